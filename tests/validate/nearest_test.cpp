#include "pipeline/validate/nearest.hpp"

#include <gtest/gtest.h>

#include "pipeline/model/project.hpp"

namespace sopan {
namespace {

TEST(Nearest, FindsTheNameThatWasMeant) {
  const std::vector<std::string> known = {"terima", "periksa", "disposisi"};
  EXPECT_EQ(nearest("disposis", known), "disposisi");
  EXPECT_EQ(nearest("perikas", known), "periksa");
  EXPECT_EQ(nearest("tolak", known), std::nullopt);
}

TEST(Nearest, CountsASwapOfNeighboursAsOne) {
  EXPECT_EQ(edit_distance("ab", "ba"), 1U);
  EXPECT_EQ(edit_distance("surat", "surat"), 0U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
}

TEST(LevelOf, PutsKindsOfOneLevelTogether) {
  EXPECT_EQ(level_of(RegulationKind::law), level_of(RegulationKind::law_in_lieu));
  EXPECT_EQ(level_of(RegulationKind::regent), level_of(RegulationKind::mayor));
  EXPECT_LT(level_of(RegulationKind::law), level_of(RegulationKind::government));
}

}  // namespace
}  // namespace sopan
