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
/// Of a bend of an arrow between these grid rows.
int bend_price(int from_row, int to_row);

/// No way of the arrow costs less, whatever else is on the grid.
int least_price(const Grid& grid, const Flow& flow, const Arrow& arrow);

}  // namespace sopan::route
