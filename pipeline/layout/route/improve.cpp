#include "pipeline/layout/route/improve.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

#include "pipeline/layout/route/find.hpp"
#include "pipeline/layout/route/geometry.hpp"
#include "pipeline/layout/route/index.hpp"
#include "pipeline/layout/route/measure.hpp"
#include "pipeline/layout/route/prices.hpp"

namespace sopan::route {
namespace {

/// Dearer by more than this, a way is hardly the better one on the true picture.
constexpr int worth_trying = 2 * Prices{}.crossing;
/// Dearer by more than this altogether, the ways of a symbol that slides are hardly better.
constexpr int worth_sliding = 60;
/// The same where no wire of theirs meets another, so that only bends and lengths can be won.
constexpr int worth_straightening = 10;

bool forward(const Wiring& w, const Arrow& arrow) {
  return w.grid->row_of[at(arrow.to)] >= w.grid->row_of[at(arrow.from)];
}

struct Scored {
  Drawing drawing;
  Metrics metrics;
  Trouble trouble;
  std::int64_t score = 0;
};

void judge(const Wiring& wiring, const Measures& measures, Scored& s) {
  draw(wiring, measures, s.drawing);
  const auto& flow = *wiring.flow;
  s.metrics = measure(flow, s.drawing, &s.trouble);
  s.score = 100'000LL * (s.metrics.overlaps + s.metrics.through + s.metrics.missing) +
            130LL * s.metrics.crossings;
  if (s.metrics.narrowest_gap < measures.narrow) s.score += 1000;
  if (s.metrics.shortest_last_segment < measures.least_last_segment) s.score += 300;
  for (std::size_t a = 0; a < flow.arrows.size(); ++a) {
    const auto& wire = s.drawing.wires[a];
    if (wire.points.empty()) continue;
    const auto& arrow = flow.arrows[a];
    const bool main = wiring.grid->row_of[at(arrow.to)] == wiring.grid->row_of[at(arrow.from)] + 1;
    Length length;
    for (std::size_t i = 1; i < wire.points.size(); ++i) {
      const Length dx = wire.points[i].x - wire.points[i - 1].x,
                   dy = wire.points[i].y - wire.points[i - 1].y;
      if (i > wire.own_begin && i <= wire.own_end) length += std::max(dx, -dx) + std::max(dy, -dy);
      if (i + 1 < wire.points.size() &&
          (wire.points[i - 1].x == wire.points[i].x) != (wire.points[i].x == wire.points[i + 1].x))
        s.score += main ? 60 : 40;
    }
    if (!heeded(arrow, wire.exit, wire.entry)) s.score += 5000;
    if (arrow.fork >= 0 && wire.net < 4 * wiring.grid->size()) s.score += 500;
    const bool ahead = forward(wiring, arrow);
    s.score += static_cast<std::int64_t>(length.mm() / 2) +
               exit_price(static_cast<int>(wire.exit), ahead) +
               entry_price(static_cast<int>(wire.entry), ahead);
  }
}

/// The arrows worth another try.
std::vector<int> troubled(const Scored& picture) {
  std::vector<int> result;
  const auto& wires = picture.drawing.wires;
  for (std::size_t a = 0; a < wires.size(); ++a)
    if (picture.trouble.met[a] != 0 || wires[a].points.size() > 5 || wires[a].points.empty())
      result.push_back(static_cast<int>(a));
  return result;
}

/// The arrows of each fork.
std::vector<std::vector<int>> forks(const Flow& flow) {
  std::map<std::pair<int, int>, std::vector<int>> found;
  for (std::size_t a = 0; a < flow.arrows.size(); ++a) {
    const auto& arrow = flow.arrows[a];
    if (arrow.fork >= 0) found[{arrow.from, arrow.fork}].push_back(static_cast<int>(a));
  }
  std::vector<std::vector<int>> result;
  for (auto& [key, arrows] : found)
    if (arrows.size() > 1) result.push_back(std::move(arrows));
  return result;
}

/// Tries each side as the exit of a whole fork.
void turn_forks(Wiring& wiring, const Measures& measures, Scored& best, Scored& trial) {
  for (const auto& fork : forks(*wiring.flow))
    for (int side = 0; side < 4; ++side) {
      const Wiring before = wiring;
      for (const int a : fork)
        if (!wiring.paths[at(a)].points.empty()) wiring.remove(a);
      unsigned forbidden = all_ports & ~arm(side);
      for (const int a : fork) {
        auto path = find(wiring, {a, forbidden, 0});
        forbidden = 0;
        if (!path.points.empty()) wiring.set(a, std::move(path));
      }
      judge(wiring, measures, trial);
      if (trial.score < best.score)
        std::swap(best, trial);
      else
        wiring = before;
    }
}

/// Moves one-cell symbol `s` to `column`; no way may be at either cell.
void put(Flow& flow, Grid& grid, int s, int column) {
  auto& symbol = flow.symbols[at(s)];
  const int y = 2 * grid.row_of[at(s)] + 1;
  const int old = grid.point(2 * symbol.columns.front() + 1, y), p = grid.point(2 * column + 1, y);
  std::swap(grid.symbol_at[at(old)], grid.symbol_at[at(p)]);
  std::swap(grid.closed[at(old)], grid.closed[at(p)]);
  symbol.columns = {column};
}

/// Slides symbols whose wires bend or cross by up to four columns, changing places with what slides
/// there.
class Sliding {
 public:
  Sliding(Flow& flow, Grid& grid, Wiring& wiring, const Measures& measures)
      : f_(flow), g_(grid), w_(wiring), m_(measures) {}

