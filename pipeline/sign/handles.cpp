#include "pipeline/sign/handles.hpp"

#include <openssl/cms.h>
#include <openssl/ess.h>
#include <openssl/evp.h>
#include <openssl/ocsp.h>
#include <openssl/pkcs12.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

namespace sopan::sign {

void Release::operator()(bio_st* it) const { BIO_free_all(it); }
void Release::operator()(CMS_ContentInfo_st* it) const { CMS_ContentInfo_free(it); }
void Release::operator()(ESS_signing_cert_v2_st* it) const { ESS_SIGNING_CERT_V2_free(it); }
void Release::operator()(evp_md_ctx_st* it) const { EVP_MD_CTX_free(it); }
void Release::operator()(evp_pkey_st* it) const { EVP_PKEY_free(it); }
void Release::operator()(ocsp_basic_response_st* it) const { OCSP_BASICRESP_free(it); }
void Release::operator()(ocsp_cert_id_st* it) const { OCSP_CERTID_free(it); }
void Release::operator()(ocsp_response_st* it) const { OCSP_RESPONSE_free(it); }
void Release::operator()(pkcs7_st* it) const { PKCS7_free(it); }
void Release::operator()(PKCS12_st* it) const { PKCS12_free(it); }
void Release::operator()(stack_st_X509* it) const { sk_X509_pop_free(it, X509_free); }
void Release::operator()(TS_req_st* it) const { TS_REQ_free(it); }
void Release::operator()(TS_resp_st* it) const { TS_RESP_free(it); }
void Release::operator()(TS_tst_info_st* it) const { TS_TST_INFO_free(it); }
void Release::operator()(TS_verify_ctx* it) const { TS_VERIFY_CTX_free(it); }
void Release::operator()(x509_st* it) const { X509_free(it); }
void Release::operator()(X509_crl_st* it) const { X509_CRL_free(it); }
void Release::operator()(x509_store_ctx_st* it) const { X509_STORE_CTX_free(it); }
void Release::operator()(x509_store_st* it) const { X509_STORE_free(it); }
void ReleaseList::operator()(stack_st_X509* it) const { sk_X509_free(it); }

Certificate read_certificate(std::string_view der) {
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  return Certificate(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
}

std::string der_of(x509_st* certificate) { return der_of(certificate, i2d_X509); }

std::string_view bytes_of(const asn1_string_st* string) {
  return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(string)),
          static_cast<std::size_t>(ASN1_STRING_length(string))};
}

}  // namespace sopan::sign
