#include "pipeline/sign/message_check.hpp"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ess.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <ctime>
#include <utility>

#include "pipeline/sign/chain.hpp"
#include "pipeline/sign/handles.hpp"
#include "pipeline/sign/key.hpp"

namespace sopan::sign {
namespace {

std::string hash(const EVP_MD* kind, std::string_view bytes) {
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(digest.data()), &size,
                 kind, nullptr) != 1)
    size = 0;
  digest.resize(size);
  return digest;
}

/// SHA-256 and its longer sisters; nothing else.
const EVP_MD* strong_digest(const ASN1_OBJECT* algorithm) {
  switch (OBJ_obj2nid(algorithm)) {
    case NID_sha256:
      return EVP_sha256();
    case NID_sha384:
      return EVP_sha384();
    case NID_sha512:
      return EVP_sha512();
    default:
      return nullptr;
  }
}

const EVP_MD* strong_digest(const X509_ALGOR* algorithm) {
  const ASN1_OBJECT* object = nullptr;
  X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
  return strong_digest(object);
}

/// DER, and zeros behind it.
template <class Handle, class Read>
Handle read_der(std::string_view bytes, Read read) {
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* const begin = at;
  Handle made(read(nullptr, &at, static_cast<long>(bytes.size())));
  if (!made) return made;
  const auto rest = bytes.substr(static_cast<std::size_t>(at - begin));
  return std::ranges::all_of(rest, [](char c) { return c == 0; }) ? std::move(made) : Handle();
}

void find(SignatureReport& report, std::string_view code, Verdict weight, std::string detail = {}) {
  report.findings.push_back({code, weight, std::move(detail)});
}

void fail(SignatureReport& report, std::string_view code, std::string detail = {}) {
  find(report, code, Verdict::invalid, std::move(detail));
}

std::vector<std::string> ders_of(const STACK_OF(X509) * stack) {
  std::vector<std::string> ders;
  ders.reserve(static_cast<std::size_t>(std::max(0, sk_X509_num(stack))));
  for (int i = 0; i < sk_X509_num(stack); ++i) ders.push_back(der_of(sk_X509_value(stack, i)));
  return ders;
}

void check_chain_of(const std::string& certificate, std::vector<std::string> others,
                    Purpose purpose, const Trust& trust, const Evidence& evidence,
                    SignatureReport& report) {
  others.insert(others.end(), evidence.certificates.begin(), evidence.certificates.end());
  auto found = check_chain({.certificate = certificate,
                            .others = std::move(others),
                            .purpose = purpose,
                            .time = report.stamped.value_or(trust.now)},
                           trust, evidence);
  report.findings.insert(report.findings.end(), found.begin(), found.end());
}

/// A timestamp token over `stamped`; the time it tells when all is well with it.
std::optional<std::int64_t> check_token(std::string_view der, std::string_view stamped,
                                        const Trust& trust, const Evidence& evidence,
                                        SignatureReport& report) {
  const auto token = read_der<Handle<PKCS7>>(der, d2i_PKCS7);
  const Handle<TS_TST_INFO> info(token && PKCS7_type_is_signed(token.get()) == 1
                                     ? PKCS7_to_TS_TST_INFO(token.get())
                                     : nullptr);
  if (!info) return fail(report, "bad-timestamp"), std::nullopt;
  auto* const imprint = TS_TST_INFO_get_msg_imprint(info.get());
  const auto* const kind = strong_digest(TS_MSG_IMPRINT_get_algo(imprint));
  if (kind == nullptr) return fail(report, "weak-digest"), std::nullopt;
  if (hash(kind, stamped) != bytes_of(TS_MSG_IMPRINT_get_msg(imprint)))
    return fail(report, "timestamp-of-other"), std::nullopt;
  // The content of a token is inside it; only its signature is held against it here.
  const Handle<BIO> out(BIO_new(BIO_s_null()));
  if (PKCS7_verify(token.get(), nullptr, nullptr, nullptr, out.get(), PKCS7_NOVERIFY) != 1)
    return fail(report, "bad-timestamp"), std::nullopt;
  const CertificateList signers(PKCS7_get0_signers(token.get(), nullptr, 0));
  if (!signers || sk_X509_num(signers.get()) != 1)
    return fail(report, "bad-timestamp"), std::nullopt;
  std::tm parts{};
  if (ASN1_TIME_to_tm(TS_TST_INFO_get_time(info.get()), &parts) != 1)
    return fail(report, "bad-timestamp"), std::nullopt;
  const auto time = static_cast<std::int64_t>(timegm(&parts));
  auto* const certificate = sk_X509_value(signers.get(), 0);
  const auto before = report.findings.size();
  SignatureReport authority;
  authority.stamped = time;
  check_chain_of(der_of(certificate), ders_of(token->d.sign->cert), Purpose::timestamp, trust,
                 evidence, authority);
  for (const auto& finding : authority.findings) {
    if (finding.code == "unknown-revocation") continue;
    const bool untrusted = finding.code == "untrusted";
    find(report, untrusted ? "untrusted-timestamp" : finding.code, finding.weight, finding.detail);
  }
  if (report.findings.size() > before) return std::nullopt;
  return time;
}

