#pragma once

#include "pipeline/layout/route/grid.hpp"

namespace sopan::route {

/// Local improvement on the true picture: ways that cross, touch or bend much are found again with
/// their sides forbidden in turn, and kept if the score falls. Gives the picture of the best ways.
Drawing improve(Wiring& wiring, const Measures& measures);

}  // namespace sopan::route
