#pragma once

#include "pipeline/layout/route/grid.hpp"

namespace sopan::route {

struct Question {
  int arrow = 0;
  unsigned forbidden_exits = 0, forbidden_entries = 0;
  int limit = 1'000'000'000;  ///< dearer ways are not wanted
};

/// The cheapest way of one arrow by A* over (point, direction), given all others; empty if none.
/// An arrow of a fork is sought from its target back to the trunk, mirroring the fan-in;
/// without a place there and without forbidden sides it leaves alone.
Path find(const Wiring& wiring, const Question& question);

}  // namespace sopan::route
