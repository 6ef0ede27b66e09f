#include "pipeline/layout/symbols.hpp"

#include <gtest/gtest.h>

namespace sopan::layout {
namespace {

using namespace literals;

TEST(Arrow, HeadHasItsTipOnTheTargetAndTheShaftEndsInsideTheHead) {
  const auto paths = arrow({{0_mm, 0_mm}, {0_mm, 10_mm}}, true, false, false);
  ASSERT_EQ(paths.size(), 2U);
  const auto& shaft = paths[0].segments;
  EXPECT_EQ(shaft.back().a, (Point{0_mm, 10_mm - (2.2_mm - 0.3_mm)}));
  const auto& head = paths[1].segments;
  EXPECT_EQ(head[0].a, (Point{0_mm, 10_mm}));
  EXPECT_EQ(head[1].a.y, 10_mm - 2.2_mm);
  EXPECT_EQ((head[1].a.x - head[2].a.x).millipoints, (1.6_mm / 2).millipoints * 2);
}

TEST(Arrow, OfOnePointIsNothing) { EXPECT_TRUE(arrow({{0_mm, 0_mm}}, true, false, false).empty()); }

TEST(Arrow, TwoHeadedHasAHeadAtEachEnd) {
  EXPECT_EQ(arrow({{0_mm, 0_mm}, {10_mm, 0_mm}}, true, true, true).size(), 3U);
}

TEST(Symbols, DecisionTouchesTheMiddleOfEachSide) {
  const auto path = decision_symbol({{0_mm, 0_mm}, 16_mm, 9_mm});
  EXPECT_EQ(path.segments[0].a, (Point{16_mm / 2, 0_mm}));
  EXPECT_EQ(path.segments[1].a, (Point{16_mm, 9_mm / 2}));
}

}  // namespace
}  // namespace sopan::layout
