#pragma once

#include <string>
#include <vector>

#include "pipeline/compare/compare.hpp"
#include "pipeline/compare/match.hpp"

namespace sopan::compare {

/// What was added to a list of texts, removed, moved and reworded; `base` says what it is a list
/// of. Gives which old item each is.
Matches compare_lists(const std::vector<std::string>& before, const std::vector<std::string>& after,
                      const Change& base, std::vector<Change>& changes);

}  // namespace sopan::compare
