#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/localize/language.hpp"

/// Numbers, money, lists of words and capitals, by ICU.
namespace sopan::localization {

/// "1234567.5" → "1.234.567,5"; text that is no decimal number stays as it is.
std::string number(std::string_view decimal, Language language = Language::indonesian);
std::string number(std::int64_t value, Language language = Language::indonesian);

/// 11 → "sebelas".
std::string spelled_out(std::int64_t value);

/// The doubling of official style: 6 → "6 (enam)", joined by U+00A0.
std::string doubled(std::int64_t value);

/// "1500000" → "Rp1.500.000,00"; no space (ICU puts one).
std::string rupiah(std::string_view decimal);

/// "A", "A dan B", "A, B, dan C".
std::string list(const std::vector<std::string>& words);

/// All capitals.
std::string capitals(std::string_view text);

/// The first letter made large.
std::string capitalised(std::string text);

/// 27 → "aa"; letters of lists: a … z, aa, ab …
std::string letters(std::size_t number);

}  // namespace sopan::localization
