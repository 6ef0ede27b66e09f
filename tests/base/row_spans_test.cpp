#include "pipeline/base/row_spans.hpp"

#include <gtest/gtest.h>

namespace sopan {
namespace {

using namespace literals;
using Rows = std::vector<Length>;

/// Four rows of 10 mm; a cell over rows 1 and 2 needs 18 mm.
const Rows rows(4, 10_mm);
const std::vector<RowSpan> spans = {{.first = 1, .end = 3, .height = 18_mm}};

TEST(RowsOnPage, ASpanThatIsWholeThereNeedsNoMore) {
  EXPECT_EQ(rows_on_page(rows, spans, 0, 4), rows);
  EXPECT_EQ(rows_on_page(rows, spans, 1, 3), Rows(2, 10_mm));
  EXPECT_EQ(rows_on_page(rows, spans, 3, 4), Rows(1, 10_mm));
}

TEST(RowsOnPage, EachPartOfASpanHasRoomForAllOfIt) {
  EXPECT_EQ(rows_on_page(rows, spans, 0, 2), (Rows{10_mm, 18_mm}));
  EXPECT_EQ(rows_on_page(rows, spans, 2, 4), (Rows{18_mm, 10_mm}));
}

TEST(RowsOnPage, SpansSideBySideShareTheRoom) {
  auto two = spans;
  two.push_back({.first = 0, .end = 3, .height = 30_mm});
  EXPECT_EQ(rows_on_page(rows, two, 0, 2), (Rows{10_mm, 20_mm}));
}

}  // namespace
}  // namespace sopan
