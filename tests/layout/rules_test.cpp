#include <gtest/gtest.h>

#include "pipeline/layout/canvas.hpp"

namespace sopan::layout {
namespace {

using namespace literals;

TEST(Rules, CollinearRulesThatTouchAreDrawnOnce) {
  Rules rules;
  rules.horizontal(10_mm, 20_mm, 5_mm, 0.4_pt);
  rules.horizontal(0_mm, 10_mm, 5_mm, 0.4_pt);
  rules.horizontal(30_mm, 40_mm, 5_mm, 0.4_pt);
  page::Page page;
  rules.paint(page);
  ASSERT_EQ(page.marks.size(), 1U);
  const auto& path = std::get<page::Path>(page.marks[0]);
  ASSERT_EQ(path.segments.size(), 4U);  // two rules of two points
  EXPECT_EQ(path.segments[1].a.x, 20_mm);
}

TEST(Rules, EachWeightIsOnePathThinBeforeThick) {
  Rules rules;
  rules.vertical(0_mm, 0_mm, 5_mm, 0.75_pt);
  rules.vertical(1_mm, 0_mm, 5_mm, 0.4_pt);
  page::Page page;
  rules.paint(page);
  ASSERT_EQ(page.marks.size(), 2U);
  EXPECT_EQ(std::get<page::Path>(page.marks[0]).width, 0.4_pt);
}

}  // namespace
}  // namespace sopan::layout
