#pragma once

#include <cstddef>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/publish/batch.hpp"

namespace sopan::publish {

/// Validates the chosen SOPs of a project; returns how many of them have errors, and reports all
/// that is wrong in them.
std::size_t check(const Selection& selection, Diagnostics& diagnostics);

}  // namespace sopan::publish
