#include "pipeline/layout/paginate.hpp"

#include <numeric>

namespace sopan::layout {

std::vector<RowRange> paginate(const std::vector<Length>& heights,
                               const std::vector<RowSpan>& spans, Length first_room, Length room) {
  const auto height = [&](std::size_t first, std::size_t last) {
    const auto rows = rows_on_page(heights, spans, first, last);
    return std::accumulate(rows.begin(), rows.end(), Length{});
  };
  std::vector<RowRange> pages;
  for (std::size_t row = 0; row < heights.size(); row = pages.back().last) {
    const auto limit = pages.empty() ? first_room : room;
    auto last = row + 1;
    auto used = heights[row];  // without what parts of spans grow by
    for (auto more = last; more < heights.size() && used + heights[more] <= limit;) {
      used += heights[more++];
      if (height(row, more) <= limit) last = more;
    }
    pages.push_back({row, last});
  }
  if (pages.size() < 2) return pages;
  auto& last = pages.back();
  auto& before = pages[pages.size() - 2];
  const bool alone = last.last - last.first == 1;
  const auto limit = pages.size() == 2 ? first_room : room;
  if (alone && before.last - before.first > 2 && height(last.first - 1, last.last) <= room &&
      height(before.first, before.last - 1) <= limit) {
    --before.last;
    --last.first;
  }
  return pages;
}

}  // namespace sopan::layout
