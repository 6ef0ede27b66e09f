#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/layout/route/tracks.hpp"

namespace sopan::route {

/// Millipoints, as all places on the sheet.
using Mpt = std::int64_t;

/// Where columns and rows lie once rows have grown for their tracks and the table has taken outer
/// lanes from the width of its columns.
struct Sheet {
  std::vector<Mpt> left, right;        ///< by column: its rulings
  std::vector<Mpt> center, width;      ///< by column, without the outer lane
  std::vector<Mpt> shrink;             ///< by column: what symbols lose in width
  std::vector<Mpt> gutter;             ///< by column: its edge to its widest symbol
  std::vector<Mpt> start;              ///< by grid row, and the end: its upper edge
  std::vector<Mpt> middle;             ///< by grid row: the line of its symbols
  std::vector<Mpt> top, tall, bottom;  ///< by grid row: margin, tallest symbol, margin
  std::vector<int> split;              ///< by cluster: tracks before the ruling; of rows only
  std::vector<Length> column_edges, row_edges;
};

/// Questions that both growing and placing ask.
class Extent {
 public:
  Extent(const Wiring& wiring, const Tracks& tracks, const Measures& measures);

  /// Width of the part of a symbol that stands in `column`.
  [[nodiscard]] Mpt symbol_width(const Sheet& sheet, int symbol, int column) const;
  /// Room between the column's edge and its widest symbol.
  [[nodiscard]] Mpt gutter(const Sheet& sheet, int column) const;
  /// What `tracks` in one half of a channel need from the ruling on; `edge` = room to the symbols.
  [[nodiscard]] Mpt need(int tracks, Mpt edge) const;
  /// What the outermost track of a cluster must leave free to the symbols on its low or high side.
  [[nodiscard]] Mpt edge(std::size_t cluster, bool high) const {
    return edges_[2 * cluster + (high ? 1 : 0)];
  }
  [[nodiscard]] Mpt label_edge(const Arrow& arrow) const;

 private:
  const Wiring& w_;
  const Grid& g_;
  const Flow& flow_;
  const Tracks& t_;
  const Measures& m_;
  std::vector<Mpt> edges_;  ///< by cluster and side

  /// Room for a label at an exit to the top or the bottom.
  struct Label {
    int line, x;
    bool up;
    Mpt edge;
  };
  [[nodiscard]] std::vector<Label> labels() const;
};

Sheet make_sheet(const Wiring& wiring, const Tracks& tracks, const Measures& measures,
                 const Extent& extent);

}  // namespace sopan::route
