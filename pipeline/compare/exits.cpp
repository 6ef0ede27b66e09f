#include "pipeline/compare/exits.hpp"

#include <algorithm>

#include "pipeline/compare/text.hpp"

namespace sopan::compare {
namespace {

std::vector<Exit> exits_of(const manuscript::Procedure& procedure, std::size_t step) {
  std::vector<Exit> exits;
  for (std::size_t at = 0; at < procedure.arrows.size(); ++at) {
    const auto& arrow = procedure.arrows[at];
    if (procedure.symbols[arrow.from].step != step) continue;
    const auto target = procedure.symbols[arrow.to].step;
    exits.push_back({folded(arrow.label), target, arrow.label.empty() && target == step + 1, at});
  }
  return exits;
}

}  // namespace

std::vector<ExitChange> exit_changes(const manuscript::Procedure& before, std::size_t i,
                                     const manuscript::Procedure& after, std::size_t j,
                                     const Matches& steps) {
  const auto same = [&](const Exit& was, const Exit& is) {
    if (was.label != is.label) return false;
    return (was.next && is.next) || steps[was.target] == std::optional(is.target);
  };
  auto was = exits_of(before, i);
  auto is = exits_of(after, j);
  std::erase_if(was, [&](const Exit& one) {
    const auto twin = std::ranges::find_if(is, [&](const Exit& now) { return same(one, now); });
    if (twin == is.end()) return false;
    is.erase(twin);
    return true;
  });
  std::vector<ExitChange> changes;
  changes.reserve(was.size() + is.size());
  for (const auto& one : was) {
    auto& change = changes.emplace_back(ExitChange{.was = one});
    const auto now = std::ranges::find(is, one.label, &Exit::label);
    if (now == is.end()) continue;
    change.is = *now;
    is.erase(now);
  }
  for (const auto& one : is) changes.push_back({.is = one});
  return changes;
}

}  // namespace sopan::compare
