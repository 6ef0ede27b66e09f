#include "pipeline/layout/route/geometry.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace sopan::route {
namespace {

using Mpt = std::int64_t;

std::size_t at(int i) { return static_cast<std::size_t>(i); }

class Plan {
 public:
  Plan(const Wiring& wiring, const Measures& measures)
      : w_(wiring), g_(*wiring.grid), flow_(*wiring.flow), m_(measures), t_(make_tracks(wiring)) {}

  Drawing run() {
    columns();
    rows();
    place();
    emit();
    return std::move(d_);
  }

 private:
  const Wiring& w_;
  const Grid& g_;
  const Flow& flow_;
  const Measures& m_;
  Tracks t_;
  Drawing d_;
  std::vector<Mpt> left_, center_, width_;  ///< by column: lane cut off
  std::vector<Mpt> right_;
  std::vector<Mpt> top_, middle_, bottom_, tall_;  ///< by grid row
  std::vector<Mpt> shrink_;                        ///< by column: what symbols lose in width
  std::vector<int> split_;                         ///< by cluster: tracks before the ruling
  std::vector<Mpt> place_;                         ///< by segment

  [[nodiscard]] Mpt symbol_width(int symbol, int column) const {
    const Mpt wished = flow_.symbols[at(symbol)].width.millipoints;
    const Mpt least = std::min(wished, m_.least_symbol.millipoints);
    return std::max(least, wished - shrink_[at(column)]);
  }

  [[nodiscard]] Mpt need(int tracks, Mpt edge) const {
    return tracks == 0 ? 0
                       : m_.from_ruling.millipoints + (tracks - 1) * m_.track.millipoints + edge;
  }

  [[nodiscard]] bool head(const Cluster& cluster, bool high) const {
    return std::ranges::any_of(cluster.segments, [&](int s) {
      return high ? t_.segments[at(s)].head_high : t_.segments[at(s)].head_low;
    });
  }

  [[nodiscard]] Mpt lane(int line, Mpt gutter) const {
    Mpt lane = 0;
    for (const auto& cluster : t_.clusters) {
      if (cluster.horizontal || cluster.line != line) continue;
      const bool entered = head(cluster, line == 0);
      const auto edge = entered ? m_.last_segment.millipoints : m_.first_segment.millipoints;
      lane = std::max(lane, need(cluster.tracks, edge) - gutter);
    }
    return lane;
  }

  void columns() {
    const int n = g_.columns;
    Mpt total = 0;
    for (const auto c : flow_.columns) total += c.millipoints;
    width_.resize(at(n));
    shrink_.assign(at(n), 0);
    Mpt before = 0, after = 0;
    for (int round = 0; round < 4 && n > 0; ++round) {
      const Mpt rest = total - before - after;
      for (int c = 0; c < n; ++c) {
        width_[at(c)] = flow_.columns[at(c)].millipoints * rest / total;
        shrink_[at(c)] = flow_.columns[at(c)].millipoints - width_[at(c)];
      }
      before = std::max(before, lane(0, gutter(0)));
      after = std::max(after, lane(2 * n, gutter(n - 1)));
      const Mpt most = total / 3;
      if (before + after > most) {
        const Mpt sum = before + after;
        before = before * most / sum;
        after = after * most / sum;
      }
    }
    Mpt x = 0;
    for (int c = 0; c < n; ++c) {
      left_.push_back(x);
      d_.column_edges.push_back({x});
      if (c == 0) x += before;
      center_.push_back(x + width_[at(c)] / 2);
      x += width_[at(c)];
      if (c + 1 == n) x = total;
      right_.push_back(x);
    }
    d_.column_edges.push_back({total});
  }

  /// Room between the column's edge and its widest symbol.
  [[nodiscard]] Mpt gutter(int column) const {
    Mpt widest = 0;
    for (int r = 0; r < g_.rows; ++r) {
      const int s = g_.symbol_at[at(g_.point(2 * column + 1, 2 * r + 1))];
      if (s >= 0) widest = std::max(widest, symbol_width(s, column));
    }
    return (width_[at(column)] - widest) / 2;
  }

