#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "pipeline/validate/boxes.hpp"
#include "pipeline/validate/checks.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {
namespace {

/// Calls `act(regulation, place)` for each citation that could be resolved, each regulation once.
template <class Action>
void for_each_cited(const Context& context, const Action& act) {
  std::set<RegulationId> seen;
  for_each_item<draft::Citation>(context.draft, [&](const draft::Citation& citation) {
    const auto found = context.project.regulation_index.find(trimmed(citation.ref));
    if (found == context.project.regulation_index.end()) return;
    if (!seen.insert(found->second).second) return;
    act(context.project.regulations[found->second], citation.ref.span);
  });
}

/// When a revocation took effect: its date, else the year of the revoking regulation.
Date revocation_date(const Project& project, const Amendment& revoked) {
  return revoked.date.value_or(Date{.year = project.regulations[revoked.by].year});
}

/// The date by which a SOP is judged: when it took effect, else the last known before.
std::optional<Date> setting_date(const Sop& sop) {
  if (sop.effective) return sop.effective;
  return sop.revised ? sop.revised : sop.created;
}

enum class When : std::uint8_t { before, after, unknown };

When compare(const Date& revoked, const std::optional<Date>& set) {
  if (!set) return When::unknown;
  if (surely_after(revoked, *set)) return When::after;
  const bool same_day = revoked == *set && revoked.day != 0;
  return same_day || surely_after(*set, revoked) ? When::before : When::unknown;
}

std::string_view variant_of(When when) {
  switch (when) {
    case When::before:
      return "revoked-regulation-before";
    case When::after:
      return {};
    case When::unknown:
      return "revoked-regulation-undated";
  }
  return {};
}

/// The first number in the regulation's number: 15 of "PER/15/M.PAN/7/2008".
int first_number(std::string_view text) {
  const auto begin = text.find_first_of("0123456789");
  int value = 0;
  if (begin != std::string_view::npos) {
    std::from_chars(text.data() + begin, text.data() + text.size(), value);
  }
  return value;
}

auto order_of(const Regulation& regulation) {
  return std::tuple(level_of(regulation.kind), regulation.year, first_number(regulation.number));
}

}  // namespace

void check_revoked(Context& context) {
  const Status status = context.sop.status;
  const bool standing = status == Status::draft || status == Status::in_force;
  for_each_cited(context, [&](const Regulation& regulation, Span place) {
    if (!regulation.revoked || regulation.partly_revoked) return;
    const Date date = revocation_date(context.project, *regulation.revoked);
    const When when = compare(date, setting_date(context.sop));
    if (!standing && when != When::before) return;
    const Regulation& by = context.project.regulations[regulation.revoked->by];
    context.report({.code = "revoked-regulation",
                    .span = place,
                    .arguments = {short_name(regulation), short_name(by), date},
                    .variant = variant_of(when)});
  });
}

void check_partly_revoked(Context& context) {
  for_each_cited(context, [&](const Regulation& regulation, Span place) {
    if (!regulation.partly_revoked) return;
    Diagnostic note{.code = "partly-revoked", .span = place, .arguments = {short_name(regulation)}};
    context.report(std::move(note));
  });
}

void check_amended(Context& context) {
  for_each_cited(context, [&](const Regulation& regulation, Span place) {
    if (regulation.amended.empty() || regulation.revoked) return;
    const Regulation& last = context.project.regulations[regulation.amended.back().by];
    context.report({.code = "amended-regulation",
                    .span = place,
                    .arguments = {short_name(regulation), short_name(last)}});
  });
}

void check_legal_order(Context& context) {
  if (!context.draft.legal_basis) return;
  const Regulation* before = nullptr;
  for (const auto& item : context.draft.legal_basis->items) {
    const auto* citation = std::get_if<draft::Citation>(&item);
    if (citation == nullptr) continue;
    const auto found = context.project.regulation_index.find(trimmed(citation->ref));
    if (found == context.project.regulation_index.end()) continue;
    const Regulation& regulation = context.project.regulations[found->second];
    if (before != nullptr && order_of(regulation) < order_of(*before)) {
      context.report({.code = "legal-order",
                      .span = citation->ref.span,
                      .arguments = {short_name(regulation), short_name(*before)}});
      return;
    }
    before = &regulation;
  }
}

}  // namespace sopan
