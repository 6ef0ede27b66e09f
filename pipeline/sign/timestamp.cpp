#include "pipeline/sign/timestamp.hpp"

#include <openssl/err.h>
#include <openssl/pkcs7.h>
#include <openssl/rand.h>
#include <openssl/ts.h>

#include <array>

#include "pipeline/digest/digest.hpp"
#include "pipeline/sign/handles.hpp"

namespace sopan::sign {
namespace {

constexpr int nonce_bytes = 16;

template <class T, class Read>
Handle<T> from_der(std::string_view der, Read read) {
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  return Handle<T>(read(nullptr, &at, static_cast<long>(der.size())));
}

void check(bool done) {
  if (!done) throw std::runtime_error("OpenSSL cannot make a timestamp request");
}

void set_imprint(TS_REQ* request, const digest::Sha256& digest) {
  auto* const algorithm = X509_ALGOR_new();
  auto* const imprint = TS_MSG_IMPRINT_new();
  auto bytes = digest;
  const bool done =
      algorithm != nullptr && imprint != nullptr &&
      X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1 &&
      TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1 &&
      TS_MSG_IMPRINT_set_msg(imprint, bytes.data(), static_cast<int>(bytes.size())) == 1 &&
      TS_REQ_set_msg_imprint(request, imprint) == 1;
  TS_MSG_IMPRINT_free(imprint);
  X509_ALGOR_free(algorithm);
  check(done);
}

void set_nonce(TS_REQ* request) {
  std::array<unsigned char, nonce_bytes> random{};
  check(RAND_bytes(random.data(), nonce_bytes) == 1);
  random[0] = static_cast<unsigned char>((random[0] & 0x3FU) | 0x40U);  // positive, of full length
  auto* const number = BN_bin2bn(random.data(), nonce_bytes, nullptr);
  auto* const nonce = BN_to_ASN1_INTEGER(number, nullptr);
  const bool done = nonce != nullptr && TS_REQ_set_nonce(request, nonce) == 1;
  ASN1_INTEGER_free(nonce);
  BN_free(number);
  check(done);
}

/// What the authority says why it refuses.
std::string reason_of(TS_STATUS_INFO* status) {
  std::string reason;
  const auto* const texts = TS_STATUS_INFO_get0_text(status);
  for (int i = 0; i < sk_ASN1_UTF8STRING_num(texts); ++i)
    reason.append(i > 0 ? "; " : "").append(bytes_of(sk_ASN1_UTF8STRING_value(texts, i)));
  return reason.empty()
             ? "status " + std::to_string(ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status)))
             : reason;
}

}  // namespace

std::string timestamp_request(std::string_view stamped) {
  const Handle<TS_REQ> request(TS_REQ_new());
  check(request && TS_REQ_set_version(request.get(), 1) == 1);
  set_imprint(request.get(), digest::sha256(stamped));
  set_nonce(request.get());
  check(TS_REQ_set_cert_req(request.get(), 1) == 1);
  return der_of(request.get(), i2d_TS_REQ);
}

std::string timestamp_token(std::string_view request, std::string_view answer) {
  ERR_clear_error();
  const auto asked = from_der<TS_REQ>(request, d2i_TS_REQ);
  const auto response = from_der<TS_RESP>(answer, d2i_TS_RESP);
  if (!asked || !response) throw BadTimestamp(StampFlaw::damaged, "no answer of RFC 3161");
  auto* const status = TS_RESP_get_status_info(response.get());
  const auto granted = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(status));
  auto* const token = TS_RESP_get_token(response.get());
  if (granted != TS_STATUS_GRANTED && granted != TS_STATUS_GRANTED_WITH_MODS)
    throw BadTimestamp(StampFlaw::refused, reason_of(status));
  if (token == nullptr) throw BadTimestamp(StampFlaw::damaged, "no token");
  // Imprint, nonce, version; trust is not asked here.
  const Handle<TS_VERIFY_CTX> context(TS_REQ_to_TS_VERIFY_CTX(asked.get(), nullptr));
  const bool fits = context && TS_RESP_verify_response(context.get(), response.get()) == 1;
  ERR_clear_error();
  if (!fits) throw BadTimestamp(StampFlaw::mismatch, "of something else");
  const Handle<BIO> out(BIO_new(BIO_s_null()));
  const bool signed_well =
      PKCS7_verify(token, nullptr, nullptr, nullptr, out.get(), PKCS7_NOVERIFY) == 1;
  ERR_clear_error();
  if (!signed_well) throw BadTimestamp(StampFlaw::damaged, "wrong signature");
  return der_of(token, i2d_PKCS7);
}

}  // namespace sopan::sign
