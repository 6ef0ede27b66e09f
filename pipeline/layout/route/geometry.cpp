#include "pipeline/layout/route/geometry.hpp"

#include <algorithm>
#include <bit>
#include <cstdlib>

#include "pipeline/layout/route/index.hpp"
#include "pipeline/layout/route/sheet.hpp"

namespace sopan::route {
namespace {

class Plan {
 public:
  Plan(const Wiring& wiring, const Measures& measures, const Tracks& tracks, Drawing& drawing)
      : w_(wiring),
        g_(*wiring.grid),
        flow_(*wiring.flow),
        m_(measures),
        t_(tracks),
        d_(drawing),
        ask_(wiring, t_, measures),
        s_(make_sheet(wiring, t_, measures, ask_)) {}

  void run() {
    place();
    emit();
    d_.column_edges = s_.column_edges;
    d_.row_edges = s_.row_edges;
  }

 private:
  const Wiring& w_;
  const Grid& g_;
  const Flow& flow_;
  const Measures& m_;
  const Tracks& t_;
  Drawing& d_;
  Extent ask_;
  Sheet s_;
  std::vector<Mpt> place_;  ///< by segment

  /// Distance from the ruling of the j-th track of `tracks` in a half of size `room`.
  [[nodiscard]] Mpt offset(int j, int tracks, Mpt room, Mpt edge) const {
    return room * ask_.need(j + 1, 0) / ask_.need(tracks, edge);
  }

  void place() {
    place_.assign(t_.segments.size(), 0);
    for (std::size_t s = 0; s < t_.segments.size(); ++s) {
      const auto& segment = t_.segments[s];
      if (segment.line % 2 == 1)
        place_[s] =
            segment.horizontal ? s_.middle[at(segment.line / 2)] : s_.center[at(segment.line / 2)];
    }
    for (std::size_t c = 0; c < t_.clusters.size(); ++c) {
      const auto& cluster = t_.clusters[c];
      const int before = cluster.line / 2 - 1, after = cluster.line / 2;
      Half half{ask_.edge(c, false), ask_.edge(c, true)};
      if (cluster.horizontal) {
        half.low = before >= 0 ? s_.bottom[at(before)] : 0;
        half.high = after < g_.rows ? s_.top[at(after)] : 0;
        settle(cluster, s_.split[c], s_.start[at(after)], half);
      } else {
        const Mpt ruling = after < g_.columns ? s_.left[at(after)] : s_.right[at(before)];
        half.low = before >= 0 ? reach(cluster, before) : 0;
        half.high = after < g_.columns ? reach(cluster, after) : 0;
        s_.split[c] = best_split(cluster, half);
        settle(cluster, s_.split[c], ruling, half);
      }
    }
  }

  /// The room of a cluster on both sides of its ruling, and what is left free there at the edges.
  struct Half {
    Mpt low_edge, high_edge;
    Mpt low = 0, high = 0;
  };

  void settle(const Cluster& cluster, int split, Mpt ruling, const Half& half) {
    for (const int s : t_.of(cluster))
      place_[at(s)] = ruling + shift(cluster, t_.segments[at(s)].track, split, half);
  }

  [[nodiscard]] Mpt shift(const Cluster& cluster, int track, int split, const Half& half) const {
    if (track < split) return -offset(split - 1 - track, split, half.low, half.low_edge);
    return offset(track - split, cluster.tracks - split, half.high, half.high_edge);
  }

  /// How far a gutter may spread into `column` beside the rows of the cluster.
  [[nodiscard]] Mpt reach(const Cluster& cluster, int column) const {
    Mpt room = s_.width[at(column)] / 2 - m_.from_ruling.millipoints;
    for (const int s : t_.of(cluster))
      for (int y = t_.segments[at(s)].low | 1; y <= t_.segments[at(s)].high; y += 2) {
        const int symbol = g_.symbol_at[at(g_.point(2 * column + 1, y))];
        if (symbol < 0) continue;
        room = std::min(room, (s_.width[at(column)] - ask_.symbol_width(s_, symbol, column)) / 2);
      }
    const bool outer = (column == 0 && cluster.line == 0) ||
                       (column + 1 == g_.columns && cluster.line == 2 * g_.columns);
    if (!outer) return room;
    return (column == 0 ? s_.center[0] - s_.left[0]
                        : s_.right[at(column)] - s_.center[at(column)]) -
           s_.width[at(column)] / 2 + room;
  }

  [[nodiscard]] int best_split(const Cluster& cluster, const Half& half) const {
    const int before = cluster.line / 2 - 1, after = cluster.line / 2;
    if (before < 0) return 0;
    if (after >= g_.columns) return cluster.tracks;
    int best = 0;
    Mpt least = -1;
    for (int split = 0; split <= cluster.tracks; ++split) {
      Mpt fault = std::abs(2 * split - cluster.tracks);
      for (int t = 0; t + 1 < cluster.tracks; ++t)
        fault += lack(shift(cluster, t + 1, split, half) - shift(cluster, t, split, half), m_.track,
                      m_.narrow);
      for (const int s : t_.of(cluster)) {
        const auto& segment = t_.segments[at(s)];
        if (!segment.head_low && !segment.head_high) continue;
        const Mpt x = shift(cluster, segment.track, split, half);
        if (segment.head_low)
          fault += lack(s_.gutter[at(before)] + x, m_.last_segment, m_.least_last_segment);
        if (segment.head_high)
          fault += lack(s_.gutter[at(after)] - x, m_.last_segment, m_.least_last_segment);
      }
      if (least < 0 || fault < least) least = fault, best = split;
    }
    return best;
  }

