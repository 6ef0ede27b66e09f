#include "pipeline/layout/route/tracks.hpp"

#include <algorithm>
#include <limits>

namespace sopan::route {
namespace {

constexpr int hard = 1000;  ///< a wrong order would put two nets on one line

std::size_t at_index(int i) { return static_cast<std::size_t>(i); }

struct Cost {
  int first = 0, second = 0;  ///< of A before (above, left of) B, of B before A
};

class Order {
 public:
  Order(const Wiring& wiring, Tracks& tracks) : w_(wiring), g_(*wiring.grid), t_(tracks) {}

  void cut() {
    t_.across.resize(at_index(g_.size()));
    t_.along.resize(at_index(g_.size()));
    for (const bool flat : {true, false}) {
      const int lines = flat ? g_.height() : g_.width(), length = flat ? g_.width() : g_.height();
      for (int line = 0; line < lines; ++line)
        for (int i = 0; i < length; ++i) runs(flat, line, i, length);
    }
  }

  void mark_heads() {
    for (const auto& path : w_.paths) {
      if (path.points.empty()) continue;
      mark(path.points[path.points.size() - 2], path.points.back(), path.net);
      const auto arrow = at_index(static_cast<int>(&path - w_.paths.data()));
      if (w_.flow->arrows[arrow].two_headed) mark(path.points[1], path.points[0], path.net);
    }
  }

  void order() {
    std::vector<int> sorted;
    for (int s = 0; s < static_cast<int>(t_.segments.size()); ++s)
      if (t_.segments[at_index(s)].line % 2 == 0) sorted.push_back(s);
    int end = -1;
    for (const int s : sorted) {  // already by orientation, line, low end
      auto& segment = t_.segments[at_index(s)];
      const bool joins = !t_.clusters.empty() &&
                         t_.clusters.back().horizontal == segment.horizontal &&
                         t_.clusters.back().line == segment.line && segment.low <= end;
      if (!joins) {
        auto& cluster = t_.clusters.emplace_back();
        cluster.horizontal = segment.horizontal;
        cluster.line = segment.line;
        end = segment.high;
      }
      end = std::max(end, segment.high);
      segment.cluster = static_cast<int>(t_.clusters.size()) - 1;
      t_.clusters.back().segments.push_back(s);
    }
    for (auto& cluster : t_.clusters) arrange(cluster);
  }

 private:
  const Wiring& w_;
  const Grid& g_;
  Tracks& t_;

  [[nodiscard]] int point(bool flat, int line, int i) const {
    return flat ? g_.point(i, line) : g_.point(line, i);
  }

  void runs(bool flat, int line, int i, int length) {
    const Dir on = flat ? 0 : 3, back = reverse(on);
    const int p = point(flat, line, i);
    for (const auto& use : w_.uses[at_index(p)]) {
      if ((use.arms & arm(on)) == 0 || (use.arms & arm(back)) != 0) continue;
      Segment segment{use.net, flat, line, i, i};
      const int id = static_cast<int>(t_.segments.size());
      auto& there = flat ? t_.across : t_.along;
      there[at_index(p)].push_back(id);
      while (segment.high + 1 < length &&
             (w_.arms(point(flat, line, segment.high), use.net) & arm(on)) != 0) {
        ++segment.high;
        there[at_index(point(flat, line, segment.high))].push_back(id);
      }
      t_.segments.push_back(segment);
    }
  }

  void mark(int before, int cell, int net) {
    const Dir d = direction(g_, before, cell);
    const int s = t_.at(before, !horizontal(d), net);
    if (s < 0) return;
    auto& segment = t_.segments[at_index(s)];
    (d == 0 || d == 3 ? segment.head_high : segment.head_low) = true;
  }

