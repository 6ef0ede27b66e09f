#include "pipeline/base/row_spans.hpp"

#include <algorithm>
#include <numeric>

namespace sopan {

std::vector<Length> rows_on_page(const std::vector<Length>& heights,
                                 const std::vector<RowSpan>& spans, std::size_t first,
                                 std::size_t end) {
  const auto at = [](std::size_t row) { return static_cast<std::ptrdiff_t>(row); };
  std::vector<Length> rows(heights.begin() + at(first), heights.begin() + at(end));
  for (const auto& span : spans) {
    const auto begins = std::max(span.first, first), ends = std::min(span.end, end);
    if (begins >= ends) continue;
    const auto have = std::accumulate(rows.begin() + at(begins - first),
                                      rows.begin() + at(ends - first), Length{});
    if (have < span.height) rows[ends - 1 - first] += span.height - have;
  }
  return rows;
}

}  // namespace sopan
