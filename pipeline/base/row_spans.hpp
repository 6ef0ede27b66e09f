#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/base/length.hpp"

/// Cells of a table that span rows, which a page may cut.
namespace sopan {

/// A cell over rows [first, end) that needs this height, text and padding.
struct RowSpan {
  std::size_t first = 0, end = 0;
  Length height;
};

/// The heights of rows [first, end) on a page: `heights` are those of all rows, enough for each
/// span as a whole. Each page shows the whole text of a span that it has a part of, so the last row
/// of the part grows until the part is high enough.
std::vector<Length> rows_on_page(const std::vector<Length>& heights,
                                 const std::vector<RowSpan>& spans, std::size_t first,
                                 std::size_t end);

}  // namespace sopan
