#include "pipeline/base/date.hpp"

#include <gtest/gtest.h>

namespace sopan {
namespace {

TEST(Date, ReadsReducedPrecision) {
  EXPECT_EQ(parse_date("2026"), (Date{2026, 0, 0}));
  EXPECT_EQ(parse_date("2026-05"), (Date{2026, 5, 0}));
  EXPECT_EQ(parse_date("2026-05-04"), (Date{2026, 5, 4}));
  for (const auto* wrong : {"", "26", "2026-5", "2026-05-4", "2026/05/04", "2026-05-04T", "2026-"})
    EXPECT_FALSE(parse_date(wrong)) << wrong;
}

TEST(Date, KnowsLeapYearsOfTheGregorianRule) {
  EXPECT_TRUE(exists({2024, 2, 29}));
  EXPECT_TRUE(exists({2000, 2, 29}));
  EXPECT_FALSE(exists({1900, 2, 29}));
  EXPECT_FALSE(exists({2026, 2, 30}));
  EXPECT_FALSE(exists({2026, 13, 0}));
}

TEST(Date, IsAfterOnlyUnderEveryReading) {
  EXPECT_TRUE(surely_after({2026, 5, 0}, {2026, 4, 0}));
  EXPECT_FALSE(surely_after({2026, 0, 0}, {2026, 4, 0}));
  EXPECT_FALSE(surely_after({2026, 4, 30}, {2026, 4, 0}));
}

}  // namespace
}  // namespace sopan
