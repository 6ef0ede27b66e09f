#include "tests/layout/route/judge.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace sopan::route::test {
namespace {

struct Line {
  double x0, y0, x1, y1;
  [[nodiscard]] bool flat() const { return y0 == y1; }
};
using Line_of = std::pair<Line, std::size_t>;

Line line(const Point& p, const Point& q) {
  return {std::min(p.x.mm(), q.x.mm()), std::min(p.y.mm(), q.y.mm()), std::max(p.x.mm(), q.x.mm()),
          std::max(p.y.mm(), q.y.mm())};
}

class Judge {
 public:
  Judge(const Flow& flow, const Drawing& drawing) : f_(flow), d_(drawing) {}

  Verdict run() {
    for (std::size_t a = 0; a < d_.wires.size(); ++a) shape(a);
    for (std::size_t a = 0; a < d_.wires.size(); ++a)
      for (std::size_t b = a + 1; b < d_.wires.size(); ++b) pair(a, b);
    crossings();
    tees();
    table();
    labels();
    return std::move(v_);
  }

 private:
  const Flow& f_;
  const Drawing& d_;
  Verdict v_;

  void fault(const std::string& text) { v_.faults.push_back(text); }
  static std::string name(std::size_t a) { return "arrow " + std::to_string(a); }

  [[nodiscard]] bool unroutable(std::size_t a) const {
    return std::ranges::find(d_.unroutable, static_cast<int>(a)) != d_.unroutable.end();
  }

  void shape(std::size_t a) {
    const auto& wire = d_.wires[a];
    if (wire.points.empty() != unroutable(a)) fault("I1: " + name(a) + " lost in silence");
    if (wire.points.empty()) return;
    if (wire.points.size() < 2) return fault("I1: " + name(a) + " is a point");
    for (std::size_t i = 1; i < wire.points.size(); ++i) {
      const auto &p = wire.points[i - 1], &q = wire.points[i];
      if ((p.x == q.x) == (p.y == q.y))
        fault("I1: " + name(a) + " is oblique or has an empty segment");
      for (const auto& o : {p, q})
        if (o.x < Length{} || o.y < Length{} || o.x > d_.column_edges.back() ||
            o.y > d_.row_edges.back())
          fault("I1: " + name(a) + " leaves the table");
      const auto l = line(p, q);
      for (const auto& boxes : d_.boxes)
        for (const auto& b : boxes)
          if (l.x0 < b.right().mm() - 1e-6 && l.x1 > b.origin.x.mm() + 1e-6 &&
              l.y0 < b.bottom().mm() - 1e-6 && l.y1 > b.origin.y.mm() + 1e-6)
            fault("I2: " + name(a) + " runs through a symbol");
      if (p.x == q.x && std::ranges::find(d_.column_edges, p.x) != d_.column_edges.end())
        fault("I8: " + name(a) + " lies on a column ruling");
      if (p.y == q.y && std::ranges::find(d_.row_edges, p.y) != d_.row_edges.end())
        fault("I8: " + name(a) + " lies on a row ruling");
    }
    ends(a);
    const bool copy_behind = wire.own_end + 1 != wire.points.size();
    for (std::size_t i = std::max<std::size_t>(1, wire.own_begin);
         i < wire.points.size() - 1 && i <= wire.own_end; ++i)
      if ((wire.points[i - 1].x == wire.points[i].x) != (wire.points[i].x == wire.points[i + 1].x))
        ++v_.bends;
    const auto last = line(wire.points[wire.points.size() - 2], wire.points.back());
    if (!copy_behind && last.x1 - last.x0 + last.y1 - last.y0 < 1.8 - 1e-3) ++v_.short_ends;
  }

