#include "layouts/column_widths.hpp"

#include <gtest/gtest.h>

namespace sopan::layouts {
namespace {

using namespace literals;

constexpr ActorBounds bounds{11_mm, 16_mm, 30_mm};
const std::vector<TextColumn> columns = {{56_mm, 40_mm, 90_mm, 1}, {28_mm, 16_mm, 60_mm, 0}};

TEST(ShareWidths, ActorsTakeWhatTheIdealWidthsLeave) {
  const auto shared = share_widths(164_mm, columns, 4, bounds);
  EXPECT_EQ(shared.text, (std::vector<Length>{56_mm, 28_mm}));
  EXPECT_EQ(shared.actor, (164_mm - 56_mm - 28_mm) / 4);
}

TEST(ShareWidths, TheFirstToYieldGivesAllBeforeTheNextGivesAnything) {
  // Eight actors wish 128 mm, 116 mm are left: 12 mm come from the column that yields first.
  const auto shared = share_widths(200_mm, columns, 8, bounds);
  EXPECT_EQ(shared.text[0], 56_mm);
  EXPECT_EQ(shared.text[1], 200_mm - 56_mm - 8 * 16_mm);
  EXPECT_EQ(shared.actor, 16_mm);
}

TEST(ShareWidths, ColumnsKeepTheirLeastWidthAndActorsGoBelowTheirWish) {
  const auto shared = share_widths(200_mm, columns, 12, bounds);
  EXPECT_EQ(shared.text, (std::vector<Length>{40_mm, 16_mm}));
  EXPECT_EQ(shared.actor, (200_mm - 56_mm) / 12);  // exactly 12 mm
  EXPECT_TRUE(shared.fits);
  EXPECT_FALSE(share_widths(200_mm, columns, 15, bounds).fits);  // 9.6 mm each
}

TEST(ShareWidths, OneActorIsNeverWiderThanTheMost) {
  const auto shared = share_widths(164_mm, columns, 1, bounds);
  EXPECT_GE(shared.text[0], 56_mm);
  EXPECT_GE(shared.text[1], 28_mm);
  EXPECT_LE(shared.actor, 30_mm + 1_pt);
}

TEST(WidthForNames, OneLongNameDoesNotWidenTheColumnsOfAll) {
  EXPECT_EQ(width_for_names({17_mm, 20_mm, 25_mm}, 16_mm), 20_mm);
  EXPECT_EQ(width_for_names({12_mm, 22_mm}, 16_mm), 22_mm);
  EXPECT_EQ(width_for_names({25_mm}, 16_mm), 16_mm);
}

TEST(LowerTable, GivesWidthToTheColumnWhoseTextNeedsIt) {
  // Column 1 holds 3,000 mm² of text, column 0 hardly any: height = area / width.
  const auto height = [](std::size_t column, std::size_t, Length width) {
    return column == 0 ? 1_mm
                       : Length{(3000_mm).millipoints * 1000 / width.millipoints * 2835 / 1000};
  };
  const std::vector<TextColumn> bounds_of = {{60_mm, 20_mm, 90_mm, 0}, {30_mm, 20_mm, 90_mm, 0}};
  std::vector<Length> widths = {60_mm, 30_mm};
  lower_table(bounds_of, 1, 1_mm, height, widths);
  EXPECT_NEAR(widths[0].mm(), 20, 0.001);
  EXPECT_EQ(widths[0] + widths[1], 60_mm + 30_mm);
}

TEST(LowerTable, LeavesATableAsItIsThatCannotGetLower) {
  const auto height = [](std::size_t, std::size_t, Length) { return 5_mm; };
  const std::vector<TextColumn> bounds_of = {{60_mm, 20_mm, 90_mm, 0}, {30_mm, 20_mm, 90_mm, 0}};
  std::vector<Length> widths = {60_mm, 30_mm};
  lower_table(bounds_of, 3, 13_mm, height, widths);
  EXPECT_EQ(widths, (std::vector<Length>{60_mm, 30_mm}));
}

}  // namespace
}  // namespace sopan::layouts
