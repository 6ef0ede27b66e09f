#pragma once

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/read/tree.hpp"

namespace sopan::xml {

/// Holds a tree against the vocabulary and tells what differs: names, places, order, counts and the
/// forms of values. What an unknown or misplaced element holds is not looked at.
void check(const Element& root, Diagnostics& diagnostics);

}  // namespace sopan::xml