  void rows() {
    top_.assign(at(g_.rows), m_.first_segment.millipoints);
    bottom_ = top_;
    tall_.assign(at(g_.rows), 0);
    for (std::size_t s = 0; s < flow_.symbols.size(); ++s) {
      auto& tall = tall_[at(g_.row_of[s])];
      tall = std::max(tall, flow_.symbols[s].height.millipoints);
    }
    straight_room();
    split_.assign(t_.clusters.size(), 0);
    for (std::size_t c = 0; c < t_.clusters.size(); ++c)
      if (t_.clusters[c].horizontal) margin(t_.clusters[c], split_[c]);
    Mpt y = 0;
    std::vector<Mpt> start;
    for (std::size_t row = 0; row < flow_.rows.size(); ++row) {
      d_.row_edges.push_back({y});
      const int first = g_.first_row[row], end = g_.first_row[row + 1];
      for (int r = first; r < end; ++r) {
        const Mpt least = flow_.rows[row].millipoints / (end - first) +
                          (r == first ? flow_.rows[row].millipoints % (end - first) : 0);
        const Mpt low = top_[at(r)] + tall_[at(r)] / 2, high = bottom_[at(r)] + tall_[at(r)] / 2;
        const Mpt height = std::max(least, low + high);
        middle_.push_back(y + std::max(low, std::min(height / 2, height - high)));
        start.push_back(y);
        y += height;
      }
    }
    d_.row_edges.push_back({y});
    start.push_back(y);
    for (int r = 0; r < g_.rows; ++r) {
      top_[at(r)] = middle_[at(r)] - tall_[at(r)] / 2 - start[at(r)];
      bottom_[at(r)] = start[at(r) + 1] - middle_[at(r)] - tall_[at(r)] / 2;
    }
    start_ = start;
  }
  std::vector<Mpt> start_;

  /// Room for the heads of arrows that enter at the top or the bottom, and for labels there.
  void straight_room() {
    const Mpt entry = m_.last_segment.millipoints - m_.from_ruling.millipoints;
    for (std::size_t a = 0; a < w_.paths.size(); ++a) {
      const auto& points = w_.paths[a].points;
      if (points.empty()) continue;
      const Dir in = direction(g_, points[points.size() - 2], points.back());
      const int r = g_.y(points.back()) / 2;
      if (in == 3) top_[at(r)] = std::max(top_[at(r)], entry);
      if (in == 1) bottom_[at(r)] = std::max(bottom_[at(r)], entry);
      const Dir out = direction(g_, points[0], points[1]);
      const auto& arrow = flow_.arrows[a];
      const int q = g_.y(points[0]) / 2;
      if (arrow.two_headed && out == 3) bottom_[at(q)] = std::max(bottom_[at(q)], entry);
      if (arrow.two_headed && out == 1) top_[at(q)] = std::max(top_[at(q)], entry);
      if (arrow.label_width.millipoints == 0 || horizontal(out)) continue;
      auto& side = out == 3 ? bottom_[at(q)] : top_[at(q)];
      side = std::max(side, label_edge(arrow));
    }
  }
  [[nodiscard]] Mpt label_edge(const Arrow& arrow) const {
    return arrow.label_height.millipoints + m_.from_symbol.millipoints + m_.label_room.millipoints;
  }

  /// What tracks near the symbols of row r must leave free on its low or high side.
  [[nodiscard]] Mpt edge(const Cluster& cluster, bool high) const {
    Mpt edge = head(cluster, high) ? m_.last_segment.millipoints : m_.first_segment.millipoints;
    if (!cluster.horizontal) return edge;
    int low = g_.width(), top = 0;
    for (const int s : cluster.segments) {
      low = std::min(low, t_.segments[at(s)].low);
      top = std::max(top, t_.segments[at(s)].high);
    }
    for (std::size_t a = 0; a < w_.paths.size(); ++a) {
      const auto& points = w_.paths[a].points;
      if (points.empty() || flow_.arrows[a].label_width.millipoints == 0) continue;
      if (g_.y(points[1]) != cluster.line || g_.x(points[1]) < low - 1 || g_.x(points[1]) > top + 1)
        continue;
      if (direction(g_, points[0], points[1]) != (high ? 1 : 3)) continue;
      edge = std::max(edge, label_edge(flow_.arrows[a]));
    }
    return edge;
  }

