#include "pipeline/sign/chain.hpp"

#include <openssl/err.h>
#include <openssl/ocsp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>

#include "pipeline/sign/handles.hpp"

namespace sopan::sign {
namespace {

template <class T, class Read>
T* read_der(const std::string& der, Read read) {
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  return read(nullptr, &at, static_cast<long>(der.size()));
}

/// -1, 0, 1: a moment of ASN.1 before, at or after `time`.
int compare(const ASN1_TIME* moment, std::int64_t time) {
  const int result = ASN1_TIME_cmp_time_t(moment, static_cast<time_t>(time));
  return result;
}

enum class Standing : std::uint8_t { unknown, good, revoked };

/// By the lists of revoked certificates that the issuer signed.
Standing by_lists(X509* certificate, X509* issuer, const std::vector<std::string>& lists,
                  std::int64_t time) {
  auto standing = Standing::unknown;
  for (const auto& der : lists) {
    const Handle<X509_CRL> list(read_der<X509_CRL>(der, d2i_X509_CRL));
    if (!list || X509_NAME_cmp(X509_CRL_get_issuer(list.get()), X509_get_subject_name(issuer)) != 0)
      continue;
    if (X509_CRL_verify(list.get(), X509_get0_pubkey(issuer)) != 1) continue;
    X509_REVOKED* entry = nullptr;
    if (X509_CRL_get0_by_cert(list.get(), &entry, certificate) == 1 &&
        compare(X509_REVOKED_get0_revocationDate(entry), time) <= 0)
      return Standing::revoked;
    const auto* const next = X509_CRL_get0_nextUpdate(list.get());
    const bool fresh = next == nullptr || compare(next, time) >= 0;
    if (fresh) standing = Standing::good;
  }
  return standing;
}

Standing by_answer(OCSP_BASICRESP* basic, const OCSP_CERTID* id, std::int64_t time) {
  int status = -1;
  ASN1_GENERALIZEDTIME *revoked = nullptr, *from = nullptr, *until = nullptr;
  if (OCSP_resp_find_status(basic, const_cast<OCSP_CERTID*>(id), &status, nullptr, &revoked, &from,
                            &until) != 1)
    return Standing::unknown;
  if (status == V_OCSP_CERTSTATUS_REVOKED)
    return revoked == nullptr || compare(revoked, time) <= 0 ? Standing::revoked : Standing::good;
  const bool fresh = until == nullptr || compare(until, time) >= 0;
  return status == V_OCSP_CERTSTATUS_GOOD && fresh ? Standing::good : Standing::unknown;
}

/// By OCSP answers that the issuer signed, or one whom it appointed.
Standing by_answers(X509* certificate, X509* issuer, const std::vector<std::string>& answers,
                    std::int64_t time) {
  const Handle<OCSP_CERTID> id(OCSP_cert_to_id(EVP_sha1(), certificate, issuer));
  const Handle<X509_STORE> store(X509_STORE_new());
  X509_STORE_add_cert(store.get(), issuer);
  X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_NO_CHECK_TIME);
  const CertificateList issuers(sk_X509_new_null());
  sk_X509_push(issuers.get(), issuer);
  for (const auto& der : answers) {
    const Handle<OCSP_RESPONSE> response(read_der<OCSP_RESPONSE>(der, d2i_OCSP_RESPONSE));
    const Handle<OCSP_BASICRESP> basic(response ? OCSP_response_get1_basic(response.get())
                                                : nullptr);
    if (!basic || OCSP_basic_verify(basic.get(), issuers.get(), store.get(), 0) != 1) continue;
    const auto standing = by_answer(basic.get(), id.get(), time);
    if (standing != Standing::unknown) return standing;
  }
  return Standing::unknown;
}

bool is_fit(X509* certificate, Purpose purpose) {
  if (purpose == Purpose::timestamp)
    return (X509_get_extended_key_usage(certificate) & XKU_TIMESTAMP) != 0 &&
           X509_get_extended_key_usage(certificate) != UINT32_MAX;
  constexpr std::uint32_t wanted = KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION;
  return (X509_get_key_usage(certificate) & wanted) != 0;
}

bool is_strong(X509* certificate) {
  constexpr int least_rsa = 2048, least_ec = 256;
  auto* const key = X509_get0_pubkey(certificate);
  if (key == nullptr) return false;
  if (EVP_PKEY_is_a(key, "RSA") == 1) return EVP_PKEY_get_bits(key) >= least_rsa;
  return EVP_PKEY_get_bits(key) >= least_ec;
}

struct Chain {
  Certificates links;
  int error = X509_V_OK;
};

/// From the certificate to an anchor, whatever the time.
Chain chain_of(X509* certificate, const ChainQuestion& question, const Trust& trust) {
  const Handle<X509_STORE> store(X509_STORE_new());
  for (const auto& der : trust.anchors)
    if (const auto anchor = read_certificate(der)) X509_STORE_add_cert(store.get(), anchor.get());
  const Certificates others(sk_X509_new_null());
  for (const auto& der : question.others)
    if (auto one = read_certificate(der)) sk_X509_push(others.get(), one.release());
  const Handle<X509_STORE_CTX> context(X509_STORE_CTX_new());
  X509_STORE_CTX_init(context.get(), store.get(), certificate, others.get());
  auto* const rules = X509_STORE_CTX_get0_param(context.get());
  X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_NO_CHECK_TIME);
  // The least strength of 112 bits leaves out SHA-1 and RSA below 2048 bits.
  X509_VERIFY_PARAM_set_auth_level(rules, 2);
  X509_VERIFY_PARAM_set_purpose(rules, X509_PURPOSE_ANY);
  const bool found = X509_verify_cert(context.get()) == 1;
  return {.links = Certificates(found ? X509_STORE_CTX_get1_chain(context.get()) : nullptr),
          .error = found ? X509_V_OK : X509_STORE_CTX_get_error(context.get())};
}

}  // namespace

