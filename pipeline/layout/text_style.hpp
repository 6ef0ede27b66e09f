#pragma once

#include <cstdint>

#include "pipeline/base/length.hpp"

namespace sopan::layout {

/// `justified`: both edges even, but for last lines and lines of fewer than three words.
enum class Align : std::uint8_t { left, centre, right, justified };

/// How a block of text is set.
struct TextStyle {
  Length size, leading;
  bool bold = false;
  bool serif = false;  ///< in the face of the decree
  Align align = Align::left;
  Length indent;          ///< of one list level: the room of the marker
  Length marker_gap;      ///< between marker and text
  Length item_space;      ///< extra between items
  bool balanced = false;  ///< lines of about equal width, for titles; never more lines than needed
};

}  // namespace sopan::layout
