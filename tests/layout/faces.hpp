#pragma once

#include "pipeline/font/font.hpp"

namespace sopan::layout {

/// Debian's default faces, opened once.
inline const font::Faces& faces() {
  static const auto opened = font::open_default();
  return opened;
}

}  // namespace sopan::layout
