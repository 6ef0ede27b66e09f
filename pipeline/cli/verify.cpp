#include "pipeline/sign/verify.hpp"

#include <algorithm>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/finding_words.hpp"
#include "pipeline/cli/pdf_faults.hpp"
#include "pipeline/cli/pdf_files.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/rebuild.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/cli/verify_archive.hpp"
#include "pipeline/cli/verify_data.hpp"
#include "pipeline/localize/dates.hpp"
#include "pipeline/localize/printable.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/portal.hpp"

namespace sopan::cli {
namespace {

using localization::printable;

std::string_view key_of(sign::Verdict verdict) {
  switch (verdict) {
    case sign::Verdict::valid:
      return "is-valid";
    case sign::Verdict::noted:
      return "is-noted";
    case sign::Verdict::invalid:
      return "is-invalid";
  }
  return "is-invalid";
}

std::string time_shown(const sign::Moment& moment, Language language) {
  return localization::date(sign::day_of(moment), language) + " " + sign::time_of(moment) + " " +
         sign::zone_of(moment);
}

void tell_findings(const std::vector<sign::Finding>& findings, Language language) {
  for (const auto& finding : findings) {
    const bool bad = finding.weight == sign::Verdict::invalid;
    std::cout << "     "
              << phrase(bad ? "verify-bad" : "verify-note", {sentence_of(finding, language)},
                        language)
              << '\n';
  }
}

void tell_signature(const sign::SignatureReport& one, std::size_t number, Language language) {
  const auto by = one.signer.empty() ? one.kind : one.signer + " (" + one.issuer + ")";
  std::cout << "  " << number << ". " << printable(one.field) << ": " << printable(by) << '\n';
  if (one.stamped)
    std::cout << "     "
              << phrase("stamped-time", {time_shown({*one.stamped, sign::wib}, language)}, language)
              << '\n';
  if (one.claimed && !one.stamped)
    std::cout << "     " << phrase("claimed-time", {time_shown(*one.claimed, language)}, language)
              << '\n';
  if (!one.reason.empty())
    std::cout << "     " << phrase("signing-reason", {one.reason}, language) << '\n';
  if (!one.whole)
    std::cout << "     " << phrase("covers-bytes", {std::to_string(one.end)}, language) << '\n';
  tell_findings(one.findings, language);
}

void tell_report(const std::string& name, const sign::VerifyReport& report, Language language) {
  std::cout << printable(name) << ": " << phrase(key_of(sign::verdict_of(report)), {}, language)
            << '\n';
  tell_findings(report.findings, language);
  for (std::size_t i = 0; i < report.signatures.size(); ++i)
    tell_signature(report.signatures[i], i + 1, language);
}

int code_of(sign::Verdict verdict, bool strict) {
  return verdict == sign::Verdict::invalid || (strict && verdict == sign::Verdict::noted) ? 1 : 0;
}

/// What a portal made of the file that it got.
void hold_against(const std::string& base, const std::string& pdf, sign::VerifyReport& report) {
  const auto compared = sign::compare_with_base(base, pdf);
  report.findings.insert(report.findings.end(), compared.findings.begin(), compared.findings.end());
}

}  // namespace

int verify(const Options& options) try {
  if (options.arguments.empty()) throw UsageError({"missing-pdf", {}}, {"see-help-of", {"verify"}});
  const auto trust = trust_of(options);
  const auto names = pdf_files(options.arguments);
  if (options.base && names.size() > 1)
    throw UsageError({"surplus-argument", {names[1], "verify"}}, {"see-help-of", {"verify"}});
  const auto base = options.base ? files::read_file(*options.base, sign::max_pdf_bytes) : "";
  std::optional<ArchiveDesk> desk;
  if (options.archive) desk.emplace(*options.archive);
  int code = 0;
  std::vector<std::string> all;
  for (const auto& name : names) {
    const auto pdf = files::read_file(name, sign::max_pdf_bytes);
    auto report = sign::verify(pdf, trust);
    if (options.rebuild) report.findings.push_back(rebuilt(pdf));
    if (options.base) hold_against(base, pdf, report);
    const auto answer = desk ? std::optional(desk->ask(pdf)) : std::nullopt;
    if (answer) report.findings.push_back(desk->finding_of(*answer, options.language));
    code = std::max(code, code_of(sign::verdict_of(report), options.strict));
    if (options.json) {
      all.push_back(data_of(name, report, options.language, answer));
    } else {
      tell_report(name, report, options.language);
    }
  }
  if (options.json) std::cout << list_of(all);
  return code;
} catch (const sign::BadPdf& bad) {  // of the base: of the other files it is a verdict
  throw UsageError(said_of(bad, options.base.value_or("")), {"see-help-of", {"verify"}});
}

}  // namespace sopan::cli
