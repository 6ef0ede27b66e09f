#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

namespace sopan {

/// The cuts of a family.
enum class Cut : std::uint8_t { regular, bold, italic, bold_italic };
inline constexpr std::size_t cut_count = 4;

/// A family of fonts and where its files lie.
struct FontFamily {
  std::string folder;   ///< of the system; empty: only beside the manual
  std::string package;  ///< that brings it, for a message
  std::array<std::string, cut_count> files;
};

/// Which family serves which role (`fonts/fonts.xml`).
struct FontTable {
  std::string text, serif;  ///< names of families: of the sheets, of the decree
  std::map<std::string, FontFamily, std::less<>> families;
};

}  // namespace sopan
