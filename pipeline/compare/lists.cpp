#include "pipeline/compare/lists.hpp"

#include <algorithm>

#include "pipeline/compare/words.hpp"

namespace sopan::compare {

Matches compare_lists(const std::vector<std::string>& before, const std::vector<std::string>& after,
                      const Change& base, std::vector<Change>& changes) {
  auto matches = match(before.size(), after.size(), [&](std::size_t i, std::size_t j) {
    if (before[i] == after[j]) return 2.0;
    // Names of laws and posts share words that say little.
    constexpr double least = 0.6;
    const auto value = likeness(before[i], after[j]);
    return value < least ? 0.0 : value;
  });
  const auto has_moved = moved(matches);
  const auto add = [&](Kind kind, const std::string& was, const std::string& is) {
    auto change = base;
    change.kind = kind;
    change.before = was;
    change.after = is;
    changes.push_back(std::move(change));
  };
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!matches[i]) add(Kind::removed, before[i], {});
  for (std::size_t j = 0; j < after.size(); ++j) {
    const auto old = std::ranges::find(matches, std::optional(j));
    if (old == matches.end()) {
      add(Kind::added, {}, after[j]);
      continue;
    }
    const auto i = static_cast<std::size_t>(old - matches.begin());
    if (before[i] != after[j]) add(Kind::changed, before[i], after[j]);
    if (has_moved[i]) add(Kind::moved, before[i], after[j]);
  }
  return matches;
}

}  // namespace sopan::compare
