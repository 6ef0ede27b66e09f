#pragma once

#include "pipeline/layout/route/grid.hpp"

namespace sopan::route {

/// Gives every track its place, grows rows, makes outer lanes, and draws boxes, wires, junctions
/// and ties. Labels and metrics are left to others. `drawing` is written anew, in the memory it
/// has.
void draw(const Wiring& wiring, const Measures& measures, Drawing& drawing);

}  // namespace sopan::route
