#pragma once

#include <vector>

#include "pipeline/compare/match.hpp"
#include "pipeline/model/manuscript.hpp"

namespace sopan::compare {

/// Which symbol of a step each of its symbols before is: one of the same actors and kind, else of
/// the same actors, else the next of those that are left. Actors are columns of one table.
Matches pair_symbols(const std::vector<manuscript::Symbol>& before,
                     const std::vector<manuscript::Symbol>& after);

}  // namespace sopan::compare
