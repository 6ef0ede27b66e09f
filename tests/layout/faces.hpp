#pragma once

#include "pipeline/font/font.hpp"
#include "pipeline/read/fonts.hpp"

namespace sopan::layout {

/// Debian's default faces, opened once.
inline const font::Faces& faces() {
  static const auto opened = font::open(built_in_fonts());
  return opened;
}

}  // namespace sopan::layout
