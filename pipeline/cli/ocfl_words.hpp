#pragma once

#include <string>
#include <string_view>

#include "pipeline/localize/language.hpp"

namespace sopan::cli {

/// What a rule of OCFL 1.1 demands, by its code (E…, W…), or one of ours about the records of the
/// editions (R…).
std::string words_of_rule(std::string_view code, Language language);

}  // namespace sopan::cli
