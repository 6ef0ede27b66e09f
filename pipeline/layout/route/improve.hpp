#pragma once

#include "pipeline/layout/route/grid.hpp"

namespace sopan::route {

/// Local improvement on the true picture: ways that cross, touch or bend much are found again with
/// their sides forbidden in turn, symbols that slide stand in other columns in turn, and what lets
/// the score fall is kept. `flow` and `grid` are those of `wiring`. `drawing` is that of the best.
void improve(Flow& flow, Grid& grid, Wiring& wiring, const Measures& measures, Drawing& drawing);

}  // namespace sopan::route
