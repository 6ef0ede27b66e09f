#pragma once

#include <string>
#include <vector>

#include "pipeline/compare/compare.hpp"
#include "pipeline/localize/language.hpp"

namespace sopan::cli {

/// Changes for people: a line each, under heads; [-removed-] and {+added+} words.
std::string text_of(const std::vector<compare::Change>& changes, Language language);

/// Changes for programs: a JSON array.
std::string json_of(const std::vector<compare::Change>& changes);

}  // namespace sopan::cli
