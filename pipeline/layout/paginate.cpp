#include "pipeline/layout/paginate.hpp"

namespace sopan::layout {

std::vector<RowRange> paginate(const std::vector<Length>& heights, Length first_room, Length room) {
  std::vector<RowRange> pages;
  Length used;
  for (std::size_t row = 0; row < heights.size(); ++row) {
    const auto limit = pages.size() <= 1 ? first_room : room;
    if (pages.empty() || used + heights[row] > limit) {
      pages.push_back({row, row});
      used = {};
    }
    used += heights[row];
    pages.back().last = row + 1;
  }
  if (pages.size() < 2) return pages;
  auto& last = pages.back();
  auto& before = pages[pages.size() - 2];
  const bool alone = last.last - last.first == 1;
  if (alone && before.last - before.first > 2 &&
      heights[last.first] + heights[last.first - 1] <= room) {
    --before.last;
    --last.first;
  }
  return pages;
}

}  // namespace sopan::layout
