#include "pipeline/layout/route/measure.hpp"

#include <algorithm>
#include <cstdint>

namespace sopan::route {
namespace {

constexpr Length too_near = millimetres(0.3);
constexpr Length stretch = millimetres(0.01);

Length common(Length a0, Length a1, Length b0, Length b1) {
  return std::min(a1, b1) - std::max(a0, b0);
}

enum class Meeting { none, cross, fault };

Meeting meeting(const Piece& a, const Piece& b, Length& narrowest) {
  if (a.flat() == b.flat()) {
    const bool flat = a.flat();
    const Length shared = flat ? common(a.from.x, a.to.x, b.from.x, b.to.x)
                               : common(a.from.y, a.to.y, b.from.y, b.to.y);
    Length apart = flat ? a.from.y - b.from.y : a.from.x - b.from.x;
    if (apart < Length{}) apart = -apart;
    if (shared > stretch) narrowest = std::min(narrowest, apart);
    if (shared > stretch && apart < too_near) return Meeting::fault;
    return shared >= Length{} && apart == Length{} ? Meeting::fault : Meeting::none;
  }
  const auto& h = a.flat() ? a : b;
  const auto& v = a.flat() ? b : a;
  if (v.from.x < h.from.x || v.from.x > h.to.x || h.from.y < v.from.y || h.from.y > v.to.y)
    return Meeting::none;
  const bool inner =
      v.from.x > h.from.x && v.from.x < h.to.x && h.from.y > v.from.y && h.from.y < v.to.y;
  return inner ? Meeting::cross : Meeting::fault;
}

bool through(const Piece& piece, const Rect& box) {
  return piece.from.x < box.right() && piece.to.x > box.origin.x && piece.from.y < box.bottom() &&
         piece.to.y > box.origin.y;
}

/// Does the label reach into the shape? A diamond leaves the corners of its box free.
bool covers(const Rect& label, const Rect& box, Kind kind) {
  if (label.origin.x >= box.right() || label.right() <= box.origin.x ||
      label.origin.y >= box.bottom() || label.bottom() <= box.origin.y)
    return false;
  if (kind != Kind::decision) return true;
  const auto cx = (box.origin.x + box.right()).millipoints / 2;
  const auto cy = (box.origin.y + box.bottom()).millipoints / 2;
  const auto off = [](std::int64_t c, Length low, Length high) {
    return std::max({std::int64_t{0}, low.millipoints - c, c - high.millipoints});
  };
  const auto dx = off(cx, label.origin.x, label.right()),
             dy = off(cy, label.origin.y, label.bottom());
  const auto w = box.width.millipoints / 2, h = box.height.millipoints / 2;
  return dx * h + dy * w < w * h;
}

}  // namespace

std::vector<Piece> pieces(const Drawing& drawing) {
  std::vector<Piece> result;
  for (std::size_t a = 0; a < drawing.wires.size(); ++a) {
    const auto& wire = drawing.wires[a];
    if (wire.points.empty()) continue;
    for (std::size_t i = wire.own_begin; i < wire.own_end; ++i) {
      Point p = wire.points[i], q = wire.points[i + 1];
      if (p.x > q.x || p.y > q.y) std::swap(p, q);
      result.push_back({p, q, wire.net, static_cast<int>(a)});
    }
  }
  return result;
}

Metrics measure(const Flow& flow, const Drawing& drawing, std::vector<int>* faulty) {
  Metrics m;
  m.shortest_last_segment = m.narrowest_gap = millimetres(1000);
  m.missing = static_cast<int>(drawing.unroutable.size());
  const auto lines = pieces(drawing);
  const auto blame = [&](int arrow) {
    if (faulty != nullptr) faulty->push_back(arrow);
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      if (lines[i].net == lines[j].net) continue;
      const auto met = meeting(lines[i], lines[j], m.narrowest_gap);
      if (met == Meeting::cross) ++m.crossings;
      if (met != Meeting::fault) continue;
      ++m.overlaps;
      blame(std::max(lines[i].arrow, lines[j].arrow));
    }
    for (const auto& boxes : drawing.boxes)
      for (const auto& box : boxes)
        if (through(lines[i], box)) ++m.through, blame(lines[i].arrow);
  }
  for (const auto& wire : drawing.wires) {
    if (wire.points.empty()) continue;
    for (std::size_t i = std::max<std::size_t>(1, wire.own_begin);
         i < std::min(wire.own_end + 1, wire.points.size() - 1); ++i)
      if ((wire.points[i - 1].x == wire.points[i].x) != (wire.points[i].x == wire.points[i + 1].x))
        ++m.bends;
    if (wire.own_end + 1 != wire.points.size()) continue;
    const auto &p = wire.points[wire.points.size() - 2], &q = wire.points.back();
    const Length dx = p.x > q.x ? p.x - q.x : q.x - p.x, dy = p.y > q.y ? p.y - q.y : q.y - p.y;
    m.shortest_last_segment = std::min(m.shortest_last_segment, dx + dy);
  }
  for (std::size_t a = 0; a < drawing.wires.size(); ++a) {
    const auto& label = drawing.wires[a].label;
    if (label && label_hits(flow, drawing, lines, *label, static_cast<int>(a), {}) > 0)
      ++m.label_hits;
  }
  return m;
}

int label_hits(const Flow& flow, const Drawing& drawing, const std::vector<Piece>& wires,
               const Rect& label, int own, Length room) {
  const Rect wide{{label.origin.x - room, label.origin.y - room},
                  label.width + 2 * room,
                  label.height + 2 * room};
  int hits = 0;
  for (const auto& piece : wires)
    if (through(piece, piece.arrow == own ? label : wide)) ++hits;
  for (std::size_t s = 0; s < drawing.boxes.size(); ++s)
    for (const auto& box : drawing.boxes[s])
      if (covers(wide, box, flow.symbols[s].kind)) ++hits;
  for (std::size_t a = 0; a < drawing.wires.size(); ++a) {
    const auto& other = drawing.wires[a].label;
    if (static_cast<int>(a) != own && other && covers(wide, *other, Kind::process)) ++hits;
  }
  if (label.origin.x < Length{} || label.origin.y < Length{} ||
      label.right() > drawing.column_edges.back() || label.bottom() > drawing.row_edges.back())
    ++hits;
  return hits;
}

}  // namespace sopan::route
