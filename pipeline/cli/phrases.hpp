#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/localize/language.hpp"

namespace sopan::cli {

/// What the program itself says (usage, summaries, faults of the machine): the phrase of `key` with
/// its places {0}, {1} … filled, with which no value can steer the terminal. An unknown key is a
/// programmer's error.
std::string phrase(std::string_view key, const std::vector<std::string>& arguments,
                   Language language);

}  // namespace sopan::cli
