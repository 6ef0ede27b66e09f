#pragma once

#include "pipeline/layout/route/route.hpp"

namespace sopan::route {

/// Puts each label beside the exit of its wire, at the candidate that hits least.
void put_labels(const Flow& flow, const Measures& measures, Drawing& drawing);

}  // namespace sopan::route
