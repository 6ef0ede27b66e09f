#pragma once

#include "pipeline/layout/route/grid.hpp"

namespace sopan::route {

/// A straight stretch in a channel that is about to be closed by a turn: its points from the last
/// one back, its direction, that after it, and that before it (-1: it begins at a symbol).
struct Run {
  std::vector<int> points;
  Dir direction = 0, after = 0, before = -1;
};

/// The nets that share part of the run and must cross it: they lie on one side of it where they
/// meet and on the other where they part.
int side_changes(const Wiring& wiring, const Run& run);

}  // namespace sopan::route
