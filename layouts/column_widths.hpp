#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "pipeline/base/length.hpp"

/// How the width of a flow table is shared out.
namespace sopan::layouts {

/// A column of text: what it would like, and what it can shrink or grow to.
struct TextColumn {
  Length ideal, least, most;
  int yields = 0;  ///< columns with the lowest number give way first
};

/// Bounds of an actor's column.
struct ActorBounds {
  Length least, wished, most;
};

struct SharedWidths {
  std::vector<Length> text;
  Length actor;      ///< of one actor; the last takes the rounding
  bool fits = true;  ///< false when actors stay narrower than their least width
};

/// The width, `least` or more, at which the names of all actors stand undivided (each given with
/// its padding), but for those that would take more than 22 mm of every actor: they are divided.
Length width_for_names(const std::vector<Length>& names, Length least);

/// Shares `width` among text columns and `actors` equal columns: the actors take what the ideal
/// widths leave; if that is less than wished, text columns yield in order down to their least
/// width; what actors cannot use goes to the text columns in proportion to their ideal width.
SharedWidths share_widths(Length width, const std::vector<TextColumn>& text, std::size_t actors,
                          const ActorBounds& bounds);

/// Height of the text of `column` in `row` when set to `width`, padding included.
using HeightOf = std::function<Length(std::size_t column, std::size_t row, Length width)>;

/// Moves width from column to column, in steps from 8 down to 1 mm, as long as the table of `rows`
/// rows (each at least `least_row` high) gets lower; no column leaves its bounds, the sum stays.
void lower_table(const std::vector<TextColumn>& bounds, std::size_t rows, Length least_row,
                 const HeightOf& height_of, std::vector<Length>& widths);

}  // namespace sopan::layouts
