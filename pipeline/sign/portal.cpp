#include "pipeline/sign/portal.hpp"

#include <algorithm>
#include <string>

#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/differences.hpp"
#include "pipeline/sign/fields.hpp"
#include "pipeline/sign/objects.hpp"
#include "pipeline/sign/substance.hpp"

namespace sopan::sign {
namespace {

bool is_signed(const Field& field) { return !field.value.is(Value::Kind::null); }

/// Whether only signatures stand behind the base.
bool is_appended(std::string_view base, std::string_view returned) {
  if (!returned.starts_with(base)) return false;
  const auto before = parse(base);
  const auto fields = signature_fields(before);
  Allowance allowance{.certify = std::ranges::none_of(fields, is_signed)};
  for (const auto& field : fields) {
    if (!is_signed(field)) continue;
    const auto permission = permission_of(before, field.value);
    allowance.certified = allowance.certified || permission > 0;
    if (permission == 1 || locks_all(before, field.value)) allowance.sign_fields = false;
  }
  return forbidden_changes(before, parse(returned), allowance).empty();
}

/// Whether a page still draws all that it drew: by itself, or through a form around it.
bool shows(const PageSubstance& after, const PageSubstance& before) {
  const auto holds = [&](const std::string& content) {
    return content.find(before.content) != std::string::npos;
  };
  const bool drawn = holds(after.content) || std::ranges::any_of(after.forms, holds);
  const bool forms = std::ranges::all_of(before.forms, [&](const auto& form) {
    return std::ranges::find(after.forms, form) != after.forms.end();
  });
  return drawn && forms && after.frame == before.frame &&
         std::ranges::includes(after.images, before.images);
}

/// The handling of a file that is not just appended to.
Finding judge_pages(const Substance& before, const Substance& after) {
  if (before.pages.size() != after.pages.size())
    return {"base-changed", Verdict::invalid,
            std::to_string(before.pages.size()) + " → " + std::to_string(after.pages.size())};
  std::string changed, stamped;
  for (std::size_t i = 0; i < before.pages.size(); ++i) {
    const auto number = std::to_string(i + 1);
    if (!shows(after.pages[i], before.pages[i])) {
      changed.append(changed.empty() ? "" : ", ").append(number);
    } else if (after.pages[i].content != before.pages[i].content) {
      stamped.append(stamped.empty() ? "" : ", ").append(number);
    }
  }
  if (!changed.empty()) return {"base-changed", Verdict::invalid, changed};
  return {"base-rewritten", Verdict::noted, stamped.empty() ? "–" : stamped};
}

std::string joined(const std::set<std::string>& names) {
  std::string out;
  for (const auto& name : names) out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

bool has_source(std::string_view pdf) {
  try {
    return !carried(pdf).files.empty();
  } catch (const BadPdf&) {
    return false;
  }
}

void find_losses(const Substance& before, const Substance& after, std::vector<Finding>& findings) {
  const auto lose = [&](bool lost, std::string_view code, std::string detail = {}) {
    if (lost) findings.push_back({code, Verdict::noted, std::move(detail)});
  };
  const auto loses = [&](std::string_view mark) {
    return before.metadata.find(mark) != std::string::npos &&
           after.metadata.find(mark) == std::string::npos;
  };
  const bool bare = !std::ranges::includes(before.bare_fonts, after.bare_fonts);
  const bool fewer = !std::ranges::includes(after.font_programs, before.font_programs);
  lose(bare || fewer, "lost-fonts", joined(after.bare_fonts));
  lose(before.tagged && !after.tagged, "lost-tags");
  lose(loses("pdfaid:part"), "lost-pdfa");
  lose(loses("pdfuaid:part"), "lost-pdfua");
  lose(before.output_intent && !after.output_intent, "lost-intent");
  lose(before.title != after.title || loses("<dc:title>"), "lost-title", before.title);
  lose(before.language != after.language, "lost-language");
}

}  // namespace

PortalReport compare_with_base(std::string_view base, std::string_view returned) {
  PortalReport report;
  const auto before = substance_of(base);
  try {
    const auto after = substance_of(returned);
    auto finding = is_appended(base, returned) ? Finding{"base-appended", Verdict::valid, {}}
                                               : judge_pages(before, after);
    report.handling = finding.weight == Verdict::valid   ? Handling::appended
                      : finding.weight == Verdict::noted ? Handling::rewritten
                                                         : Handling::changed;
    report.findings.push_back(std::move(finding));
    find_losses(before, after, report.findings);
    if (has_source(base) && !has_source(returned))
      report.findings.push_back({"lost-source", Verdict::noted, {}});
  } catch (const BadPdf&) {
    report.findings = {{"base-unreadable", Verdict::invalid, {}}};
  }
  return report;
}

std::vector<std::string> signed_fields(std::string_view pdf) {
  const auto parsed = parse(pdf);
  std::vector<std::string> names;
  for (const auto& field : signature_fields(parsed))
    if (is_signed(field)) names.push_back(field.name);
  return names;
}

}  // namespace sopan::sign
