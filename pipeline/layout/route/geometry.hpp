#pragma once

#include "pipeline/layout/route/grid.hpp"

namespace sopan::route {

/// Gives every track its place, grows rows, makes outer lanes, and draws boxes, wires, junctions
/// and ties. Labels and metrics are left to others.
Drawing draw(const Wiring& wiring, const Measures& measures);

}  // namespace sopan::route
