#include "pipeline/layout/paginate.hpp"

#include <gtest/gtest.h>

#include <random>

namespace sopan::layout {
namespace {

using namespace literals;

TEST(Paginate, ASingleLastRowIsJoinedByTheOneBefore) {
  const std::vector<Length> heights(4, 10_mm);
  EXPECT_EQ(paginate(heights, {}, 30_mm, 30_mm), (std::vector<RowRange>{{0, 2}, {2, 4}}));
}

TEST(Paginate, TheFirstPageHasItsOwnRoom) {
  const std::vector<Length> heights(6, 10_mm);
  EXPECT_EQ(paginate(heights, {}, 20_mm, 40_mm), (std::vector<RowRange>{{0, 2}, {2, 6}}));
}

/// Of four rows of 10 mm, the cell over the middle two needs 18 mm on each page: a page of 25 mm
/// has no room for the first row and its first part.
TEST(Paginate, ASpanIsCutOnlyWhereItsTextHasRoom) {
  const std::vector<Length> heights(4, 10_mm);
  const std::vector<RowSpan> spans = {{.first = 1, .end = 3, .height = 18_mm}};
  EXPECT_EQ(paginate(heights, spans, 25_mm, 25_mm),
            (std::vector<RowRange>{{0, 1}, {1, 3}, {3, 4}}));
  EXPECT_EQ(paginate(heights, spans, 30_mm, 30_mm), (std::vector<RowRange>{{0, 2}, {2, 4}}));
}

TEST(Paginate, NoRowsNeedNoPage) { EXPECT_TRUE(paginate({}, {}, 10_mm, 10_mm).empty()); }

TEST(Paginate, EveryStepAppearsOnExactlyOnePage) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Length> heights(1 + random() % 300);
    for (auto& height : heights) height = points(static_cast<double>(20 + random() % 200));
    const auto first_room = points(static_cast<double>(50 + random() % 500));
    const auto room = points(static_cast<double>(50 + random() % 500));
    const auto pages = paginate(heights, {}, first_room, room);
    std::size_t next = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      ASSERT_EQ(pages[i].first, next);
      ASSERT_LT(pages[i].first, pages[i].last);
      next = pages[i].last;
      Length used;
      for (auto row = pages[i].first; row < pages[i].last; ++row) used += heights[row];
      const bool one = pages[i].last - pages[i].first == 1;
      ASSERT_TRUE(one || used <= (i == 0 ? first_room : room)) << "page " << i;
    }
    ASSERT_EQ(next, heights.size());
  }
}

}  // namespace
}  // namespace sopan::layout
