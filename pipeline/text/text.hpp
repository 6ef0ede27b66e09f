#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// ICU for text: normal form and line breaks. No ICU type in this header.
namespace sopan::text {

/// A place where a line may end: before byte `offset`.
struct Break {
  std::size_t offset = 0;
  bool mandatory = false;  ///< after U+2028 or a line feed
  bool emergency = false;  ///< inside a word after / - . _ (only for words that do not fit a line)
};

/// The Unicode library and its version.
std::string library();

/// Canonical composition (NFC) of valid UTF-8.
std::string nfc(std::string_view utf8);

/// Whether `utf8` is one word of ASCII letters and digits, with one point or comma at most, at its
/// end: its only break is there.
bool is_plain_word(std::string_view utf8);

/// All breaks of `utf8` in order by UAX #14 (locale id), the last at its end.
std::vector<Break> line_breaks(std::string_view utf8);

}  // namespace sopan::text
