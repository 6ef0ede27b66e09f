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
    t_.segments.clear();
    t_.first_use.clear();
    int uses = 0;
    for (const auto& here : w_.uses) {
      t_.first_use.push_back(uses);
      uses += static_cast<int>(here.size());
    }
    t_.across.assign(at_index(uses), -1);
    t_.along.assign(at_index(uses), -1);
    t_.wiring = &w_;
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
    t_.members.clear();
    t_.clusters.clear();
    int end = -1;
    for (int s = 0; s < static_cast<int>(t_.segments.size()); ++s) {
      auto& segment = t_.segments[at_index(s)];  // by orientation, line, low end
      if (segment.line % 2 == 1) continue;
      const bool joins = !t_.clusters.empty() &&
                         t_.clusters.back().horizontal == segment.horizontal &&
                         t_.clusters.back().line == segment.line && segment.low <= end;
      if (!joins) {
        auto& cluster = t_.clusters.emplace_back();
        cluster.horizontal = segment.horizontal;
        cluster.line = segment.line;
        cluster.first = t_.members.size();
        end = segment.high;
      }
      end = std::max(end, segment.high);
      segment.cluster = static_cast<int>(t_.clusters.size()) - 1;
      t_.members.push_back(s);
      ++t_.clusters.back().count;
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
    if ((w_.all_arms(p) & arm(on)) == 0) return;
    auto& there = flat ? t_.across : t_.along;
    const auto& here = w_.uses[at_index(p)];
    for (std::size_t u = 0; u < here.size(); ++u) {
      const auto& use = here[u];
      if ((use.arms & arm(on)) == 0 || (use.arms & arm(back)) != 0) continue;
      Segment segment{use.net, flat, line, i, i};
      const int id = static_cast<int>(t_.segments.size());
      there[at_index(t_.first_use[at_index(p)]) + u] = id;
      for (unsigned arms = use.arms; segment.high + 1 < length && (arms & arm(on)) != 0;) {
        ++segment.high;
        const auto q = at_index(point(flat, line, segment.high));
        const auto next = std::ranges::find(w_.uses[q], use.net, &Use::net) - w_.uses[q].begin();
        there[at_index(t_.first_use[q]) + static_cast<std::size_t>(next)] = id;
        arms = w_.uses[q][static_cast<std::size_t>(next)].arms;
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
    const auto n = cluster.count;
    cluster.tracks = 1;
    if (n == 1) return;
    const int* members = t_.members.data() + cluster.first;
    const auto segment = [&](std::size_t i) -> Segment& {
      return t_.segments[at_index(members[i])];
    };
    const auto meet = [&](std::size_t i, std::size_t j) {
      return segment(i).low <= segment(j).high && segment(j).low <= segment(i).high;
    };
    excess_.assign(n * n, 0);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j) {
        if (!meet(i, j)) continue;
        const Cost cost = compare(segment(i), segment(j));
        excess_[i * n + j] = cost.first - cost.second;
        excess_[j * n + i] = -excess_[i * n + j];
      }
    done_.clear();
    placed_.assign(n, 0);
    while (done_.size() < n) {
      std::size_t best = n;
      int least = std::numeric_limits<int>::max();
      for (std::size_t i = 0; i < n; ++i) {
        if (placed_[i] != 0) continue;
        int violation = 0;
        for (std::size_t j = 0; j < n; ++j)
          if (placed_[j] == 0 && j != i) violation += std::max(0, excess_[i * n + j]);
        if (violation < least) least = violation, best = i;
      }
      placed_[best] = 1;
      int track = 0;
      for (const auto j : done_)
        if (meet(best, j)) track = std::max(track, segment(j).track + 1);
      segment(best).track = track;
      cluster.tracks = std::max(cluster.tracks, track + 1);
      done_.push_back(best);
    }
  }

  std::vector<int> excess_;  ///< of i before j over j before i
  std::vector<std::size_t> done_;
  std::vector<char> placed_;
};

}  // namespace

int Tracks::at(int point, bool horizontal, int net) const {
  const auto& here = wiring->uses[at_index(point)];
  const auto first = at_index(first_use[at_index(point)]);
  for (std::size_t u = 0; u < here.size(); ++u)
    if (here[u].net == net) return (horizontal ? across : along)[first + u];
  return -1;
}

void make_tracks(const Wiring& wiring, Tracks& tracks) {
  Order order(wiring, tracks);
  order.cut();
  order.mark_heads();
  order.order();
}

}  // namespace sopan::route
