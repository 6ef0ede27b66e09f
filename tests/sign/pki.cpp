#include "tests/sign/pki.hpp"

#include <openssl/cms.h>
#include <openssl/ocsp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/ts.h>
#include <openssl/x509v3.h>

#include <atomic>
#include <chrono>
#include <stdexcept>

namespace sopan::test {
namespace {

void must(bool done) {
  if (!done) throw std::runtime_error("OpenSSL fails in a test");
}

template <class T, class Write>
std::string der(T* it, Write write) {
  unsigned char* bytes = nullptr;
  const int size = write(it, &bytes);
  must(size > 0);
  std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  OPENSSL_free(bytes);
  return out;
}

template <class Write>
std::string pem(Write write) {
  BIO* bio = BIO_new(BIO_s_mem());
  must(write(bio) == 1);
  char* data = nullptr;
  const auto size = BIO_get_mem_data(bio, &data);
  std::string out(data, static_cast<std::size_t>(size));
  BIO_free(bio);
  return out;
}

EVP_PKEY* new_key(Algorithm algorithm) {
  switch (algorithm) {
    case Algorithm::ec256:
      return EVP_EC_gen("P-256");
    case Algorithm::rsa2048:
      return EVP_RSA_gen(2048);
    case Algorithm::rsa1024:
      return EVP_RSA_gen(1024);
  }
  return nullptr;
}

void extend(X509* certificate, X509* issuer, int nid, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  auto* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
  must(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
}

long next_serial() {
  static std::atomic<long> last{1000};
  return ++last;
}

}  // namespace

std::int64_t seconds(int year, int month, int day) {
  using namespace std::chrono;
  const sys_days date = std::chrono::year{year} / month / day;
  return duration_cast<std::chrono::seconds>(date.time_since_epoch()).count();
}

struct Holder::Impl {
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
};

Holder::Holder(const Wish& wish, const Holder* issuer) : impl_(std::make_unique<Impl>()) {
  impl_->key = new_key(wish.algorithm);
  auto* x = impl_->certificate = X509_new();
  must(impl_->key != nullptr && X509_set_version(x, X509_VERSION_3) == 1);
  ASN1_INTEGER_set(X509_get_serialNumber(x), next_serial());
  ASN1_TIME_set(X509_getm_notBefore(x), wish.from);
  ASN1_TIME_set(X509_getm_notAfter(x), wish.until);
  auto* name = X509_get_subject_name(x);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(wish.name.c_str()), -1, -1, 0);
  auto* above = issuer == nullptr ? x : issuer->impl_->certificate;
  X509_set_issuer_name(x, X509_get_subject_name(above));
  X509_set_pubkey(x, impl_->key);
  extend(x, above, NID_basic_constraints, wish.authority ? "critical,CA:TRUE" : "CA:FALSE");
  extend(x, above, NID_key_usage,
         wish.usage != nullptr ? wish.usage
         : wish.authority      ? "critical,keyCertSign,cRLSign,digitalSignature"
                               : "critical,digitalSignature,nonRepudiation");
  extend(x, above, NID_subject_key_identifier, "hash");
  if (wish.stamps) {
    extend(x, above, NID_ext_key_usage, "critical,timeStamping");
  } else if (!wish.host.empty()) {
    extend(x, above, NID_ext_key_usage, "serverAuth");
    extend(x, above, NID_subject_alt_name, wish.host.c_str());
  } else if (!wish.authority) {
    extend(x, above, NID_ext_key_usage, "1.3.6.1.5.5.7.3.36,emailProtection");
  }
  auto* key = issuer == nullptr ? impl_->key : issuer->impl_->key;
  must(X509_sign(x, key, EVP_sha256()) > 0);
}

Holder::~Holder() = default;
Holder::Holder(Holder&&) noexcept = default;

std::string Holder::certificate() const { return der(impl_->certificate, i2d_X509); }

std::string Holder::certificate_pem() const {
  return pem([&](BIO* bio) { return PEM_write_bio_X509(bio, impl_->certificate); });
}

std::string Holder::key_pem() const {
  return pem([&](BIO* bio) {
    return PEM_write_bio_PrivateKey(bio, impl_->key, nullptr, nullptr, 0, nullptr, nullptr);
  });
}

std::string Holder::pkcs12(const std::string& password,
                           const std::vector<const Holder*>& chain) const {
  auto* others = sk_X509_new_null();
  for (const auto* one : chain) sk_X509_push(others, one->impl_->certificate);
  auto* file = PKCS12_create(password.c_str(), "kunci", impl_->key, impl_->certificate, others, 0,
                             0, 0, 0, 0);
  sk_X509_free(others);
  must(file != nullptr);
  auto out = der(file, i2d_PKCS12);
  PKCS12_free(file);
  return out;
}

std::string Holder::crl(const std::vector<const Holder*>& revoked, std::int64_t from,
                        std::int64_t revoked_at) const {
  constexpr std::int64_t year = 365 * 86400;
  auto* list = X509_CRL_new();
  X509_CRL_set_version(list, X509_CRL_VERSION_2);
  X509_CRL_set_issuer_name(list, X509_get_subject_name(impl_->certificate));
  auto* time = ASN1_TIME_set(nullptr, from);
  X509_CRL_set1_lastUpdate(list, time);
  ASN1_TIME_set(time, from + year);
  X509_CRL_set1_nextUpdate(list, time);
  ASN1_TIME_set(time, revoked_at);
  for (const auto* one : revoked) {
    auto* entry = X509_REVOKED_new();
    X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(one->impl_->certificate));
    X509_REVOKED_set_revocationDate(entry, time);
    X509_CRL_add0_revoked(list, entry);
  }
  ASN1_TIME_free(time);
  must(X509_CRL_sign(list, impl_->key, EVP_sha256()) > 0);
  auto out = der(list, i2d_X509_CRL);
  X509_CRL_free(list);
  return out;
}

