#include "pipeline/base/nearest.hpp"

#include <algorithm>
#include <iterator>
#include <string>

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

namespace {

/// The digits of a name: numbers are ids of their own, a slip of one digit is near, more are not.
std::string digits_of(std::string_view name) {
  std::string digits;
  std::ranges::copy_if(name, std::back_inserter(digits),
                       [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

}  // namespace

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
    if (edit_distance(digits_of(wrong), digits_of(name)) > 1) continue;
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