std::vector<Finding> check_chain(const ChainQuestion& question, const Trust& trust,
                                 const Evidence& evidence) {
  std::vector<Finding> findings;
  const auto certificate = read_certificate(question.certificate);
  if (!certificate) return {{"no-certificate", Verdict::invalid, {}}};
  if (!is_fit(certificate.get(), question.purpose))
    findings.push_back({"unfit-certificate", Verdict::invalid, {}});
  if (!is_strong(certificate.get())) findings.push_back({"weak-key", Verdict::invalid, {}});
  const auto chain = chain_of(certificate.get(), question, trust);
  if (!chain.links) {
    findings.push_back({"untrusted", Verdict::noted, X509_verify_cert_error_string(chain.error)});
    return findings;
  }
  auto lists = evidence.lists;
  lists.insert(lists.end(), trust.lists.begin(), trust.lists.end());
  bool unknown = false;
  const int count = sk_X509_num(chain.links.get());
  for (int i = 0; i < count; ++i) {
    auto* const link = sk_X509_value(chain.links.get(), i);
    if (compare(X509_get0_notBefore(link), question.time) > 0 ||
        compare(X509_get0_notAfter(link), question.time) < 0)
      findings.push_back({"expired", Verdict::noted, {}});
    if (i + 1 == count) break;  // an anchor answers for itself
    auto* const issuer = sk_X509_value(chain.links.get(), i + 1);
    auto standing = by_lists(link, issuer, lists, question.time);
    if (standing == Standing::unknown)
      standing = by_answers(link, issuer, evidence.answers, question.time);
    if (standing == Standing::revoked) findings.push_back({"revoked", Verdict::invalid, {}});
    unknown = unknown || standing == Standing::unknown;
  }
  if (unknown) findings.push_back({"unknown-revocation", Verdict::noted, {}});
  ERR_clear_error();
  return findings;
}

bool was_valid(const std::string& certificate, std::int64_t time) {
  const auto parsed = read_certificate(certificate);
  return parsed && compare(X509_get0_notBefore(parsed.get()), time) <= 0 &&
         compare(X509_get0_notAfter(parsed.get()), time) >= 0;
}

std::string issuer_of(const std::string& certificate) {
  const auto parsed = read_certificate(certificate);
  if (!parsed) return {};
  char name[256] = {};
  X509_NAME_get_text_by_NID(X509_get_issuer_name(parsed.get()), NID_commonName, name, sizeof name);
  return name;
}

}  // namespace sopan::sign
