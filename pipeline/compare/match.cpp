#include "pipeline/compare/match.hpp"

#include <algorithm>
#include <tuple>

namespace sopan::compare {

Matches match(std::size_t old_count, std::size_t new_count,
              const std::function<double(std::size_t, std::size_t)>& alike) {
  struct Pair {
    double likeness;
    std::size_t distance, before, after;
  };
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < old_count; ++i) {
    for (std::size_t j = 0; j < new_count; ++j) {
      const double value = alike(i, j);
      if (value >= least_likeness) pairs.push_back({value, i > j ? i - j : j - i, i, j});
    }
  }
  std::ranges::sort(pairs, [](const Pair& one, const Pair& other) {
    return std::tuple(-one.likeness, one.distance, one.before, one.after) <
           std::tuple(-other.likeness, other.distance, other.before, other.after);
  });
  Matches matches(old_count);
  std::vector<bool> taken(new_count);
  for (const auto& pair : pairs) {
    if (matches[pair.before] || taken[pair.after]) continue;
    matches[pair.before] = pair.after;
    taken[pair.after] = true;
  }
  return matches;
}

std::vector<bool> moved(const Matches& matches) {
  const auto count = matches.size();
  std::vector<std::size_t> length(count);
  std::vector<std::optional<std::size_t>> from(count);
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < count; ++i) {
    if (!matches[i]) continue;
    length[i] = 1;
    for (std::size_t k = 0; k < i; ++k) {
      if (!matches[k] || *matches[k] >= *matches[i] || length[k] + 1 <= length[i]) continue;
      length[i] = length[k] + 1;
      from[i] = k;
    }
    if (!last || length[i] > length[*last]) last = i;
  }
  std::vector<bool> result(count);
  for (std::size_t i = 0; i < count; ++i) result[i] = matches[i].has_value();
  for (; last; last = from[*last]) result[*last] = false;
  return result;
}

}  // namespace sopan::compare
