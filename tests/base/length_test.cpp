#include "pipeline/base/length.hpp"

#include <gtest/gtest.h>

namespace sopan {
namespace {

using namespace literals;

TEST(Length, FolioIsTheOfficialSizeInPoints) {
  EXPECT_EQ(215_mm, Length{609449});  // 215 · 72 / 25.4 = 609.4488…
  EXPECT_EQ(330_mm, Length{935433});  // 330 · 72 / 25.4 = 935.4330…
}

TEST(Length, RoundsToTheNearestMillipointOnBothSidesOfZero) {
  EXPECT_EQ(points(0.0005), Length{1});
  EXPECT_EQ(points(-0.0006), Length{-1});
}

}  // namespace
}  // namespace sopan
