#include "pipeline/sign/key.hpp"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <utility>

#include "pipeline/sign/handles.hpp"
#include "pipeline/sign/key_impl.hpp"

namespace sopan::sign {
namespace {

const unsigned char* data(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// What OpenSSL 3 says of ciphers that only its legacy provider knows.
bool is_legacy(unsigned long error) {
  return ERR_GET_REASON(error) == ERR_R_UNSUPPORTED || ERR_GET_LIB(error) == ERR_LIB_EVP;
}

}  // namespace

bool is_fit(EVP_PKEY* key) {
  constexpr int least_rsa = 2048, least_ec = 256;
  if (EVP_PKEY_is_a(key, "RSA") == 1) return EVP_PKEY_get_bits(key) >= least_rsa;
  return EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_bits(key) >= least_ec;
}

Key::Key(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Key::~Key() = default;
Key::Key(Key&&) noexcept = default;
Key& Key::operator=(Key&&) noexcept = default;

Key Key::from_pkcs12(std::string_view bytes, const std::string& password) {
  const auto* at = data(bytes);
  const Handle<PKCS12> file(d2i_PKCS12(nullptr, &at, static_cast<long>(bytes.size())));
  if (!file) throw BadKey(KeyFlaw::damaged, "not a PKCS#12 file");
  if (PKCS12_verify_mac(file.get(), password.c_str(), static_cast<int>(password.size())) != 1)
    throw BadKey(KeyFlaw::wrong_password, "wrong password");
  ERR_clear_error();
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
  STACK_OF(X509)* others = nullptr;
  const int done = PKCS12_parse(file.get(), password.c_str(), &key, &certificate, &others);
  auto impl = std::make_unique<Impl>();
  impl->key.reset(key);
  const Certificate own(certificate);
  const Certificates chain(others);
  if (done != 1)
    throw BadKey(is_legacy(ERR_peek_error()) ? KeyFlaw::legacy : KeyFlaw::damaged,
                 "PKCS#12 file cannot be opened");
  if (!impl->key || !own) throw BadKey(KeyFlaw::damaged, "PKCS#12 file without a key");
  if (!is_fit(key)) throw BadKey(KeyFlaw::unfit, "key too weak");
  impl->signer.certificate = der_of(own.get());
  for (int i = 0; i < sk_X509_num(chain.get()); ++i)
    impl->signer.chain.push_back(der_of(sk_X509_value(chain.get(), i)));
  return Key(std::move(impl));
}

const Signer& Key::signer() const { return impl_->signer; }

std::string Key::sign(std::string_view bytes) const {
  const Handle<EVP_MD_CTX> context(EVP_MD_CTX_new());
  std::size_t size = 0;
  if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, impl_->key.get()) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, data(bytes), bytes.size()) != 1)
    throw BadKey(KeyFlaw::refused, "the key does not sign");
  std::string signature(size, '\0');
  if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                     data(bytes), bytes.size()) != 1)
    throw BadKey(KeyFlaw::refused, "the key does not sign");
  signature.resize(size);
  return signature;
}

std::string name_of(const std::string& certificate) {
  const auto parsed = read_certificate(certificate);
  if (!parsed) return {};
  auto* const subject = X509_get_subject_name(parsed.get());
  const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
  if (at < 0) return {};
  unsigned char* text = nullptr;
  const int size =
      ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
  if (size < 0) return {};
  std::string name(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
  OPENSSL_free(text);
  return name;
}

bool has_fit_key(const std::string& certificate) {
  const auto parsed = read_certificate(certificate);
  auto* const key = parsed ? X509_get0_pubkey(parsed.get()) : nullptr;
  return key != nullptr && is_fit(key);
}

bool is_signature(const std::string& certificate, std::string_view bytes,
                  std::string_view signature) {
  const auto parsed = read_certificate(certificate);
  if (!parsed) return false;
  const Handle<EVP_MD_CTX> context(EVP_MD_CTX_new());
  return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr,
                              X509_get0_pubkey(parsed.get())) == 1 &&
         EVP_DigestVerify(context.get(), data(signature), signature.size(), data(bytes),
                          bytes.size()) == 1;
}

std::vector<std::string> certificates_of(std::string_view bytes) {
  std::vector<std::string> found;
  if (const auto one = read_certificate(bytes)) {
    found.push_back(der_of(one.get()));
    return found;
  }
  const Handle<BIO> bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
  while (const auto one = Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)))
    found.push_back(der_of(one.get()));
  ERR_clear_error();
  return found;
}

std::vector<std::string> revocation_lists_of(std::string_view bytes) {
  std::vector<std::string> found;
  const auto* at = data(bytes);
  if (const Handle<X509_CRL> one(d2i_X509_CRL(nullptr, &at, static_cast<long>(bytes.size())));
      one) {
    found.push_back(der_of(one.get(), i2d_X509_CRL));
  } else {
    const Handle<BIO> bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
    while (const auto next =
               Handle<X509_CRL>(PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr)))
      found.push_back(der_of(next.get(), i2d_X509_CRL));
  }
  ERR_clear_error();
  return found;
}

}  // namespace sopan::sign