  /// Is the picture better now?
  bool run(Scored& best, Scored& trial) {
    bool better = false;
    for (int s = 0; s < static_cast<int>(f_.symbols.size()); ++s) {
      if (!f_.symbols[at(s)].slides) continue;
      for (const int by : {-1, 1, -2, 2, -3, 3, -4, 4}) {
        if (!troubled(s, best)) break;
        const int column = f_.symbols[at(s)].columns.front() + by;
        if (column >= 0 && column < g_.columns) better |= attempt(s, column, best, trial);
      }
    }
    return better;
  }

 private:
  Flow& f_;
  Grid& g_;
  Wiring& w_;
  const Measures& m_;

  /// Does a wire of symbol `s` bend or meet another?
  [[nodiscard]] bool troubled(int s, const Scored& picture) const {
    for (std::size_t a = 0; a < f_.arrows.size(); ++a)
      if ((f_.arrows[a].from == s || f_.arrows[a].to == s) &&
          (picture.drawing.wires[a].points.size() != 2 || picture.trouble.met[a] != 0))
        return true;
    return false;
  }

  /// The arrows at the symbols that change places, the moved one's first, then all others at the
  /// symbols that those lead to.
  [[nodiscard]] std::vector<int> stirred(std::array<int, 2> moved) const {
    std::vector<int> arrows;
    const auto add = [&](int symbol) {
      for (std::size_t a = 0; a < f_.arrows.size(); ++a)
        if ((f_.arrows[a].from == symbol || f_.arrows[a].to == symbol) &&
            std::ranges::find(arrows, static_cast<int>(a)) == arrows.end())
          arrows.push_back(static_cast<int>(a));
    };
    for (const int s : moved) add(s);
    for (std::size_t i = 0, own = arrows.size(); i < own; ++i)
      for (const int end : {f_.arrows[at(arrows[i])].from, f_.arrows[at(arrows[i])].to}) add(end);
    return arrows;
  }

  /// Does one of these wires cross or touch another?
  static bool meets(const std::vector<int>& arrows, const Scored& picture) {
    return std::ranges::any_of(arrows, [&](int a) { return picture.trouble.met[at(a)] != 0; });
  }

  /// What ways for `arrows` cost at least.
  [[nodiscard]] std::int64_t least(const std::vector<int>& arrows) const {
    std::int64_t sum = 0;
    for (const int a : arrows) sum += least_price(g_, f_, f_.arrows[at(a)]);
    return sum;
  }

