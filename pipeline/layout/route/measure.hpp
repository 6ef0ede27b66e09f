#pragma once

#include <utility>
#include <vector>

#include "pipeline/layout/route/route.hpp"

namespace sopan::route {

/// One straight piece of a wire; `from` is above or left of `to`.
struct Piece {
  Point from, to;
  int net = -1, arrow = -1;
  [[nodiscard]] bool flat() const { return from.y == to.y; }
};

/// The pieces that each wire draws itself.
std::vector<Piece> pieces(const Drawing& drawing);

/// Arrows that a picture gives cause to look at again.
struct Trouble {
  std::vector<int> faulty;  ///< with overlaps or ways through symbols
  std::vector<char> met;    ///< by arrow: does it cross or touch another?
};

/// Measures the finished picture.
Metrics measure(const Flow& flow, const Drawing& drawing, Trouble* trouble = nullptr);

/// What a label in some area must not touch.
struct Clutter {
  std::vector<Piece> wires;
  std::vector<std::pair<Rect, Kind>> shapes;  ///< symbols and other labels
  Rect sheet;
};
/// All that reaches into `area`; the label of arrow `own` is left out.
Clutter clutter(const Flow& flow, const Drawing& drawing, const std::vector<Piece>& wires,
                const Rect& area, int own);
Rect grown(const Rect& box, Length room);

/// Counts what the label box of arrow `own` touches, with `room` around it except to its own wire:
/// wires, symbols (diamonds by their true shape), other labels, the edge of the sheet.
int label_hits(const Clutter& clutter, const Rect& label, int own, Length room);

}  // namespace sopan::route
