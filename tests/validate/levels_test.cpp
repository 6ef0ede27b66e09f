#include <gtest/gtest.h>

#include "pipeline/model/project.hpp"

namespace sopan {
namespace {

TEST(LevelOf, PutsKindsOfOneLevelTogether) {
  EXPECT_EQ(level_of(RegulationKind::law), level_of(RegulationKind::law_in_lieu));
  EXPECT_EQ(level_of(RegulationKind::regent), level_of(RegulationKind::mayor));
  EXPECT_LT(level_of(RegulationKind::law), level_of(RegulationKind::government));
}

}  // namespace
}  // namespace sopan
