#include <algorithm>
#include <map>
#include <set>

#include "pipeline/validate/checks.hpp"
#include "pipeline/validate/values.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {
namespace {

/// The place of a value, or of what lacks it.
Span place(const draft::MaybeText& text, Span otherwise) { return text ? text->span : otherwise; }

using Places = std::map<std::string, Span>;

void check_id(Assembly& assembly, const draft::MaybeText& id, Places& seen) {
  if (!id || is_blank(id)) return;
  const auto [first, fresh] = seen.try_emplace(trimmed(id), id->span);
  if (fresh) return;
  assembly.report(
      {.code = "duplicate-id", .span = id->span, .arguments = {first->first, first->second}});
}

void check_date(Assembly& assembly, const draft::MaybeText& text) {
  const auto date = parse_date(trimmed(text));
  if (!text || !date || exists(*date)) return;
  assembly.report({.code = "bad-date", .span = text->span, .arguments = {*date}});
}

void check_regulation(Assembly& assembly, const draft::Text& ref) {
  const std::string name = trimmed(ref);
  const auto& index = assembly.project.regulation_index;
  if (index.contains(name)) return;
  assembly.report({.code = "unknown-regulation",
                   .span = ref.span,
                   .arguments = {name},
                   .hint = did_you_mean(name, keys(index))});
}

template <class Action>
void for_each_change(const Assembly& assembly, const Action& act) {
  for (const auto* part : assembly.registers) {
    for (const auto& regulation : part->regulations) {
      for (const auto& change : regulation.changes) act(change);
    }
  }
}

bool is_draft(const draft::SopEntry& sop) {
  return values::value_or(values::statuses, sop.status, Status::draft) == Status::draft;
}

/// Birth (YYYYMMDD), appointment (YYYYMM; contract officials have 21 … 29 for the month), sex (1 or
/// 2), serial number.
bool is_plausible_nip(const std::string& nip) {
  const auto number = [&](std::size_t at, std::size_t count) {
    return std::stoi(nip.substr(at, count));
  };
  const Date birth{number(0, 4), number(4, 2), number(6, 2)};
  const int appointed = number(8, 4);
  const int month = number(12, 2);
  const bool month_fits = (month >= 1 && month <= 12) || (month >= 21 && month <= 29);
  const int age = appointed - birth.year;
  return birth.month != 0 && birth.day != 0 && exists(birth) && birth.year >= 1900 && month_fits &&
         age >= 15 && age <= 75 && (nip[14] == '1' || nip[14] == '2');
}

/// The ids of those who sign something.
std::set<std::string> signers_of(const Assembly& assembly) {
  std::set<std::string> signers;
  for (const auto& [path, sop] : assembly.sops) {
    signers.insert(trimmed(sop->signer));
    for (const auto& approval : sop->approvals) signers.insert(trimmed(approval.official));
  }
  if (assembly.manual.decree) signers.insert(trimmed(assembly.manual.decree->signer));
  return signers;
}

}  // namespace

void check_project_ids(Assembly& assembly) {
  Places units;
  for (const auto& unit : assembly.manual.units) check_id(assembly, unit.id, units);
  Places officials;
  for (const auto& official : assembly.manual.officials) {
    check_id(assembly, official.id, officials);
  }
  Places regulations;
  for (const auto* part : assembly.registers) {
    for (const auto& regulation : part->regulations) {
      check_id(assembly, regulation.id, regulations);
    }
  }
  for (std::size_t at = 0; at < assembly.sops.size(); ++at) {
    const SopName& sop = assembly.project.sops[at];
    const std::size_t first = assembly.project.sop_index.find(sop.id)->second;
    if (first == at) continue;
    const draft::SopEntry& draft = *assembly.sops[at].second;
    assembly.report({.code = "duplicate-id",
                     .span = draft.id ? draft.id->span : draft.span,
                     .arguments = {sop.id, assembly.project.sops[first].path + ".xml"},
                     .variant = "duplicate-id-sop"});
  }
  Places related;
  for (const auto& sop : assembly.manual.related_sops) {
    const std::size_t first = assembly.project.sop_index.find(trimmed(sop.id))->second;
    if (first >= assembly.sops.size()) {
      check_id(assembly, sop.id, related);
      continue;
    }
    assembly.report({.code = "duplicate-id",
                     .span = sop.id.span,
                     .arguments = {trimmed(sop.id), assembly.project.sops[first].path + ".xml"},
                     .variant = "duplicate-id-sop"});
  }
}

void check_project_sop_numbers(Assembly& assembly) {
  std::map<std::string, std::size_t> seen;
  for (std::size_t at = 0; at < assembly.sops.size(); ++at) {
    const SopName& sop = assembly.project.sops[at];
    if (sop.number.empty()) continue;
    const auto [first, fresh] = seen.try_emplace(sop.number, at);
    if (fresh) continue;
    assembly.report({.code = "duplicate-number",
                     .span = sop.number_span,
                     .arguments = {sop.number, assembly.project.sops[first->second].path + ".xml"}},
                    is_draft(*assembly.sops[at].second));
  }
}

