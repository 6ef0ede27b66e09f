#include "pipeline/layout/route/measure.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>

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

/// Looks at all pairs that lie near each other: pieces from the top down, until the next one begins
/// farther below than the narrowest gap so far.
void meetings(const std::vector<Piece>& pieces, Metrics& m, Trouble* trouble) {
  std::vector<Piece> lines = pieces;
  std::ranges::sort(lines, {}, [](const Piece& p) {
    return std::tuple{p.from.y, p.from.x, p.to.y, p.to.x, p.arrow};
  });
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t j = i + 1;
         j < lines.size() && lines[j].from.y <= lines[i].to.y + m.narrowest_gap; ++j) {
      if (lines[i].net == lines[j].net) continue;
      const auto met = meeting(lines[i], lines[j], m.narrowest_gap);
      if (met == Meeting::none) continue;
      if (trouble != nullptr)
        for (const auto k : {i, j}) trouble->met[static_cast<std::size_t>(lines[k].arrow)] = 1;
      if (met == Meeting::cross) {
        ++m.crossings;
        continue;
      }
      ++m.overlaps;
      if (trouble != nullptr) trouble->faulty.push_back(std::max(lines[i].arrow, lines[j].arrow));
    }
}

void ways_through(const std::vector<Piece>& pieces, const Drawing& drawing, Metrics& m,
                  Trouble* trouble) {
  std::vector<Rect> boxes;
  for (const auto& some : drawing.boxes) boxes.insert(boxes.end(), some.begin(), some.end());
  const auto top = [](const Rect& box) { return box.origin.y; };
  std::ranges::sort(boxes, {}, top);
  Length tallest;
  for (const auto& box : boxes) tallest = std::max(tallest, box.height);
  for (const auto& piece : pieces)
    for (auto box = std::ranges::lower_bound(boxes, piece.from.y - tallest, {}, top);
         box != boxes.end() && box->origin.y < piece.to.y; ++box) {
      if (!through(piece, *box)) continue;
      ++m.through;
      if (trouble != nullptr) trouble->faulty.push_back(piece.arrow);
    }
}

}  // namespace

std::vector<Piece> pieces(const Drawing& drawing) {
  std::vector<Piece> result;
  result.reserve(4 * drawing.wires.size());
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

Metrics measure(const Flow& flow, const Drawing& drawing, Trouble* trouble) {
  Metrics m;
  m.shortest_last_segment = m.narrowest_gap = millimetres(1000);
  m.missing = static_cast<int>(drawing.unroutable.size());
  const auto lines = pieces(drawing);
  if (trouble != nullptr) *trouble = {{}, std::vector<char>(drawing.wires.size(), 0)};
  meetings(lines, m, trouble);
  ways_through(lines, drawing, m, trouble);
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
    const int own = static_cast<int>(a);
    if (label && label_hits(clutter(flow, drawing, lines, *label, own), *label, own, {}) > 0)
      ++m.label_hits;
  }
  return m;
}

Rect grown(const Rect& box, Length room) {
  return {{box.origin.x - room, box.origin.y - room}, box.width + 2 * room, box.height + 2 * room};
}

Clutter clutter(const Flow& flow, const Drawing& drawing, const std::vector<Piece>& wires,
                const Rect& area, int own) {
  Clutter result{{}, {}, {{}, drawing.column_edges.back(), drawing.row_edges.back()}};
  for (const auto& piece : wires)
    if (through(piece, area)) result.wires.push_back(piece);
  for (std::size_t s = 0; s < drawing.boxes.size(); ++s)
    for (const auto& box : drawing.boxes[s])
      if (covers(area, box, Kind::process)) result.shapes.emplace_back(box, flow.symbols[s].kind);
  for (std::size_t a = 0; a < drawing.wires.size(); ++a) {
    const auto& other = drawing.wires[a].label;
    if (static_cast<int>(a) != own && other && covers(area, *other, Kind::process))
      result.shapes.emplace_back(*other, Kind::process);
  }
  return result;
}

int label_hits(const Clutter& clutter, const Rect& label, int own, Length room) {
  const Rect wide = grown(label, room);
  int hits = 0;
  for (const auto& piece : clutter.wires)
    if (through(piece, piece.arrow == own ? label : wide)) ++hits;
  for (const auto& [box, kind] : clutter.shapes)
    if (covers(wide, box, kind)) ++hits;
  const auto& sheet = clutter.sheet;
  if (label.origin.x < sheet.origin.x || label.origin.y < sheet.origin.y ||
      label.right() > sheet.right() || label.bottom() > sheet.bottom())
    ++hits;
  return hits;
}

}  // namespace sopan::route
