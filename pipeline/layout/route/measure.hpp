#pragma once

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

/// Measures the finished picture. `faulty`, if given, gets the arrows with overlaps or ways
/// through symbols.
Metrics measure(const Flow& flow, const Drawing& drawing, std::vector<int>* faulty = nullptr);

/// Does the label box touch a wire, a symbol (diamonds by their true shape) or another label?
/// Counts such things, with `room` around the label; `own` is left out of the labels.
int label_hits(const Flow& flow, const Drawing& drawing, const std::vector<Piece>& wires,
               const Rect& label, int own, Length room);

}  // namespace sopan::route
