#pragma once

#include "pipeline/font/font.hpp"
#include "pipeline/layout/text.hpp"
#include "pipeline/model/manuscript.hpp"

namespace sopan::layouts {

/// A symbol's size and the words inside it.
struct Sized {
  Length width, height;
  Length least_width;  ///< to which it may shrink
  layout::TextBox words;
  Length inner;      ///< measure that the words are centred in
  bool fits = true;  ///< the words lie within the outline
};

/// As large as the words of `symbol` need in a column `lane` wide, in their usual type or a smaller
/// one.
Sized size_symbol(const manuscript::Symbol& symbol, Length lane, const font::Faces& faces);

}  // namespace sopan::layouts
