#include "pipeline/sign/cms.hpp"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/x509.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "pipeline/sign/handles.hpp"

namespace sopan::sign {
namespace {

void check(bool done, const char* what) {
  if (!done) throw std::runtime_error(std::string("OpenSSL cannot ") + what);
}

Certificate certificate_of(const std::string& der) {
  auto certificate = read_certificate(der);
  check(certificate != nullptr, "read a certificate");
  return certificate;
}

/// A message that lacks only its signature; its one signer.
struct Draft {
  Handle<CMS_ContentInfo> message;
  CMS_SignerInfo* signer = nullptr;
};

Draft draft(const Signer& signer, const digest::Sha256& document) {
  constexpr unsigned flags = CMS_PARTIAL | CMS_DETACHED | CMS_BINARY;
  Draft draft{.message =
                  Handle<CMS_ContentInfo>(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags))};
  check(draft.message != nullptr, "make a message");
  const auto own = certificate_of(signer.certificate);
  // The private key stays where it is: the public one is enough to name the signer.
  draft.signer =
      CMS_add1_signer(draft.message.get(), own.get(), X509_get0_pubkey(own.get()), EVP_sha256(),
                      CMS_PARTIAL | CMS_BINARY | CMS_NOSMIMECAP | CMS_CADES);
  check(draft.signer != nullptr, "add a signer");
  check(CMS_signed_add1_attr_by_NID(draft.signer, NID_pkcs9_contentType, V_ASN1_OBJECT,
                                    OBJ_nid2obj(NID_pkcs7_data), -1) == 1,
        "add the type of content");
  check(CMS_signed_add1_attr_by_NID(draft.signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING,
                                    document.data(), static_cast<int>(document.size())) == 1,
        "add the digest");
  for (const auto& der : signer.chain) {
    const auto one = certificate_of(der);
    if (X509_self_signed(one.get(), 0) == 1) continue;
    check(CMS_add1_cert(draft.message.get(), one.get()) == 1, "add a certificate");
  }
  return draft;
}

std::string length_of(std::size_t size) {
  if (size < 0x80) return {static_cast<char>(size)};
  std::string bytes;
  for (; size > 0; size >>= 8U) bytes.insert(bytes.begin(), static_cast<char>(size & 0xFFU));
  return static_cast<char>(0x80U | bytes.size()) + bytes;
}

/// DER of the set (X.690, 11.6: its members in ascending order).
std::string attributes_of(const CMS_SignerInfo* signer) {
  std::vector<std::string> attributes;
  const int count = CMS_signed_get_attr_count(signer);
  for (int i = 0; i < count; ++i) {
    attributes.push_back(der_of(CMS_signed_get_attr(signer, i), i2d_X509_ATTRIBUTE));
    check(!attributes.back().empty(), "write an attribute");
  }
  std::ranges::sort(attributes, [](const std::string& a, const std::string& b) {
    return std::ranges::lexicographical_compare(
        a, b, {}, [](char c) { return c & 0xFF; }, [](char c) { return c & 0xFF; });
  });
  std::string body;
  for (const auto& one : attributes) body += one;
  return "\x31" + length_of(body.size()) + body;
}

/// RFC 4055 and RFC 5758: RSA takes a NULL parameter, ECDSA none.
void name_algorithm(CMS_SignerInfo* signer) {
  EVP_PKEY* key = nullptr;
  X509_ALGOR* digest = nullptr;
  X509_ALGOR* signature = nullptr;
  CMS_SignerInfo_get0_algs(signer, &key, nullptr, &digest, &signature);
  const bool rsa = EVP_PKEY_is_a(key, "RSA") == 1;
  const int nid = rsa ? NID_sha256WithRSAEncryption : NID_ecdsa_with_SHA256;
  check(
      X509_ALGOR_set0(signature, OBJ_nid2obj(nid), rsa ? V_ASN1_NULL : V_ASN1_UNDEF, nullptr) == 1,
      "name the algorithm");
}

/// Of a message, and of the tokens in it; tokens in tokens are nobody's.
void gather_certificates(std::string_view message, bool with_tokens,
                         std::vector<std::string>& found) {
  const auto* at = reinterpret_cast<const unsigned char*>(message.data());
  const Handle<CMS_ContentInfo> parsed(
      d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(message.size())));
  if (!parsed || OBJ_obj2nid(CMS_get0_type(parsed.get())) != NID_pkcs7_signed) return;
  const Certificates certificates(CMS_get1_certs(parsed.get()));
  for (int i = 0; i < sk_X509_num(certificates.get()); ++i)
    found.push_back(der_of(sk_X509_value(certificates.get(), i)));
  auto* const signers = CMS_get0_SignerInfos(parsed.get());
  for (int i = 0; with_tokens && i < sk_CMS_SignerInfo_num(signers); ++i) {
    const auto* const token = static_cast<ASN1_STRING*>(CMS_unsigned_get0_data_by_OBJ(
        sk_CMS_SignerInfo_value(signers, i), OBJ_nid2obj(NID_id_smime_aa_timeStampToken), -3,
        V_ASN1_SEQUENCE));
    if (token != nullptr) gather_certificates(bytes_of(token), false, found);
  }
}

}  // namespace

std::string signed_attributes(const Signer& signer, const digest::Sha256& document) {
  return attributes_of(draft(signer, document).signer);
}

std::string message(const Signer& signer, const digest::Sha256& document,
                    std::string_view signature, std::string_view token) {
  const auto made = draft(signer, document);
  name_algorithm(made.signer);
  check(ASN1_STRING_set(CMS_SignerInfo_get0_signature(made.signer), signature.data(),
                        static_cast<int>(signature.size())) == 1,
        "set the signature");
  if (!token.empty())
    check(
        CMS_unsigned_add1_attr_by_NID(made.signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE,
                                      token.data(), static_cast<int>(token.size())) == 1,
        "add a timestamp");
  auto der = der_of(made.message.get(), i2d_CMS_ContentInfo);
  check(!der.empty(), "write the message");
  return der;
}

std::vector<std::string> certificates_in(std::string_view message) {
  std::vector<std::string> found;
  gather_certificates(message, true, found);
  ERR_clear_error();
  return found;
}

}  // namespace sopan::sign
