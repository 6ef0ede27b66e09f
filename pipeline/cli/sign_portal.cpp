#include "pipeline/cli/sign_portal.hpp"

#include <chrono>
#include <filesystem>
#include <iostream>
#include <system_error>

#include "pipeline/cli/child.hpp"
#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/finding_words.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/scratch.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/portal.hpp"
#include "pipeline/sign/sign.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

/// One that is signed already is not sent again, unless for another place.
void check_unsigned(const Options& options, const std::string& pdf) {
  if (options.signing.field) {
    sign::box_of(pdf, *options.signing.field);
  } else if (const auto fields = sign::signed_fields(pdf); !fields.empty()) {
    throw sign::CannotSign(sign::SignFlaw::signed_already, fields.front());
  }
}

std::string returned_by(const Options& options, const std::string& name, const std::string& pdf) {
  const Scratch scratch;
  const auto file = fs::path(name).filename();
  const auto in = scratch.path() / "in" / file, out = scratch.path() / "out" / file;
  files::write_file(in, pdf);
  fs::create_directory(out.parent_path());
  const auto program = options.signing.external_cmd.value_or("");
  run_or_throw({program, in.string(), out.string()}, options);
  if (!fs::exists(out))
    throw UsageError({"program-without-result", {program}}, {"see-help-of", {"sign"}});
  return files::read_file(out, sign::max_pdf_bytes);
}

/// The first reason why a finding hinders, or nothing.
std::optional<sign::Finding> hindrance(const std::vector<sign::Finding>& findings) {
  for (const auto& finding : findings)
    if (finding.weight == sign::Verdict::invalid) return finding;
  return {};
}

/// Why what came back may not take the place of what was sent.
std::optional<std::string> refusal(const std::string& pdf, const std::string& returned,
                                   const sign::PortalReport& report, const Options& options) {
  if (const auto changed = hindrance(report.findings))
    return sentence_of(*changed, options.language);
  const auto judged = sign::verify(returned, {.now = signing_moment(options).seconds});
  if (judged.signatures.size() <= sign::signed_fields(pdf).size())
    return sentence_of({"unsigned", sign::Verdict::invalid, {}}, options.language);
  auto wrong = hindrance(judged.findings);
  for (const auto& one : judged.signatures)
    if (!wrong) wrong = hindrance(one.findings);
  if (wrong) return sentence_of(*wrong, options.language);
  return {};
}

}  // namespace

std::string signed_by_portal(const Options& options, const std::string& name,
                             const std::string& pdf) {
  check_unsigned(options, pdf);
  auto returned = returned_by(options, name, pdf);
  const auto report = sign::compare_with_base(pdf, returned);
  if (const auto why = refusal(pdf, returned, report, options)) {
    const auto aside = name + ".ditolak";
    files::write_file(aside, returned);
    throw UsageError({"portal-refused", {name, *why}}, {"portal-aside", {aside}});
  }
  for (const auto& finding : report.findings)
    if (finding.weight == sign::Verdict::noted)
      std::cerr << phrase("verify-note", {name + ": " + sentence_of(finding, options.language)},
                          options.language)
                << '\n';
  return returned;
}

}  // namespace sopan::cli