  void margin(const Cluster& cluster, int& split) {
    const int down = static_cast<int>(std::ranges::count_if(
        cluster.segments, [&](int s) { return t_.segments[at(s)].head_high; }));
    const int up = static_cast<int>(std::ranges::count_if(
        cluster.segments, [&](int s) { return t_.segments[at(s)].head_low; }));
    split = (cluster.tracks + (down >= up ? 1 : 0)) / 2;
    const int above = cluster.line / 2 - 1, below = cluster.line / 2;
    if (above < 0) split = 0;
    if (below >= g_.rows) split = cluster.tracks;
    if (above >= 0) {
      auto& m = bottom_[at(above)];
      m = std::max(m, need(split, edge(cluster, false)));
    }
    if (below < g_.rows) {
      auto& m = top_[at(below)];
      m = std::max(m, need(cluster.tracks - split, edge(cluster, true)));
    }
  }

  /// Distance from the ruling of the j-th track of `tracks` in a half of size `room`.
  [[nodiscard]] Mpt offset(int j, int tracks, Mpt room, Mpt edge) const {
    return room * need(j + 1, 0) / need(tracks, edge);
  }

  void place() {
    place_.assign(t_.segments.size(), 0);
    for (std::size_t s = 0; s < t_.segments.size(); ++s) {
      const auto& segment = t_.segments[s];
      if (segment.line % 2 == 1)
        place_[s] =
            segment.horizontal ? middle_[at(segment.line / 2)] : center_[at(segment.line / 2)];
    }
    for (std::size_t c = 0; c < t_.clusters.size(); ++c) {
      const auto& cluster = t_.clusters[c];
      const int before = cluster.line / 2 - 1, after = cluster.line / 2;
      if (cluster.horizontal) {
        const Mpt low = before >= 0 ? bottom_[at(before)] : 0;
        const Mpt high = after < g_.rows ? top_[at(after)] : 0;
        settle(cluster, split_[c], start_[at(after)], low, high);
      } else {
        const Mpt ruling = after < g_.columns ? left_[at(after)] : right_[at(before)];
        const Mpt low = before >= 0 ? reach(cluster, before) : 0;
        const Mpt high = after < g_.columns ? reach(cluster, after) : 0;
        split_[c] = best_split(cluster, low, high);
        settle(cluster, split_[c], ruling, low, high);
      }
    }
  }

  void settle(const Cluster& cluster, int split, Mpt ruling, Mpt low, Mpt high) {
    for (const int s : cluster.segments)
      place_[at(s)] = ruling + shift(cluster, t_.segments[at(s)].track, split, low, high);
  }

  [[nodiscard]] Mpt shift(const Cluster& cluster, int track, int split, Mpt low, Mpt high) const {
    if (track < split) return -offset(split - 1 - track, split, low, edge(cluster, false));
    return offset(track - split, cluster.tracks - split, high, edge(cluster, true));
  }

  /// How far a gutter may spread into `column` beside the rows of the cluster.
  [[nodiscard]] Mpt reach(const Cluster& cluster, int column) const {
    Mpt room = width_[at(column)] / 2 - m_.from_ruling.millipoints;
    for (const int s : cluster.segments)
      for (int y = t_.segments[at(s)].low | 1; y <= t_.segments[at(s)].high; y += 2) {
        const int symbol = g_.symbol_at[at(g_.point(2 * column + 1, y))];
        if (symbol < 0) continue;
        room = std::min(room, (width_[at(column)] - symbol_width(symbol, column)) / 2);
      }
    const bool outer = (column == 0 && cluster.line == 0) ||
                       (column + 1 == g_.columns && cluster.line == 2 * g_.columns);
    if (!outer) return room;
    return (column == 0 ? center_[0] - left_[0] : right_[at(column)] - center_[at(column)]) -
           width_[at(column)] / 2 + room;
  }

