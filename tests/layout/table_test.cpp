#include "pipeline/layout/table.hpp"

#include <gtest/gtest.h>

namespace sopan::layout {
namespace {

using namespace literals;

/// Text of so many lines of 5 pt.
TextBox lines(std::size_t count) {
  TextBox box;
  box.leading = 5_pt;
  for (std::size_t i = 0; i < count; ++i)
    box.lines.push_back({.top = static_cast<std::int64_t>(i) * 5_pt});
  box.height = static_cast<std::int64_t>(count) * 5_pt;
  return box;
}

/// Two rows whose first column is one cell with so many lines; padding is 1 pt above and below.
Table merged(std::size_t count) {
  Table table;
  table.widths = {50_pt, 50_pt};
  table.style.pad_y = 1_pt;
  table.rows.resize(2);
  table.rows[0].cells = {{.text = lines(count), .rows = 2}, {.text = lines(1)}};
  table.rows[1].cells = {{.covered = true}, {.text = lines(1)}};
  return table;
}

TEST(Table, TheLastRowOfAMergedCellGivesItTheRoomItLacks) {
  const auto table = merged(4);
  EXPECT_EQ(row_heights(table), (std::vector<Length>{7_pt, 15_pt}));
  const auto spans = row_spans(table);
  ASSERT_EQ(spans.size(), 1U);
  EXPECT_EQ(spans[0].first, 0U);
  EXPECT_EQ(spans[0].end, 2U);
  EXPECT_EQ(spans[0].height, 22_pt);
}

/// 10 lines need 52 pt, a page has 30: five lines and their padding to a row.
TEST(Table, AMergedCellThatIsHigherThanAPageIsPartedWithoutLosingALine) {
  auto table = merged(10);
  const auto first_of = split_rows(table, 30_pt);
  EXPECT_TRUE(row_spans(table).empty());
  std::size_t count = 0;
  for (const auto& row : table.rows) {
    EXPECT_FALSE(row.cells[0].covered);
    EXPECT_LE(row.cells[0].text.height + 2_pt, 30_pt);
    count += row.cells[0].text.lines.size();
  }
  EXPECT_EQ(count, 10U);
  EXPECT_EQ(first_of, (std::vector<std::size_t>{0, 2, 3}));
}

TEST(Table, AMergedCellThatFitsStaysWhole) {
  auto table = merged(5);
  split_rows(table, 30_pt);
  EXPECT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(row_spans(table).size(), 1U);
}

}  // namespace
}  // namespace sopan::layout
