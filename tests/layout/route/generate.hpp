#pragma once

#include "pipeline/layout/route/route.hpp"

namespace sopan::route::test {

/// A flow of a step a row with loops, skips and steps of several actors, other for each seed.
/// `wild`: also forks, two heads, dashes, pinned sides and several symbols in a row,
/// some symbols that almost fill their column.
Flow generate(unsigned seed, bool wild);

}  // namespace sopan::route::test
