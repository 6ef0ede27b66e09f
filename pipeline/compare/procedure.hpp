#pragma once

#include <vector>

#include "pipeline/compare/compare.hpp"

namespace sopan::compare {

/// What has changed in the procedures of two sheets: the actors, the steps, the flow, the notes.
void compare_procedures(const Sheet& before, const Sheet& after, std::vector<Change>& changes);

}  // namespace sopan::compare
