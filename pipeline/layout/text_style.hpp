#pragma once

#include <cstdint>

#include "pipeline/base/length.hpp"

namespace sopan::layout {

enum class Align : std::uint8_t { left, centre, right };

/// How a block of text is set.
struct TextStyle {
  Length size, leading;
  bool bold = false;
  Align align = Align::left;
  Length indent;          ///< of one list level: the room of the marker
  Length marker_gap;      ///< between marker and text
  Length item_space;      ///< extra between items
  bool balanced = false;  ///< lines of about equal width, for titles; never more lines than needed
};

}  // namespace sopan::layout
