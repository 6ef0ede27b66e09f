#pragma once

#include <string_view>

namespace sopan::localization {

inline constexpr std::string_view no_break = "\u00A0";

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace sopan::localization
