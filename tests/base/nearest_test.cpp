#include "pipeline/base/nearest.hpp"

#include <gtest/gtest.h>

namespace sopan {
namespace {

TEST(Nearest, FindsTheNameThatWasMeant) {
  const std::vector<std::string> known = {"terima", "periksa", "disposisi"};
  EXPECT_EQ(nearest("disposis", known), "disposisi");
  EXPECT_EQ(nearest("perikas", known), "periksa");
  EXPECT_EQ(nearest("tolak", known), std::nullopt);
}

TEST(Nearest, TakesNoOtherNumberForASlip) {
  const std::vector<std::string> known = {"pp-18-2016", "uu-23-2014"};
  EXPECT_EQ(nearest("uu-23-2041", known), "uu-23-2014");
  EXPECT_EQ(nearest("pp-18-201", known), "pp-18-2016");
  EXPECT_EQ(nearest("pp-72-2019", known), std::nullopt);
}

TEST(Nearest, CountsASwapOfNeighboursAsOne) {
  EXPECT_EQ(edit_distance("ab", "ba"), 1U);
  EXPECT_EQ(edit_distance("surat", "surat"), 0U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
}

}  // namespace
}  // namespace sopan
