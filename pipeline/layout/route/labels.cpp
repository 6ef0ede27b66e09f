#include "pipeline/layout/route/labels.hpp"

#include "pipeline/layout/route/measure.hpp"

namespace sopan::route {
namespace {

/// Candidates for a box of w × h beside the wire, best first.
std::vector<Rect> candidates(const Wire& wire, Length w, Length h, const Measures& m) {
  std::vector<Rect> result;
  const auto add = [&](Length x, Length y) { result.push_back({{x, y}, w, h}); };
  const Point p = wire.points[0], q = wire.points[1];
  const Length gap = m.label_gap, clear = m.from_symbol, side = millimetres(0.8);
  const auto beside = [&](Point a, Point b, Length off) {  // a vertical stretch
    const bool down = b.y > a.y;
    const Length length = down ? b.y - a.y : a.y - b.y;
    for (const Length along : {off, (length - h) / 2, length - h - off}) {
      if (along < Length{}) continue;
      const Length y = down ? a.y + along : a.y - along - h;
      add(a.x + gap, y);
      add(a.x - gap - w, y);
    }
  };
  const auto over = [&](Point a, Point b, Length off) {  // a horizontal stretch
    const bool right = b.x > a.x;
    const Length length = right ? b.x - a.x : a.x - b.x;
    for (const Length along : {off, (length - w) / 2, length - w - off}) {
      const Length x = right ? a.x + along : a.x - along - w;
      add(x, a.y - gap - h);
      add(x, a.y + gap);
    }
  };
  if (p.x == q.x) {
    beside(p, q, clear);
    if (wire.points.size() > 2) over(q, wire.points[2], gap);
  } else {
    over(p, q, side);
    if (wire.points.size() > 2) beside(q, wire.points[2], gap);
  }
  return result;
}

/// Does the label lie on a ruling?
bool on_ruling(const Drawing& drawing, const Rect& label) {
  for (const auto x : drawing.column_edges)
    if (label.origin.x < x && x < label.right()) return true;
  for (const auto y : drawing.row_edges)
    if (label.origin.y < y && y < label.bottom()) return true;
  return false;
}

}  // namespace

void put_labels(const Flow& flow, const Measures& measures, Drawing& drawing) {
  const auto wires = pieces(drawing);
  for (std::size_t a = 0; a < drawing.wires.size(); ++a) {
    auto& wire = drawing.wires[a];
    const auto& arrow = flow.arrows[a];
    wire.label.reset();
    if (wire.points.empty() || arrow.label_width.millipoints == 0) continue;
    int least = -1, rank = 0;
    for (const auto& box : candidates(wire, arrow.label_width, arrow.label_height, measures)) {
      const int own = static_cast<int>(a);
      const int price = 1000 * label_hits(flow, drawing, wires, box, own, {}) +
                        100 * label_hits(flow, drawing, wires, box, own, measures.label_room) +
                        30 * (on_ruling(drawing, box) ? 1 : 0) + rank++;
      if (least >= 0 && price >= least) continue;
      least = price;
      wire.label = box;
    }
  }
}

}  // namespace sopan::route
