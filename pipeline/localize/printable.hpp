#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Foreign text made fit for a terminal.
namespace sopan::localization {

/// What stands for bytes and characters that a terminal cannot show or would obey.
inline constexpr std::string_view replacement = "\uFFFD";

/// The bytes of the UTF-8 character at `at`; 0 when there is none.
std::size_t character_size(std::string_view text, std::size_t at);

/// Whether a character could steer a terminal or turn what is shown around: controls (C0, DEL, C1
/// of ECMA-48) and the bidirectional embeddings, overrides and isolates (UAX #9).
bool is_control(std::string_view character);

/// On one line, at most `most` characters, more of them cut off with "…"; controls and what is not
/// UTF-8 are U+FFFD.
std::string printable(std::string_view text, std::size_t most = 1000);

}  // namespace sopan::localization