  /// Walks both nets on from the common edge that ends at p in direction d, until they part.
  /// `first`: crossings with A on the left.
  void walk(int a, int b, int p, Dir d, bool own, int depth, Cost& cost) const {
    const unsigned of_a = w_.arms(p, a), of_b = w_.arms(p, b);
    const Dir exits[] = {(d + 1) & 3, d, (d + 3) & 3};
    const bool fixed = horizontal(d) ? g_.x(p) % 2 == 1 : g_.y(p) % 2 == 1;
    for (int i = 0; i < 3; ++i) {
      if ((of_a & arm(exits[i])) == 0) continue;
      for (int j = 0; j < 3; ++j) {
        if ((of_b & arm(exits[j])) == 0 || i == j) continue;
        const int price = own && fixed && i + j == 2 ? hard : 1;
        (i > j ? cost.first : cost.second) += price;
      }
    }
    if (depth > 400) return;
    for (const Dir e : exits)
      if ((of_a & of_b & arm(e)) != 0) walk(a, b, g_.next(p, e), e, own && e == d, depth + 1, cost);
  }

  [[nodiscard]] Cost compare(const Segment& a, const Segment& b) const {
    const int low = std::max(a.low, b.low), high = std::min(a.high, b.high);
    const bool flat = a.horizontal;
    if (low == high) return touch(a, b, point(flat, a.line, low));
    const Dir on = flat ? 0 : 3, back = reverse(on);
    Cost ahead, behind;
    walk(a.net, b.net, point(flat, a.line, low + 1), on, true, 0, ahead);
    walk(a.net, b.net, point(flat, a.line, low), back, true, 0, behind);
    if (!flat) std::swap(ahead, behind);  // walking south, left is the higher x
    return {ahead.first + behind.second, ahead.second + behind.first};
  }

  /// Two segments that have one point in common.
  [[nodiscard]] Cost touch(const Segment& a, const Segment& b, int p) const {
    const unsigned of_a = w_.arms(p, a.net), of_b = w_.arms(p, b.net);
    const unsigned less = arm(a.horizontal ? 1 : 2), more = arm(a.horizontal ? 3 : 0);
    const bool fixed = a.horizontal ? g_.x(p) % 2 == 1 : g_.y(p) % 2 == 1;
    const auto has = [](unsigned arms, unsigned one) { return (arms & one) != 0 ? 1 : 0; };
    Cost cost{has(of_a, more) + has(of_b, less), has(of_a, less) + has(of_b, more)};
    if (fixed && has(of_a, more) + has(of_b, less) == 2) cost.first += hard;
    if (fixed && has(of_a, less) + has(of_b, more) == 2) cost.second += hard;
    return cost;
  }

  void arrange(Cluster& cluster) {
    const auto n = cluster.segments.size();
    std::vector<std::vector<int>> excess(n,
                                         std::vector<int>(n, 0));  // of i before j over j before i
    const auto segment = [&](std::size_t i) -> Segment& {
      return t_.segments[at_index(cluster.segments[i])];
    };
    const auto meet = [&](std::size_t i, std::size_t j) {
      return segment(i).low <= segment(j).high && segment(j).low <= segment(i).high;
    };
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j) {
        if (!meet(i, j)) continue;
        const Cost cost = compare(segment(i), segment(j));
        excess[i][j] = cost.first - cost.second;
        excess[j][i] = -excess[i][j];
      }
    std::vector<std::size_t> done;
    std::vector<char> placed(n, 0);
    while (done.size() < n) {
      std::size_t best = n;
      int least = std::numeric_limits<int>::max();
      for (std::size_t i = 0; i < n; ++i) {
        if (placed[i] != 0) continue;
        int violation = 0;
        for (std::size_t j = 0; j < n; ++j)
          if (placed[j] == 0 && j != i) violation += std::max(0, excess[i][j]);
        if (violation < least) least = violation, best = i;
      }
      placed[best] = 1;
      int track = 0;
      for (const auto j : done)
        if (meet(best, j)) track = std::max(track, segment(j).track + 1);
      segment(best).track = track;
      cluster.tracks = std::max(cluster.tracks, track + 1);
      done.push_back(best);
    }
  }
};

}  // namespace

int Tracks::at(int point, bool horizontal, int net) const {
  for (const int s : (horizontal ? across : along)[at_index(point)])
    if (segments[at_index(s)].net == net) return s;
  return -1;
}

Tracks make_tracks(const Wiring& wiring) {
  Tracks tracks;
  Order order(wiring, tracks);
  order.cut();
  order.mark_heads();
  order.order();
  return tracks;
}

}  // namespace sopan::route
