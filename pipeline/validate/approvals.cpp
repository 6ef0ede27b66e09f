#include <map>

#include "pipeline/validate/checks.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {
namespace {

void check_term(Context& context, const Official& official, Span span) {
  const Sop& sop = context.sop;
  // A term that ends before it begins is told as such.
  if (official.from && official.until && surely_after(*official.from, *official.until)) return;
  if (official.from && sop.effective && surely_after(*official.from, *sop.effective)) {
    context.report({.code = "signer-out-of-office",
                    .span = span,
                    .arguments = {official.name, *sop.effective, *official.from},
                    .variant = "signer-not-yet-in-office"});
    return;
  }
  const auto& drawn_up = sop.revised ? sop.revised : sop.created;
  if (!official.until || !drawn_up || !surely_after(*drawn_up, *official.until)) return;
  context.report({.code = "signer-out-of-office",
                  .span = span,
                  .arguments = {official.name, *drawn_up, *official.until},
                  .variant = "signer-out-of-office-before"});
}

}  // namespace

/// Who draws up or examines a SOP may leave before it takes effect, but not before it is made.
void check_approval_terms(Context& context) {
  const auto& index = context.project.official_index;
  for (const auto& approval : context.draft.approvals) {
    const auto found = index.find(trimmed(approval.official));
    if (found == index.end() || trimmed(approval.role) == "disahkan") continue;
    check_term(context, context.project.officials[found->second], approval.official.span);
  }
}

void check_repeated_approvals(Context& context) {
  std::map<std::string, std::string> seen;
  for (const auto& approval : context.draft.approvals) {
    const auto role = trimmed(approval.role);
    const auto [first, fresh] = seen.try_emplace(role, trimmed(approval.official));
    if (fresh) continue;
    context.report({.code = "duplicate-approval",
                    .span = approval.role.span,
                    .arguments = {role, first->second}});
  }
}

void check_approving_signer(Context& context) {
  const auto signer = trimmed(context.draft.signer);
  for (const auto& approval : context.draft.approvals) {
    const auto official = trimmed(approval.official);
    if (trimmed(approval.role) != "disahkan" || signer.empty() || official == signer) continue;
    context.report({.code = "contradicting-approval",
                    .span = approval.official.span,
                    .arguments = {official, signer}});
  }
}

}  // namespace sopan
