#include "pipeline/base/nearest.hpp"

#include <algorithm>

namespace sopan {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

std::optional<std::string> nearest(std::string_view wrong,
                                   const std::vector<std::string_view>& known) {
  constexpr std::size_t longest = 100;
  if (wrong.size() > longest) return {};
  std::optional<std::string_view> best;
  std::size_t limit = std::max<std::size_t>(1, wrong.size() / 3) + 1;
  for (const auto name : known) {
    if (name.size() > longest) continue;
    const std::size_t distance = edit_distance(wrong, name);
    if (distance >= limit || distance >= std::max(wrong.size(), name.size())) continue;
    limit = distance;
    best = name;
  }
  if (!best) return {};
  return std::string(*best);
}

std::optional<std::string> nearest(std::string_view wrong, const std::vector<std::string>& known) {
  return nearest(wrong, std::vector<std::string_view>(known.begin(), known.end()));
}

}  // namespace sopan