void check_manual_officials(Assembly& assembly) {
  const auto check = [&](const draft::MaybeText& ref) {
    if (!ref || is_blank(ref)) return;
    const std::string name = trimmed(ref);
    const auto& index = assembly.project.official_index;
    if (index.contains(name)) return;
    assembly.report({.code = "unknown-official",
                     .span = ref->span,
                     .arguments = {name},
                     .hint = did_you_mean(name, keys(index))});
  };
  if (assembly.manual.decree) check(assembly.manual.decree->signer);
  for (const auto& approval : assembly.manual.approvals) check(approval.official);
}

void check_project_regulations(Assembly& assembly) {
  for_each_change(
      assembly, [&](const draft::StatusChange& change) { check_regulation(assembly, change.ref); });
  if (!assembly.manual.decree) return;
  for (const auto& item : assembly.manual.decree->recalling.items) {
    const auto* citation = std::get_if<draft::Citation>(&item);
    if (citation != nullptr) check_regulation(assembly, citation->ref);
  }
}

void check_project_dates(Assembly& assembly) {
  for (const auto& official : assembly.manual.officials) {
    check_date(assembly, official.from);
    check_date(assembly, official.until);
  }
  if (assembly.manual.decree) check_date(assembly, assembly.manual.decree->date);
  for_each_change(assembly,
                  [&](const draft::StatusChange& change) { check_date(assembly, change.date); });
}

void check_term_order(Assembly& assembly) {
  for (std::size_t at = 0; at < assembly.project.officials.size(); ++at) {
    const Official& official = assembly.project.officials[at];
    if (!official.from || !official.until) continue;
    if (!surely_after(*official.from, *official.until)) continue;
    assembly.report({.code = "dates-contradict",
                     .span = place(assembly.manual.officials[at].until, official.span),
                     .arguments = {*official.until, *official.from},
                     .variant = "dates-contradict-term"});
  }
}

void check_nips(Assembly& assembly) {
  for (std::size_t at = 0; at < assembly.project.officials.size(); ++at) {
    const Official& official = assembly.project.officials[at];
    const std::string& nip = official.nip;
    if (nip.empty()) continue;
    const bool digits = std::ranges::all_of(nip, [](char c) { return c >= '0' && c <= '9'; });
    if (digits && nip.size() == 18 && is_plausible_nip(nip)) continue;
    Diagnostic fault{.code = "bad-nip",
                     .span = place(assembly.manual.officials[at].nip, official.span),
                     .arguments = {static_cast<std::int64_t>(nip.size())}};
    if (!digits) fault.variant = "bad-nip-characters";
    if (digits && nip.size() == 18) fault.variant = "bad-nip-digits";
    assembly.report(std::move(fault));
  }
}

void check_grades(Assembly& assembly) {
  for (const auto& official : assembly.manual.officials) {
    if (!official.grade || is_blank(official.grade) || parse_grade(trimmed(official.grade)))
      continue;
    assembly.report({.code = "unknown-grade",
                     .span = official.grade->span,
                     .arguments = {trimmed(official.grade)},
                     .hint = Message{"grade-form", {}}});
  }
}

void check_signer_nips(Assembly& assembly) {
  const auto signers = signers_of(assembly);
  for (const auto& official : assembly.project.officials) {
    if (!official.nip.empty() || !signers.contains(official.id)) continue;
    assembly.report(
        {.code = "signer-without-nip", .span = official.span, .arguments = {official.name}});
  }
}

void check_signer_grades(Assembly& assembly) {
  const auto signers = signers_of(assembly);
  for (std::size_t at = 0; at < assembly.project.officials.size(); ++at) {
    const Official& official = assembly.project.officials[at];
    // Who has neither is an elected head; that is told of the NIP.
    const bool blank = is_blank(assembly.manual.officials[at].grade);
    if (!blank || official.nip.empty() || !signers.contains(official.id)) continue;
    assembly.report(
        {.code = "signer-without-grade", .span = official.span, .arguments = {official.name}});
  }
}

void check_gazettes(Assembly& assembly) {
  for (const auto& regulation : assembly.project.regulations) {
    const bool half = regulation.gazette.empty() != regulation.supplement.empty();
    if (!half || !has_supplement(regulation.kind)) continue;
    const bool lacks_gazette = regulation.gazette.empty();
    assembly.report(
        {.code = "incomplete-gazette",
         .span = regulation.span,
         .arguments = {short_name(regulation), std::string(lacks_gazette ? "lembaran" : "tambahan"),
                       std::string(lacks_gazette ? "tambahan" : "lembaran")}});
  }
}

}  // namespace sopan
