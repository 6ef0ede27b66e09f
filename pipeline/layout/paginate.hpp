#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/base/length.hpp"
#include "pipeline/base/row_spans.hpp"

/// Rows to pages.
namespace sopan::layout {

/// Rows [first, last) of one page.
struct RowRange {
  std::size_t first = 0, last = 0;
  bool operator==(const RowRange&) const = default;
};

/// Divides rows into pages: every row on exactly one page, each page at least one row, no page
/// fuller than its room unless one row alone is. `first_room` is the room of the first page, `room`
/// that of the others. Cells that span rows have room for their text on each page that shows them
/// (`rows_on_page`). When the last page would hold a single row and the page before has more than
/// two, that page gives one over (format.md, section 7).
std::vector<RowRange> paginate(const std::vector<Length>& heights,
                               const std::vector<RowSpan>& spans, Length first_room, Length room);

}  // namespace sopan::layout
