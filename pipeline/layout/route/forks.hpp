#pragma once

#include <optional>

#include "pipeline/layout/route/route.hpp"

namespace sopan::route {

/// A step that sends work to several others at once leaves by one exit and a trunk: its arrows
/// without labels that go to symbols of one row become a fork, and all of them do where the step
/// has more exits than sides. Nothing if no arrow changes. Decisions and arrows of forks are left
/// as they are.
std::optional<Flow> with_forks(const Flow& flow);

}  // namespace sopan::route
