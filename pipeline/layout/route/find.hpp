#pragma once

#include "pipeline/layout/route/grid.hpp"

namespace sopan::route {

/// The prices of a way, in the order of importance of design/routing.md 1; lengths cost their mm.
struct Prices {
  int bend = 40, main_bend = 60, crossing = 130;
  int outer_lane = 30;  ///< taking width from the columns
  int squeeze = 60;     ///< entering a symbol from a very narrow gutter
  int knee = 3;         ///< turning where others pass
};
int exit_price(int side, bool forward);
int entry_price(int side, bool forward);

struct Question {
  int arrow = 0;
  unsigned forbidden_exits = 0, forbidden_entries = 0;
  int limit = 1'000'000'000;  ///< dearer ways are not wanted
};

/// The cheapest way of one arrow by A* over (point, direction), given all others; empty if none.
/// An arrow of a fork is sought from its target back to the trunk, mirroring the fan-in;
/// without a place there and without forbidden sides it leaves alone.
Path find(const Wiring& wiring, const Question& question);

/// No way of the arrow costs less, whatever else is on the grid.
int least_price(const Grid& grid, const Flow& flow, const Arrow& arrow);

}  // namespace sopan::route