  /// Finds ways for `arrows` one after the other, unless all together cost `most` or more.
  bool connect(const std::vector<int>& arrows, std::int64_t most) {
    auto rest = least(arrows);
    for (const int a : arrows) {
      rest -= least_price(g_, f_, f_.arrows[at(a)]);
      const auto limit = std::min<std::int64_t>(most - rest, Question{}.limit);
      auto path = find(w_, {a, 0, 0, static_cast<int>(limit)});
      if (path.points.empty()) return false;
      most -= path.price;
      w_.set(a, std::move(path));
    }
    return true;
  }

  /// Keeps symbol `s` in `column` if the picture is better so.
  bool attempt(int s, int column, Scored& best, Scored& trial) {
    const int old = f_.symbols[at(s)].columns.front();
    const int place = g_.point(2 * column + 1, 2 * g_.row_of[at(s)] + 1);
    const int there = g_.symbol_at[at(place)];
    if (there >= 0 && !f_.symbols[at(there)].slides) return false;
    const auto arrows = stirred({s, there});
    std::int64_t most = meets(arrows, best) ? worth_sliding : worth_straightening;
    for (const int a : arrows) {
      const auto& path = w_.paths[at(a)];
      most += path.points.empty() ? Question{}.limit : path.price;
    }
    const auto exchange = [&](int mine, int other) {
      put(f_, g_, s, mine);
      if (there >= 0) f_.symbols[at(there)].columns = {other};
    };
    exchange(column, old);
    const bool hopeless = least(arrows) >= most;
    exchange(old, column);
    if (hopeless) return false;
    std::vector<Path> before;
    for (const int a : arrows) {
      before.push_back(w_.paths[at(a)]);
      if (!before.back().points.empty()) w_.remove(a);
    }
    if (w_.all_arms(place) == 0) {
      exchange(column, old);
      if (connect(arrows, most)) {
        judge(w_, m_, trial);
        if (trial.score < best.score) {
          std::swap(best, trial);
          return true;
        }
      }
      for (const int a : arrows)
        if (!w_.paths[at(a)].points.empty()) w_.remove(a);
      exchange(old, column);
    }
    for (std::size_t i = 0; i < arrows.size(); ++i)
      if (!before[i].points.empty()) w_.set(arrows[i], before[i]);
    return false;
  }
};

/// Finds ways in trouble again with their sides forbidden in turn. Is the picture better now?
bool improve_ways(Wiring& wiring, const Measures& measures, Scored& best, Scored& trial) {
  auto budget = 2 * static_cast<int>(wiring.paths.size());
  bool any = false;
  for (int pass = 0; pass < 3; ++pass) {
    bool better = false;
    for (const int a : troubled(best)) {
      const auto& wire = best.drawing.wires[at(a)];
      const unsigned exit = wire.points.empty() ? 0 : bit(wire.exit);
      const unsigned entry = wire.points.empty() ? 0 : bit(wire.entry);
      const unsigned bans[3][2] = {{exit, 0}, {0, entry}, {exit, entry}};
      for (const auto& ban : bans) {
        if (budget-- <= 0) return any;
        const Path old = wiring.paths[at(a)];
        if (!old.points.empty()) wiring.remove(a);
        const int limit = old.points.empty() ? Question{}.limit : old.price + worth_trying;
        auto path = find(wiring, {a, ban[0], ban[1], limit});
        const bool found = !path.points.empty() && path.points != old.points;
        if (found) {
          wiring.set(a, std::move(path));
          judge(wiring, measures, trial);
          if (trial.score < best.score) {
            std::swap(best, trial);
            any = better = true;
            break;
          }
          wiring.remove(a);
        }
        if (!old.points.empty()) wiring.set(a, old);
      }
    }
    if (!better) break;
  }
  return any;
}

}  // namespace

void improve(Flow& flow, Grid& grid, Wiring& wiring, const Measures& measures, Drawing& drawing) {
  Scored best, trial;
  judge(wiring, measures, best);
  turn_forks(wiring, measures, best, trial);
  Sliding sliding(flow, grid, wiring, measures);
  const bool slid = sliding.run(best, trial);
  const bool better = improve_ways(wiring, measures, best, trial);
  if ((slid || better) && sliding.run(best, trial)) improve_ways(wiring, measures, best, trial);
  drawing = std::move(best.drawing);
}

}  // namespace sopan::route