/// The attributes that the signer signed must be about this document and this certificate.
void check_attributes(CMS_SignerInfo* signer, X509* certificate, STACK_OF(X509) * all,
                      std::string_view covered, SignatureReport& report) {
  X509_ALGOR* algorithm = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &algorithm, nullptr);
  const auto* const kind = strong_digest(algorithm);
  if (kind == nullptr) return fail(report, "weak-digest");
  const auto attribute = [&](int nid, int type) {
    return CMS_signed_get0_data_by_OBJ(signer, OBJ_nid2obj(nid), -3, type);
  };
  const auto* const digest =
      static_cast<ASN1_STRING*>(attribute(NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING));
  const auto* const content =
      static_cast<ASN1_OBJECT*>(attribute(NID_pkcs9_contentType, V_ASN1_OBJECT));
  if (digest == nullptr || content == nullptr || OBJ_obj2nid(content) != NID_pkcs7_data)
    return fail(report, "bad-message");
  if (hash(kind, covered) != bytes_of(digest)) fail(report, "other-content");
  if (CMS_SignerInfo_verify(signer) != 1) fail(report, "wrong-signature");
  if (CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1) >= 0)
    find(report, "own-time", Verdict::noted);
  const auto* const sequence =
      static_cast<ASN1_STRING*>(attribute(NID_id_smime_aa_signingCertificateV2, V_ASN1_SEQUENCE));
  if (sequence == nullptr) {
    const bool required = report.kind == "ETSI.CAdES.detached";
    return find(report, "unbound-certificate", required ? Verdict::invalid : Verdict::noted);
  }
  const auto der = bytes_of(sequence);
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  const Handle<ESS_SIGNING_CERT_V2> essence(
      d2i_ESS_SIGNING_CERT_V2(nullptr, &at, static_cast<long>(der.size())));
  const CertificateList chain(sk_X509_new_null());
  sk_X509_push(chain.get(), certificate);
  for (int i = 0; i < sk_X509_num(all); ++i)
    if (X509_cmp(sk_X509_value(all, i), certificate) != 0)
      sk_X509_push(chain.get(), sk_X509_value(all, i));
  if (!essence || OSSL_ESS_check_signing_certs(nullptr, essence.get(), chain.get(), 1) <= 0)
    fail(report, "other-certificate");
}

void check_timestamp(CMS_SignerInfo* signer, const Trust& trust, const Evidence& evidence,
                     SignatureReport& report) {
  const auto* const token = static_cast<ASN1_STRING*>(CMS_unsigned_get0_data_by_OBJ(
      signer, OBJ_nid2obj(NID_id_smime_aa_timeStampToken), -3, V_ASN1_SEQUENCE));
  if (token == nullptr) return find(report, "no-timestamp", Verdict::noted);
  report.stamped = check_token(bytes_of(token), bytes_of(CMS_SignerInfo_get0_signature(signer)),
                               trust, evidence, report);
}

void check_signer(CMS_ContentInfo* message, std::string_view covered, const Trust& trust,
                  const Evidence& evidence, SignatureReport& report) {
  auto* const signers = CMS_get0_SignerInfos(message);
  if (sk_CMS_SignerInfo_num(signers) != 1) return fail(report, "many-signers");
  auto* const signer = sk_CMS_SignerInfo_value(signers, 0);
  const Certificates all(CMS_get1_certs(message));
  CMS_set1_signers_certs(message, nullptr, 0);
  X509* certificate = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, nullptr, nullptr);
  if (certificate == nullptr) return fail(report, "no-certificate");
  const auto der = der_of(certificate);
  report.signer = name_of(der);
  report.issuer = issuer_of(der);
  check_attributes(signer, certificate, all.get(), covered, report);
  auto wider = evidence;  // the authority of time may stand below a certificate of the signer's
  const auto ders = ders_of(all.get());
  wider.certificates.insert(wider.certificates.end(), ders.begin(), ders.end());
  check_timestamp(signer, trust, wider, report);
  check_chain_of(der, ders_of(all.get()), Purpose::document, trust, evidence, report);
  if (report.claimed && !was_valid(der, report.claimed->seconds))
    fail(report, "signed-outside-validity");
}

}  // namespace

void check_message(std::string_view contents, std::string_view covered, const Trust& trust,
                   const Evidence& evidence, SignatureReport& report) {
  ERR_clear_error();
  const auto message = read_der<Handle<CMS_ContentInfo>>(contents, d2i_CMS_ContentInfo);
  const bool usable = message && OBJ_obj2nid(CMS_get0_type(message.get())) == NID_pkcs7_signed &&
                      CMS_is_detached(message.get()) == 1;
  if (usable) {
    check_signer(message.get(), covered, trust, evidence, report);
  } else {
    fail(report, "bad-message");
  }
  ERR_clear_error();
}

void check_document_timestamp(std::string_view contents, std::string_view covered,
                              const Trust& trust, const Evidence& evidence,
                              SignatureReport& report) {
  ERR_clear_error();
  // Zeros fill the place behind the token.
  report.stamped = check_token(contents, covered, trust, evidence, report);
  ERR_clear_error();
}

}  // namespace sopan::sign