  [[nodiscard]] int best_split(const Cluster& cluster, Mpt low, Mpt high) const {
    const int before = cluster.line / 2 - 1, after = cluster.line / 2;
    if (before < 0) return 0;
    if (after >= g_.columns) return cluster.tracks;
    int best = 0;
    Mpt least = -1;
    for (int split = 0; split <= cluster.tracks; ++split) {
      Mpt fault = std::abs(2 * split - cluster.tracks);
      for (int t = 0; t + 1 < cluster.tracks; ++t)
        fault += lack(shift(cluster, t + 1, split, low, high) - shift(cluster, t, split, low, high),
                      m_.track, m_.narrow);
      for (const int s : cluster.segments) {
        const auto& segment = t_.segments[at(s)];
        const Mpt x = shift(cluster, segment.track, split, low, high);
        if (segment.head_low)
          fault += lack(gutter(before) + x, m_.last_segment, m_.least_last_segment);
        if (segment.head_high)
          fault += lack(gutter(after) - x, m_.last_segment, m_.least_last_segment);
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
    for (std::size_t a = 0; a < w_.paths.size(); ++a) {
      if (w_.paths[a].points.empty())
        d_.unroutable.push_back(static_cast<int>(a));
      else
        wire(a);
    }
    junctions();
  }

  void boxes() {
    for (std::size_t s = 0; s < flow_.symbols.size(); ++s) {
      const auto& symbol = flow_.symbols[s];
      const Mpt y = middle_[at(g_.row_of[s])];
      std::vector<Rect> boxes;
      int last = -2;
      for (const int c : symbol.columns) {
        const Mpt w = symbol_width(static_cast<int>(s), c);
        if (c == last + 1)
          boxes.back().width = Length{center_[at(c)] + w / 2} - boxes.back().origin.x;
        else
          boxes.push_back({{{center_[at(c)] - w / 2}, {y - symbol.height.millipoints / 2}},
                           {w / 2 * 2},
                           {symbol.height.millipoints / 2 * 2}});
        last = c;
      }
      for (std::size_t i = 0; i + 1 < boxes.size(); ++i)
        d_.ties.push_back(
            {{boxes[i].right(), {y}}, {boxes[i + 1].origin.x, {y}}, static_cast<int>(s)});
      d_.boxes.push_back(std::move(boxes));
    }
  }

  /// The middle of the side of the symbol at `cell` that is left in direction d.
  [[nodiscard]] Point port(int cell, Dir d) const {
    const int s = g_.symbol_at[at(cell)], c = g_.x(cell) / 2;
    const Mpt w = symbol_width(s, c) / 2, h = flow_.symbols[at(s)].height.millipoints / 2;
    return {{center_[at(c)] + step_x[d] * w}, {middle_[at(g_.y(cell) / 2)] + step_y[d] * h}};
  }

  [[nodiscard]] Point corner(int p, int net) const {
    return {{place_[at(t_.at(p, false, net))]}, {place_[at(t_.at(p, true, net))]}};
  }

  void wire(std::size_t a) {
    const auto& points = w_.paths[a].points;
    auto& wire = d_.wires[a];
    const Dir out = direction(g_, points[0], points[1]);
    const Dir in = direction(g_, points[points.size() - 1], points[points.size() - 2]);
    wire.net = w_.paths[a].net;
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
    for (int p = 0; p < g_.size(); ++p) {
      if (g_.symbol_at[at(p)] >= 0) continue;
      for (const auto& use : w_.uses[at(p)])
        if (std::popcount(use.arms) > 2) d_.junctions.push_back(corner(p, use.net));
    }
  }
};

}  // namespace

Drawing draw(const Wiring& wiring, const Measures& measures) {
  return Plan(wiring, measures).run();
}

}  // namespace sopan::route
