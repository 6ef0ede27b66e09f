#pragma once

#include <memory>
#include <string>
#include <string_view>

struct asn1_string_st;
struct bio_st;
struct CMS_ContentInfo_st;
struct ESS_signing_cert_v2_st;
struct evp_md_ctx_st;
struct evp_pkey_st;
struct ocsp_basic_response_st;
struct ocsp_cert_id_st;
struct ocsp_response_st;
struct pkcs7_st;
struct PKCS12_st;
struct stack_st_X509;
struct TS_req_st;
struct TS_resp_st;
struct TS_tst_info_st;
struct TS_verify_ctx;
struct x509_st;
struct X509_crl_st;
struct x509_store_ctx_st;
struct x509_store_st;

/// What OpenSSL hands out, in the hands of one owner.
namespace sopan::sign {

/// Gives back whatever it is.
struct Release {
  void operator()(bio_st* it) const;
  void operator()(CMS_ContentInfo_st* it) const;
  void operator()(ESS_signing_cert_v2_st* it) const;
  void operator()(evp_md_ctx_st* it) const;
  void operator()(evp_pkey_st* it) const;
  void operator()(ocsp_basic_response_st* it) const;
  void operator()(ocsp_cert_id_st* it) const;
  void operator()(ocsp_response_st* it) const;
  void operator()(pkcs7_st* it) const;
  void operator()(PKCS12_st* it) const;
  void operator()(stack_st_X509* it) const;  ///< with the certificates in it
  void operator()(TS_req_st* it) const;
  void operator()(TS_resp_st* it) const;
  void operator()(TS_tst_info_st* it) const;
  void operator()(TS_verify_ctx* it) const;
  void operator()(x509_st* it) const;
  void operator()(X509_crl_st* it) const;
  void operator()(x509_store_ctx_st* it) const;
  void operator()(x509_store_st* it) const;
};

/// Gives back a list, but not the certificates in it, which are others'.
struct ReleaseList {
  void operator()(stack_st_X509* it) const;
};

template <class T>
using Handle = std::unique_ptr<T, Release>;
using Certificate = Handle<x509_st>;
using Certificates = Handle<stack_st_X509>;
using CertificateList = std::unique_ptr<stack_st_X509, ReleaseList>;

/// A certificate from its DER; null when it is none.
Certificate read_certificate(std::string_view der);

/// What a function such as `i2d_X509` writes; empty when it cannot.
template <class T, class Write>
std::string der_of(T* it, Write write) {
  const int size = write(it, nullptr);
  std::string der(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
  auto* at = reinterpret_cast<unsigned char*>(der.data());
  if (size > 0) write(it, &at);
  return der;
}
std::string der_of(x509_st* certificate);

/// The bytes that a string of ASN.1 holds, as long as it lives.
std::string_view bytes_of(const asn1_string_st* string);

}  // namespace sopan::sign