  [[nodiscard]] static Mpt lack(Mpt have, Length wished, Length least) {
    if (have < least.millipoints) return 5000 + (least.millipoints - have) / 10;
    return have < wished.millipoints ? (wished.millipoints - have) / 20 : 0;
  }

  void emit() {
    boxes();
    d_.wires.resize(flow_.arrows.size());
    d_.unroutable.clear();
    for (std::size_t a = 0; a < w_.paths.size(); ++a) {
      auto& wire = d_.wires[a];
      wire.points.clear();
      wire.own_begin = wire.own_end = 0;
      wire.net = w_.paths[a].net;
      wire.label.reset();
      if (w_.paths[a].points.empty())
        d_.unroutable.push_back(static_cast<int>(a));
      else
        draw_wire(a);
    }
    junctions();
  }

  void boxes() {
    d_.ties.clear();
    d_.boxes.resize(flow_.symbols.size());
    for (std::size_t s = 0; s < flow_.symbols.size(); ++s) {
      const auto& symbol = flow_.symbols[s];
      const Mpt y = s_.middle[at(g_.row_of[s])];
      auto& boxes = d_.boxes[s];
      boxes.clear();
      int last = -2;
      for (const int c : symbol.columns) {
        const Mpt w = ask_.symbol_width(s_, static_cast<int>(s), c);
        if (c == last + 1)
          boxes.back().width = Length{s_.center[at(c)] + w / 2} - boxes.back().origin.x;
        else
          boxes.push_back({{{s_.center[at(c)] - w / 2}, {y - symbol.height.millipoints / 2}},
                           {w / 2 * 2},
                           {symbol.height.millipoints / 2 * 2}});
        last = c;
      }
      for (std::size_t i = 0; i + 1 < boxes.size(); ++i)
        d_.ties.push_back(
            {{boxes[i].right(), {y}}, {boxes[i + 1].origin.x, {y}}, static_cast<int>(s)});
    }
  }

  /// The middle of the side of the symbol at `cell` that is left in direction d.
  [[nodiscard]] Point port(int cell, Dir d) const {
    const int s = g_.symbol_at[at(cell)], c = g_.x(cell) / 2;
    const Mpt w = ask_.symbol_width(s_, s, c) / 2, h = flow_.symbols[at(s)].height.millipoints / 2;
    return {{s_.center[at(c)] + step_x[d] * w}, {s_.middle[at(g_.y(cell) / 2)] + step_y[d] * h}};
  }

  [[nodiscard]] Point corner(int p, int net) const {
    return {{place_[at(t_.at(p, false, net))]}, {place_[at(t_.at(p, true, net))]}};
  }

  void draw_wire(std::size_t a) {
    const auto& points = w_.paths[a].points;
    auto& wire = d_.wires[a];
    const Dir out = direction(g_, points[0], points[1]);
    const Dir in = direction(g_, points[points.size() - 1], points[points.size() - 2]);
    wire.exit = static_cast<Side>(out);
    wire.entry = static_cast<Side>(in);
    wire.points.push_back(port(points.front(), out));
    const auto [begin, end] = own(a);
    // A point is a corner where the way turns, and also where it begins or ends to be its own.
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
      const bool turns =
          direction(g_, points[i - 1], points[i]) != direction(g_, points[i], points[i + 1]);
      const bool joint = (i == begin && begin > 0) || (i == end && end + 1 < points.size());
      if (!turns && !joint) continue;
      if (i == begin && begin > 0) wire.own_begin = wire.points.size();
      if (i == end && end + 1 < points.size()) wire.own_end = wire.points.size();
      wire.points.push_back(corner(points[i], wire.net));
    }
    wire.points.push_back(port(points.back(), in));
    if (end + 1 == points.size()) wire.own_end = wire.points.size() - 1;
  }

  /// The part of the way, as indices of its grid points, that no earlier arrow has drawn.
  [[nodiscard]] std::pair<std::size_t, std::size_t> own(std::size_t a) const {
    const auto& mine = w_.paths[a].points;
    std::size_t begin = 0, end = mine.size() - 1;
    const bool fork = w_.paths[a].net >= 4 * g_.size();
    for (std::size_t b = 0; b < a; ++b) {
      const auto& other = w_.paths[b];
      if (other.net != w_.paths[a].net) continue;
      std::size_t same = 0;
      const auto limit = std::min(mine.size(), other.points.size());
      if (fork) {
        while (same < limit && mine[same] == other.points[same]) ++same;
        if (same > 0) begin = std::max(begin, same - 1);
      } else {
        while (same < limit &&
               mine[mine.size() - 1 - same] == other.points[other.points.size() - 1 - same])
          ++same;
        if (same > 0) end = std::min(end, mine.size() - same);
      }
    }
    return {begin, end};
  }

  void junctions() {
    d_.junctions.clear();
    for (int p = 0; p < g_.size(); ++p) {
      if (std::popcount(w_.all_arms(p)) < 3 || g_.symbol_at[at(p)] >= 0) continue;
      for (const auto& use : w_.uses[at(p)])
        if (std::popcount(use.arms) > 2) d_.junctions.push_back(corner(p, use.net));
    }
  }
};

}  // namespace

void draw(const Wiring& wiring, const Measures& measures, Drawing& drawing) {
  thread_local Tracks tracks;
  make_tracks(wiring, tracks);
  Plan(wiring, measures, tracks, drawing).run();
}

}  // namespace sopan::route