std::string Holder::plain_message(std::string_view content, const char* digest) const {
  auto* bio = BIO_new_mem_buf(content.data(), static_cast<int>(content.size()));
  constexpr unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP;
  auto* message = CMS_sign(nullptr, nullptr, nullptr, nullptr, flags | CMS_PARTIAL);
  must(CMS_add1_signer(message, impl_->certificate, impl_->key, EVP_get_digestbyname(digest),
                       flags) != nullptr);
  must(CMS_final(message, bio, nullptr, flags) == 1);
  BIO_free(bio);
  auto out = der(message, i2d_CMS_ContentInfo);
  CMS_ContentInfo_free(message);
  return out;
}

std::string Holder::message_with(const Holder& other, std::string_view content) const {
  auto* bio = BIO_new_mem_buf(content.data(), static_cast<int>(content.size()));
  constexpr unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP | CMS_CADES;
  auto* message = CMS_sign(nullptr, nullptr, nullptr, nullptr, flags | CMS_PARTIAL);
  for (const auto* one : {this, &other})
    must(CMS_add1_signer(message, one->impl_->certificate, one->impl_->key, EVP_sha256(), flags) !=
         nullptr);
  must(CMS_final(message, bio, nullptr, flags) == 1);
  BIO_free(bio);
  auto out = der(message, i2d_CMS_ContentInfo);
  CMS_ContentInfo_free(message);
  return out;
}

std::string Holder::stamp(std::string_view request, std::int64_t time) const {
  auto* context = TS_RESP_CTX_new();
  TS_RESP_CTX_set_signer_cert(context, impl_->certificate);
  TS_RESP_CTX_set_signer_key(context, impl_->key);
  TS_RESP_CTX_set_signer_digest(context, EVP_sha256());
  TS_RESP_CTX_set_ess_cert_id_digest(context, EVP_sha256());
  TS_RESP_CTX_add_md(context, EVP_sha256());
  auto* policy = OBJ_txt2obj("1.3.6.1.4.1.99999.1", 1);
  TS_RESP_CTX_set_def_policy(context, policy);
  ASN1_OBJECT_free(policy);
  TS_RESP_CTX_set_serial_cb(
      context,
      [](TS_RESP_CTX* /**/, void* /**/) {
        auto* serial = ASN1_INTEGER_new();
        ASN1_INTEGER_set(serial, next_serial());
        return serial;
      },
      nullptr);
  TS_RESP_CTX_set_time_cb(
      context,
      [](TS_RESP_CTX* /**/, void* wanted, long* seconds_of, long* parts) {
        *seconds_of = static_cast<long>(*static_cast<const std::int64_t*>(wanted));
        *parts = 0;
        return 1;
      },
      &time);
  auto* bio = BIO_new_mem_buf(request.data(), static_cast<int>(request.size()));
  auto* response = TS_RESP_create_response(context, bio);
  BIO_free(bio);
  must(response != nullptr);
  auto out = der(response, i2d_TS_RESP);
  TS_RESP_free(response);
  TS_RESP_CTX_free(context);
  return out;
}

std::string Holder::ocsp(const Holder& about, bool revoked) const {
  auto* basic = OCSP_BASICRESP_new();
  auto* id = OCSP_cert_to_id(EVP_sha1(), about.impl_->certificate, impl_->certificate);
  auto* now = ASN1_TIME_set(nullptr, seconds(2026, 1, 2));
  auto* later = ASN1_TIME_set(nullptr, seconds(2035, 1, 2));
  must(OCSP_basic_add1_status(basic, id,
                              revoked ? V_OCSP_CERTSTATUS_REVOKED : V_OCSP_CERTSTATUS_GOOD, 0,
                              revoked ? now : nullptr, now, later) != nullptr);
  must(OCSP_basic_sign(basic, impl_->certificate, impl_->key, EVP_sha256(), nullptr, 0) == 1);
  auto* response = OCSP_response_create(OCSP_RESPONSE_STATUS_SUCCESSFUL, basic);
  auto out = der(response, i2d_OCSP_RESPONSE);
  OCSP_RESPONSE_free(response);
  OCSP_BASICRESP_free(basic);
  OCSP_CERTID_free(id);
  ASN1_TIME_free(now);
  ASN1_TIME_free(later);
  return out;
}

const Pki& pki() {
  static const Pki made = [] {
    Holder root({.name = "Akar Uji", .authority = true});
    Holder authority({.name = "Penerbit Uji", .authority = true}, &root);
    Holder official({.name = "Pejabat Uji Satu"}, &authority);
    Holder second({.name = "Pejabat Uji Dua"}, &authority);
    Holder third({.name = "Pejabat Uji Tiga"}, &authority);
    Holder clock({.name = "Jam Uji", .stamps = true, .usage = "critical,digitalSignature"},
                 &authority);
    return Pki{std::move(root),   std::move(authority), std::move(official),
               std::move(second), std::move(third),     std::move(clock)};
  }();
  return made;
}

std::string password() { return "kata sandi uji"; }

}  // namespace sopan::test
