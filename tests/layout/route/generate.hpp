#pragma once

#include "pipeline/layout/route/route.hpp"

namespace sopan::route::test {

/// A flow of a step a row with loops, skips and steps of several actors, other for each seed.
/// `wild`: also forks, two heads, dashes, pinned sides and several symbols in a row,
/// some symbols that almost fill their column.
Flow generate(unsigned seed, bool wild);

/// A harsher table for the long run: 2–15 actors, 4–60 steps, loops, skips, steps of several
/// actors, decisions of three exits, forks, several symbols a row.
Flow generate_large(unsigned seed);

}  // namespace sopan::route::test
