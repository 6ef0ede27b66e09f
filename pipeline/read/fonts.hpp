#pragma once

#include <stdexcept>
#include <string_view>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/model/fonts.hpp"

namespace sopan {

/// The first fault of a table of fonts ("bad-fonts"); its place counts from the begin of the text,
/// in source 0.
struct BadFonts : std::runtime_error {
  explicit BadFonts(Diagnostic what_is_wrong);
  Diagnostic fault;
};

/// The table that is compiled in (`fonts/fonts.xml`).
FontTable built_in_fonts();

/// Reads a table of fonts on top of `base`: `<huruf>` with `<peran nama keluarga>` and `<keluarga
/// nama>` with the names of its files. A table of an office names no folders: its files lie beside
/// it. Throws `BadFonts`.
FontTable read_fonts(std::string_view xml, FontTable base);

}  // namespace sopan
