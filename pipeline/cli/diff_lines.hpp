#pragma once

#include <vector>

#include "pipeline/compare/compare.hpp"
#include "pipeline/localize/language.hpp"
#include "pipeline/model/comparison.hpp"

namespace sopan::cli {

/// The changes in words, a line each.
std::vector<manuscript::Difference> lines_of(const std::vector<compare::Change>& changes,
                                             Language language);

}  // namespace sopan::cli
