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
  std::vector<Mpt> start;              ///< by grid row, and the end: its upper edge
  std::vector<Mpt> middle;             ///< by grid row: the line of its symbols
  std::vector<Mpt> top, tall, bottom;  ///< by grid row: margin, tallest symbol, margin
  std::vector<int> split;              ///< by cluster: tracks before the ruling; of rows only
  std::vector<Length> column_edges, row_edges;
};
Sheet make_sheet(const Wiring& wiring, const Tracks& tracks, const Measures& measures);

/// Questions that both growing and placing ask.
class Extent {
 public:
  Extent(const Wiring& wiring, const Tracks& tracks, const Measures& measures)
      : w_(wiring), g_(*wiring.grid), flow_(*wiring.flow), t_(tracks), m_(measures) {}

  /// Width of the part of a symbol that stands in `column`.
  [[nodiscard]] Mpt symbol_width(const Sheet& sheet, int symbol, int column) const;
  /// Room between the column's edge and its widest symbol.
  [[nodiscard]] Mpt gutter(const Sheet& sheet, int column) const;
  /// What `tracks` in one half of a channel need from the ruling on; `edge` = room to the symbols.
  [[nodiscard]] Mpt need(int tracks, Mpt edge) const;
  /// What the outermost track must leave free to the symbols on its low or high side.
  [[nodiscard]] Mpt edge(const Cluster& cluster, bool high) const;
  [[nodiscard]] bool head(const Cluster& cluster, bool high) const;
  [[nodiscard]] Mpt label_edge(const Arrow& arrow) const;

 private:
  const Wiring& w_;
  const Grid& g_;
  const Flow& flow_;
  const Tracks& t_;
  const Measures& m_;
};

}  // namespace sopan::route
