#include "pipeline/sign/apart.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <utility>
#include <vector>

#include "pipeline/sign/cms.hpp"
#include "pipeline/sign/encoding.hpp"
#include "pipeline/sign/handles.hpp"

namespace sopan::sign {
namespace {

bool is_rsa(const Signer& signer) {
  const auto certificate = read_certificate(signer.certificate);
  return certificate && EVP_PKEY_is_a(X509_get0_pubkey(certificate.get()), "RSA") == 1;
}

/// The two numbers of an ECDSA signature, of equal length behind each other, as DER (RFC 3279).
std::string der_of_numbers(std::string_view numbers) {
  const auto half = static_cast<int>(numbers.size() / 2);
  const auto* const bytes = reinterpret_cast<const unsigned char*>(numbers.data());
  auto* const made = ECDSA_SIG_new();
  std::string der;
  if (made != nullptr && ECDSA_SIG_set0(made, BN_bin2bn(bytes, half, nullptr),
                                        BN_bin2bn(bytes + half, half, nullptr)) == 1)
    der = sign::der_of(made, i2d_ECDSA_SIG);
  ECDSA_SIG_free(made);
  return der;
}

/// What the bytes of a file can mean.
std::vector<std::string> readings_of(std::string_view bytes, bool rsa) {
  std::vector<std::string> readings = {std::string(bytes)};
  auto text = bytes;
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  if (const auto hex = from_hex(text)) readings.push_back(*hex);
  if (const auto base64 = from_base64(text)) readings.push_back(*base64);
  const auto plain = readings.size();
  for (std::size_t i = 0; i < plain && !rsa; ++i)
    if (!readings[i].empty() && readings[i].size() % 2 == 0)
      readings.push_back(der_of_numbers(readings[i]));
  return readings;
}

}  // namespace

Signer signer_in(std::string_view bytes) {
  auto certificates = certificates_of(bytes);
  if (certificates.empty()) throw BadKey(KeyFlaw::damaged, "no certificate");
  Signer signer{.certificate = std::move(certificates.front())};
  certificates.erase(certificates.begin());
  signer.chain = std::move(certificates);
  if (!has_fit_key(signer.certificate)) throw BadKey(KeyFlaw::unfit, "key too weak");
  return signer;
}

std::string algorithm_of(const Signer& signer) { return is_rsa(signer) ? "rsa" : "ecdsa"; }

std::optional<std::string> signature_in(std::string_view bytes, const Signer& signer,
                                        std::string_view attributes) {
  for (auto& reading : readings_of(bytes, is_rsa(signer)))
    if (is_signature(signer.certificate, attributes, reading)) return std::move(reading);
  return {};
}

std::string finish(Prepared prepared, const Signer& signer, std::string_view returned,
                   const Stamper& stamper) {
  const auto digest = digest_of(prepared);
  const auto signature = signature_in(returned, signer, signed_attributes(signer, digest));
  if (!signature) throw CannotSign(SignFlaw::foreign_key, name_of(signer.certificate));
  const auto token = stamper ? stamper(*signature) : std::string();
  return finish(std::move(prepared), message(signer, digest, *signature, token));
}

}  // namespace sopan::sign