  /// I6: ends are middles of sides, or column centres of wide boxes.
  void ends(std::size_t a) {
    const auto& wire = d_.wires[a];
    const auto& arrow = f_.arrows[a];
    if (!port(arrow.from, wire.points.front()))
      fault("I6: " + name(a) + " does not start at a port");
    if (!port(arrow.to, wire.points.back())) fault("I6: " + name(a) + " does not end at a port");
  }
  [[nodiscard]] bool port(int symbol, const Point& p) const {
    const auto s = static_cast<std::size_t>(symbol);
    for (const auto& box : d_.boxes[s]) {
      const bool side = (p.x == box.origin.x || p.x == box.right()) &&
                        std::abs(2 * p.y.mm() - box.origin.y.mm() - box.bottom().mm()) < 0.01;
      if (side) return true;
      if (p.y != box.origin.y && p.y != box.bottom()) continue;
      if (std::abs(2 * p.x.mm() - box.origin.x.mm() - box.right().mm()) < 0.01) return true;
      for (const int c : f_.symbols[s].columns) {  // a wide box: any place well inside the column
        const auto i = static_cast<std::size_t>(c);
        if (p.x > d_.column_edges[i] && p.x < d_.column_edges[i + 1] && p.x > box.origin.x &&
            p.x < box.right() && f_.symbols[s].columns.size() > 1)
          return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::vector<Line> lines(std::size_t a) const {
    std::vector<Line> result;
    const auto& p = d_.wires[a].points;
    for (std::size_t i = 1; i < p.size(); ++i) result.push_back(line(p[i - 1], p[i]));
    return result;
  }

  static std::vector<Point> simplified(const std::vector<Point>& points) {
    std::vector<Point> result;
    for (const auto& p : points) {
      while (result.size() > 1 && ((result.back().x == p.x && result[result.size() - 2].x == p.x) ||
                                   (result.back().y == p.y && result[result.size() - 2].y == p.y)))
        result.pop_back();
      result.push_back(p);
    }
    return result;
  }

  /// The length that two wires have in common from their ends on (or from their starts).
  static double common_end(const std::vector<Point>& a, const std::vector<Point>& b) {
    auto p = simplified(a), q = simplified(b);
    std::ranges::reverse(p);
    std::ranges::reverse(q);
    double sum = 0;
    for (std::size_t i = 0; i + 1 < std::min(p.size(), q.size()); ++i) {
      if (!(p[i] == q[i])) break;
      const auto l = line(p[i], p[i + 1]), m = line(q[i], q[i + 1]);
      const double ll = l.x1 - l.x0 + l.y1 - l.y0, mm = m.x1 - m.x0 + m.y1 - m.y0;
      if (l.flat() != m.flat()) break;
      const bool same_way = l.flat() ? (p[i + 1].x > p[i].x) == (q[i + 1].x > q[i].x)
                                     : (p[i + 1].y > p[i].y) == (q[i + 1].y > q[i].y);
      if (!same_way) break;
      sum += std::min(ll, mm);
    }
    return sum;
  }

  /// The length on which two wires lie on each other.
  [[nodiscard]] double overlap(std::size_t a, std::size_t b, double near) const {
    double sum = 0;
    for (const auto& l : lines(a))
      for (const auto& m : lines(b)) {
        if (l.flat() != m.flat()) continue;
        const double apart = l.flat() ? l.y0 - m.y0 : l.x0 - m.x0;
        const double shared = l.flat() ? std::min(l.x1, m.x1) - std::max(l.x0, m.x0)
                                       : std::min(l.y1, m.y1) - std::max(l.y0, m.y0);
        if (std::abs(apart) < near && shared > 0.01) sum += shared;
      }
    return sum;
  }

  static bool on(const Point& p, const Line& l) {
    const double x = p.x.mm(), y = p.y.mm();
    return x > l.x0 - 1e-6 && x < l.x1 + 1e-6 && y > l.y0 - 1e-6 && y < l.y1 + 1e-6;
  }

  /// Arrows of one fork, and those of one step that is no decision, if nothing tells them apart.
  [[nodiscard]] bool may_fork(const Arrow& x, const Arrow& y) const {
    if (x.from != y.from || x.fork != y.fork) return false;
    const auto plain = [](const Arrow& a) {
      return a.label_width == Length{} && !a.two_headed && !a.dashed;
    };
    const auto kind = f_.symbols[static_cast<std::size_t>(x.from)].kind;
    return x.fork >= 0 || (kind != Kind::decision && plain(x) && plain(y));
  }

  void pair(std::size_t a, std::size_t b) {
    const auto &p = d_.wires[a].points, &q = d_.wires[b].points;
    if (p.empty() || q.empty()) return;
    const auto names = name(a) + " and " + name(b);
    const auto &x = f_.arrows[a], &y = f_.arrows[b];
    const bool in_tree = p.back() == q.back(), out_tree = p.front() == q.front();
    if (p.front() == q.back() || p.back() == q.front())
      fault("I6: " + names + " use one port in and out");
    if (out_tree && !may_fork(x, y)) fault("I6: " + names + " leave by one port");
    if (in_tree && x.to != y.to) fault("I4: " + names + " end at one port of different symbols");
    if (in_tree && out_tree) fault("I4: " + names + " share both ends");
    if (in_tree || out_tree) {
      auto pp = p, qq = q;
      if (out_tree) std::ranges::reverse(pp), std::ranges::reverse(qq);
      const double common = common_end(pp, qq);
      if (std::abs(common - overlap(a, b, 0.3)) > 0.02)
        fault("I4: " + names + " share more than their end");
      return;
    }
    if (overlap(a, b, 0.3) > 0) fault("I3: " + names + " overlap");
    for (const auto& l : lines(b))
      if (std::ranges::any_of(p, [&](const Point& o) { return on(o, l); }))
        return fault("I3: " + names + " touch");
    for (const auto& l : lines(a))
      if (std::ranges::any_of(q, [&](const Point& o) { return on(o, l); }))
        return fault("I3: " + names + " touch");
  }

  [[nodiscard]] std::vector<Line_of> own_lines() const {
    std::vector<Line_of> result;
    for (std::size_t a = 0; a < d_.wires.size(); ++a) {
      const auto& w = d_.wires[a];
      if (w.points.empty()) continue;
      for (std::size_t i = w.own_begin; i < w.own_end; ++i)
        result.push_back({line(w.points[i], w.points[i + 1]), a});
    }
    return result;
  }

  void crossings() {
    const auto all = own_lines();
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        const auto& [l, a] = all[i];
        const auto& [m, b] = all[j];
        if (l.flat() == m.flat()) continue;
        const auto &h = l.flat() ? l : m, &v = l.flat() ? m : l;
        if (h.x0 >= v.x0 || h.x1 <= v.x0 || v.y0 >= h.y0 || v.y1 <= h.y0) continue;
        const auto &p = d_.wires[a].points, &q = d_.wires[b].points;
        if (a == b || p.back() == q.back() || p.front() == q.front())
          fault("I4: " + name(a) + " and " + name(b) + " cross in one tree");
        else
          ++v_.crossings;
      }
  }

  /// I5: where a wire's own part meets its net there is a dot with exactly three arms.
  void tees() {
    std::map<std::pair<double, double>, std::set<int>> arms;
    std::set<std::pair<double, double>> dots;
    for (const auto& p : d_.junctions)
      if (!dots.insert({p.x.mm(), p.y.mm()}).second) fault("I5: two dots on one place");
    for (const auto& [x, y] : dots)
      for (std::size_t a = 0; a < d_.wires.size(); ++a) {
        const auto& points = d_.wires[a].points;
        for (std::size_t i = 1; i < points.size(); ++i) {
          const auto l = line(points[i - 1], points[i]);
          auto& here = arms[{x, y}];
          if (l.flat() && l.y0 == y && l.x0 <= x && l.x1 >= x) {
            if (l.x0 < x) here.insert(2);
            if (l.x1 > x) here.insert(0);
          }
          if (!l.flat() && l.x0 == x && l.y0 <= y && l.y1 >= y) {
            if (l.y0 < y) here.insert(1);
            if (l.y1 > y) here.insert(3);
          }
        }
      }
    for (const auto& [place, sides] : arms)
      if (sides.size() != 3) fault("I5: a junction with " + std::to_string(sides.size()) + " arms");
    for (std::size_t a = 0; a < d_.wires.size(); ++a) {
      const auto& w = d_.wires[a];
      if (w.points.empty()) continue;
      for (const auto at : {w.own_begin, w.own_end}) {
        if (at == 0 || at + 1 >= w.points.size()) continue;
        if (!dots.contains({w.points[at].x.mm(), w.points[at].y.mm()}))
          fault("I5: " + name(a) + " joins without a dot");
      }
    }
  }

  void table() {
    Length sum;
    for (const auto c : f_.columns) sum += c;
    if (d_.column_edges.size() != f_.columns.size() + 1 || d_.column_edges.back() != sum)
      fault("I7: the width of the table changed");
    if (d_.row_edges.size() != f_.rows.size() + 1) return fault("I7: rows lost");
    for (std::size_t r = 0; r < f_.rows.size(); ++r)
      if (d_.row_edges[r + 1] - d_.row_edges[r] < f_.rows[r]) fault("I7: a row shrank");
    for (std::size_t s = 0; s < f_.symbols.size(); ++s) {
      const auto r = static_cast<std::size_t>(f_.symbols[s].row);
      const auto first = static_cast<std::size_t>(f_.symbols[s].columns.front());
      const auto last = static_cast<std::size_t>(f_.symbols[s].columns.back());
      for (const auto& b : d_.boxes[s]) {
        if (b.origin.y < d_.row_edges[r] || b.bottom() > d_.row_edges[r + 1] ||
            b.origin.x < d_.column_edges[first] || b.right() > d_.column_edges[last + 1])
          fault("I7: symbol " + std::to_string(s) + " left its cells");
      }
      for (std::size_t t = 0; t < s; ++t)
        for (const auto& b : d_.boxes[s])
          for (const auto& c : d_.boxes[t])
            if (b.origin.x < c.right() && c.origin.x < b.right() && b.origin.y < c.bottom() &&
                c.origin.y < b.bottom())
              fault("I7: symbols " + std::to_string(t) + " and " + std::to_string(s) + " collide");
    }
  }

  void labels() {
    const auto all = own_lines();
    for (std::size_t a = 0; a < d_.wires.size(); ++a) {
      const auto& label = d_.wires[a].label;
      if (label.has_value() != (f_.arrows[a].label_width > Length{} && !d_.wires[a].points.empty()))
        fault("I12: " + name(a) + " lost its label");
      if (!label) continue;
      ++v_.labels;
      const double x0 = label->origin.x.mm(), x1 = label->right().mm();
      const double y0 = label->origin.y.mm(), y1 = label->bottom().mm();
      bool hit =
          x0 < 0 || y0 < 0 || x1 > d_.column_edges.back().mm() || y1 > d_.row_edges.back().mm();
      for (const auto& [l, b] : all) hit |= l.x0 < x1 && l.x1 > x0 && l.y0 < y1 && l.y1 > y0;
      for (std::size_t s = 0; s < d_.boxes.size(); ++s)
        for (const auto& b : d_.boxes[s]) hit |= covers(x0, y0, x1, y1, b, f_.symbols[s].kind);
      for (std::size_t b = 0; b < a; ++b)
        if (d_.wires[b].label) hit |= covers(x0, y0, x1, y1, *d_.wires[b].label, Kind::process);
      v_.label_hits += hit ? 1 : 0;
    }
  }

  static bool covers(double x0, double y0, double x1, double y1, const Rect& box, Kind kind) {
    const double l = box.origin.x.mm(), r = box.right().mm(), t = box.origin.y.mm(),
                 b = box.bottom().mm();
    if (x0 >= r || x1 <= l || y0 >= b || y1 <= t) return false;
    if (kind != Kind::decision) return true;
    const double cx = (l + r) / 2, cy = (t + b) / 2;
    const double dx = std::max({0.0, x0 - cx, cx - x1}), dy = std::max({0.0, y0 - cy, cy - y1});
    return dx / (r - cx) + dy / (b - cy) < 1;
  }
};

}  // namespace

Verdict judge(const Flow& flow, const Drawing& drawing) { return Judge(flow, drawing).run(); }

Flow make_flow(const std::vector<double>& columns_mm, const std::vector<double>& rows_mm,
               const std::vector<Step>& steps, const std::vector<Way>& ways) {
  Flow flow;
  for (const double c : columns_mm) flow.columns.push_back(millimetres(c));
  for (const double r : rows_mm) flow.rows.push_back(millimetres(r));
  for (const auto& step : steps) {
    Symbol symbol{step.row, step.columns, Kind::process, {}, millimetres(6.5)};
    if (step.kind == 'T') symbol.kind = Kind::terminator;
    if (step.kind == 'D') symbol.kind = Kind::decision, symbol.height = millimetres(9);
    double lane = 1000;
    for (const int c : step.columns) lane = std::min(lane, columns_mm[static_cast<std::size_t>(c)]);
    symbol.width = millimetres(std::clamp(lane - 6.0, 8.0, 16.0));
    flow.symbols.push_back(symbol);
  }
  for (const auto& way : ways) {
    Arrow arrow{way.from, way.to};
    arrow.fork = way.fork;
    if (!way.label.empty()) {
      arrow.label_width = millimetres(1.06 * static_cast<double>(way.label.size()));
      arrow.label_height = millimetres(2.5);
    }
    flow.arrows.push_back(arrow);
  }
  return flow;
}

std::string told(const Verdict& verdict) {
  std::string text;
  for (const auto& fault : verdict.faults) text += fault + "\n";
  return text;
}

}  // namespace sopan::route::test
