#include "pipeline/layout/route/labels.hpp"

#include <algorithm>
#include <cstdint>

#include "pipeline/layout/route/measure.hpp"

namespace sopan::route {
namespace {

/// A place for a label; `price` grows with the distance to the exit and off the usual side.
struct Candidate {
  Rect box;
  int price = 0;
};

class Places {
 public:
  Places(const Drawing& drawing, const Measures& measures, const Arrow& arrow)
      : d_(drawing), m_(measures), w_(arrow.label_width), h_(arrow.label_height) {}

  std::vector<Candidate> beside(const Wire& wire) {
    const Point p = wire.points[0], q = wire.points[1];
    if (p.x == q.x)
      vertical(p, q, m_.from_symbol);
    else
      horizontal(p, q, m_.exit_to_label);
    const Length first = p.x == q.x ? std::max(p.y, q.y) - std::min(p.y, q.y)
                                    : std::max(p.x, q.x) - std::min(p.x, q.x);
    base_ = 4 + static_cast<int>(first.mm());
    if (wire.points.size() < 3) return std::move(result_);
    const Point r = wire.points[2];
    if (q.x == r.x)
      vertical(q, r, m_.label_gap);
    else
      horizontal(q, r, m_.label_gap);
    return std::move(result_);
  }

 private:
  const Drawing& d_;
  const Measures& m_;
  Length w_, h_;
  int base_ = 0;
  std::vector<Candidate> result_;

  void add(Length x, Length y, Length along, bool usual) {
    const Length off = std::max(along, -along);
    result_.push_back({{{x, y}, w_, h_}, base_ + static_cast<int>(off.mm()) + (usual ? 0 : 4)});
  }

  /// Right or left of a vertical stretch that is left at `a`.
  void vertical(Point a, Point b, Length off) {
    const bool down = b.y > a.y;
    const Length length = down ? b.y - a.y : a.y - b.y;
    std::vector<Length> alongs{off, (length - h_) / 2, length - h_ - off};
    past(d_.row_edges, a.y, down, length, h_, alongs);
    for (const Length along : alongs) {
      if (along < Length{}) continue;
      const Length y = down ? a.y + along : a.y - along - h_;
      add(a.x + m_.label_gap, y, along, true);
      add(a.x - m_.label_gap - w_, y, along, false);
    }
  }

  /// Over or under a horizontal stretch.
  void horizontal(Point a, Point b, Length off) {
    const bool right = b.x > a.x;
    const Length length = right ? b.x - a.x : a.x - b.x;
    std::vector<Length> alongs{off, -off, (length - w_) / 2, length - w_ - off};
    past(d_.column_edges, a.x, right, length, w_, alongs);
    for (const Length along : alongs) {
      const Length x = right ? a.x + along : a.x - along - w_;
      add(x, a.y - m_.label_gap - h_, along, true);
      add(x, a.y + m_.label_gap, along, false);
    }
  }

  /// Places that end just before or begin just after a ruling.
  void past(const std::vector<Length>& rulings, Length start, bool up, Length length, Length size,
            std::vector<Length>& alongs) const {
    for (const Length ruling : rulings) {
      const Length at = up ? ruling - start : start - ruling;
      if (at > Length{} && at < length) alongs.push_back(at + m_.label_room);
      if (at > Length{} && at < length + size) alongs.push_back(at - m_.label_room - size);
    }
  }
};

/// Does the label lie on a ruling?
bool on_ruling(const Drawing& drawing, const Rect& label) {
  return std::ranges::any_of(drawing.column_edges,
                             [&](Length x) { return label.origin.x < x && x < label.right(); }) ||
         std::ranges::any_of(drawing.row_edges,
                             [&](Length y) { return label.origin.y < y && y < label.bottom(); });
}

/// What the places take up together, with room around them.
Rect area_of(const std::vector<Candidate>& places, const Measures& measures) {
  Rect area = places.front().box;
  for (const auto& [box, price] : places) {
    const Point low{std::min(area.origin.x, box.origin.x), std::min(area.origin.y, box.origin.y)};
    area.width = std::max(area.right(), box.right()) - low.x;
    area.height = std::max(area.bottom(), box.bottom()) - low.y;
    area.origin = low;
  }
  return grown(area, measures.label_room);
}

}  // namespace

void put_labels(const Flow& flow, const Measures& measures, Drawing& drawing) {
  const auto wires = pieces(drawing);
  // The second round knows the labels of all.
  for (int round = 0; round < 2; ++round)
    for (std::size_t a = 0; a < drawing.wires.size(); ++a) {
      auto& wire = drawing.wires[a];
      if (wire.points.empty() || flow.arrows[a].label_width.millipoints == 0) continue;
      int least = -1;
      const int own = static_cast<int>(a);
      const auto places = Places(drawing, measures, flow.arrows[a]).beside(wire);
      const auto near_by = clutter(flow, drawing, wires, area_of(places, measures), own);
      for (const auto& [box, far] : places) {
        if (least >= 0 && far >= least) continue;
        const int near = label_hits(near_by, box, own, measures.label_room);
        const int hits = near == 0 ? 0 : label_hits(near_by, box, own, {});
        const int ruled = on_ruling(drawing, box)                               ? 20
                          : on_ruling(drawing, grown(box, measures.label_room)) ? 1
                                                                                : 0;
        const int price = far + 1000 * hits + 60 * near + ruled;
        if (least >= 0 && price >= least) continue;
        least = price;
        wire.label = box;
      }
    }
}

}  // namespace sopan::route
