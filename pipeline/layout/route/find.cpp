#include "pipeline/layout/route/find.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>

#include "pipeline/layout/route/index.hpp"
#include "pipeline/layout/route/prices.hpp"
#include "pipeline/layout/route/runs.hpp"

namespace sopan::route {
namespace {

constexpr Length least_gutter = millimetres(1.4);
constexpr int never = 2'000'000'000;

/// An entry of the queue: cheapest first, then by number.
struct State {
  std::uint64_t order;  ///< the price so far plus the least rest, then `id`
  int spent;            ///< so far

  State(int price, int id, int so_far)
      : order(static_cast<std::uint64_t>(price) << 32U | static_cast<std::uint32_t>(id)),
        spent(so_far) {}
  [[nodiscard]] int price() const { return static_cast<int>(order >> 32U); }
  /// 4 · point + direction of arrival.
  [[nodiscard]] int id() const { return static_cast<int>(order & 0xFFFFFFFFU); }
  bool operator>(const State& other) const { return order > other.order; }
};

/// The room a search works in, kept by each thread from one search to the next.
struct Scratch {
  std::vector<int> cheapest, parent;    ///< by state of the window
  std::vector<State> queue;             ///< a heap
  std::vector<unsigned> rows, columns;  ///< by line: the arms that this arrow may use there
  std::vector<int> sorted;
  Run run;
};

class Search {
 public:
  Search(const Wiring& wiring, const Question& question, bool mirrored, Scratch& scratch)
      : w_(wiring),
        g_(*wiring.grid),
        q_(question),
        mirrored_(mirrored),
        arrow_(wiring.flow->arrows[at(question.arrow)]),
        start_(mirrored ? arrow_.to : arrow_.from),
        goal_(mirrored ? arrow_.from : arrow_.to),
        lone_(arrow_.two_headed || arrow_.dashed),
        cheapest_(scratch.cheapest),
        parent_(scratch.parent),
        scratch_(scratch) {
    const int from = row(arrow_.from), to = row(arrow_.to);
    forward_ = to >= from;
    bend_ = bend_price(from, to);
    low_ = 2 * std::min(from, to);
    high_ = 2 * std::max(from, to) + 2;
    fork_net_ = mirrored ? trunk() : -1;
    goals_ = g_.cells(*w_.flow, goal_);
    starts_ = g_.cells(*w_.flow, start_);
    open_lines();
    fresh_ = may_open();
  }

  /// Runs once for all starting sides, or once for `side` alone.
  void run(int side) {
    cheapest_.assign(4 * at(high_ - low_ + 1) * at(g_.width()), never);
    if (parent_.size() < cheapest_.size()) parent_.resize(cheapest_.size());
    auto& queue = scratch_.queue;
    queue.clear();
    for (const int cell : starts_)
      for (Dir d = 0; d < 4; ++d)
        if (side < 0 || side == d) leave(cell, d);
    while (!queue.empty()) {
      std::ranges::pop_heap(queue, std::greater<>());
      const State top = queue.back();
      queue.pop_back();
      if (top.price() >= std::min(best_price_, q_.limit)) return;
      const auto id = top.id();
      if (top.spent != cheapest_[slot(id)]) continue;
      expand(id / 4, id % 4, top.spent, side);
    }
  }

  Path result() { return std::move(best_); }

 private:
  const Wiring& w_;
  const Grid& g_;
  const Question& q_;
  bool mirrored_;
  const Arrow& arrow_;
  int start_, goal_;
  bool lone_, forward_ = true, fresh_ = true;
  int bend_ = 0, low_ = 0, high_ = 0, fork_net_ = -1;
  Prices prices_;
  std::vector<int>&cheapest_, &parent_;
  Scratch& scratch_;
  std::vector<int> starts_, goals_;
  int best_price_ = never;
  Path best_;

  [[nodiscard]] int row(int symbol) const { return g_.row_of[at(symbol)]; }

  /// Only lines of the source and the target are corridors; channels are free for all.
  void open_lines() {
    constexpr unsigned sideways = arm(0) | arm(2), upright = arm(1) | arm(3);
    auto& rows = scratch_.rows;
    auto& columns = scratch_.columns;
    rows.resize(at(g_.height()));
    columns.resize(at(g_.width()));
    for (int y = low_; y <= high_; ++y)
      rows[at(y)] =
          (y % 2 == 0 ? sideways : 0) | (y > low_ ? arm(1) : 0) | (y < high_ ? arm(3) : 0);
    for (int x = 0; x < g_.width(); ++x)
      columns[at(x)] =
          (x % 2 == 0 ? upright : 0) | (x + 1 < g_.width() ? arm(0) : 0) | (x > 0 ? arm(2) : 0);
    for (const auto* cells : {&starts_, &goals_})
      for (const int c : *cells) {
        rows[at(g_.y(c))] |= sideways;
        columns[at(g_.x(c))] |= upright;
      }
  }

  /// The net of the fork if one of its arrows has a way already.
  [[nodiscard]] int trunk() const {
    for (std::size_t a = 0; a < w_.paths.size(); ++a) {
      const auto& other = w_.flow->arrows[a];
      const int net = w_.paths[a].net;
      if (other.from == arrow_.from && other.fork == arrow_.fork && net >= 4 * g_.size() &&
          net < 8 * g_.size())
        return net;
    }
    return -1;
  }

  /// May a new port of the target be opened, or are its free sides needed for arrows to come?
  [[nodiscard]] bool may_open() const {
    const int symbol = arrow_.to;
    int free = 0, wanted = 0;
    for (const int c : mirrored_ ? starts_ : goals_) free += std::popcount(w_.free_ports(c));
    std::vector<int> forks;
    for (std::size_t a = 0; a < w_.paths.size(); ++a) {
      if (static_cast<int>(a) == q_.arrow || !w_.paths[a].points.empty()) continue;
      const auto& other = w_.flow->arrows[a];
      if (other.to == symbol && (other.two_headed || other.dashed)) ++wanted;
      if (other.from != symbol) continue;
      if (other.fork >= 0 && std::ranges::find(forks, other.fork) != forks.end()) continue;
      if (other.fork >= 0) forks.push_back(other.fork);
      ++wanted;
    }
    if (arrow_.from == symbol) ++wanted;
    return free > wanted;
  }

  [[nodiscard]] bool own_net(int net) const {
    if (mirrored_) return net == fork_net_;
    return !lone_ && net < 4 * g_.size() && g_.symbol_at[at(net / 4)] == goal_;
  }

  [[nodiscard]] int exit_of(Dir leaving) const {
    return mirrored_ ? entry_price(leaving, forward_) : exit_price(leaving, forward_);
  }
  [[nodiscard]] int entry_of(int side) const {
    return mirrored_ ? exit_price(side, forward_) : entry_price(side, forward_);
  }

  /// A head beside a symbol that almost fills its column has no scratch.
  [[nodiscard]] int squeeze(int symbol, int cell, Dir side) const {
    const auto column = w_.flow->columns[at(g_.x(cell) / 2)];
    const auto gutter = (column - w_.flow->symbols[at(symbol)].width) / 2;
    return horizontal(side) && gutter < least_gutter ? prices_.squeeze : 0;
  }

  /// The place of a state in the window of rows that is searched.
  [[nodiscard]] std::size_t slot(int id) const { return at(id - 4 * low_ * g_.width()); }

  /// At least the way to the goal and the bends it takes when coming in direction d.
  [[nodiscard]] int rest(int p, Dir d) const {
    const int x = g_.x(p), y = g_.y(p);
    int least = never;
    for (const int goal : goals_) {
      const int dx = g_.x(goal) - x, dy = g_.y(goal) - y;
      const int along = dx * step_x[d] + dy * step_y[d], across = horizontal(d) ? dy : dx;
      const int bends = along < 0 || (along == 0 && across == 0) ? 2 : across != 0 ? 1 : 0;
      least = std::min(least, g_.distance(p, goal) + bends * bend_);
    }
    return least;
  }

  /// The arms of p by which a way may go on at all; a fixed line has one owner.
  [[nodiscard]] unsigned open(int p) const {
    const int x = g_.x(p), y = g_.y(p);
    const unsigned fixed = (y % 2 == 1 ? arm(0) | arm(2) : 0) | (x % 2 == 1 ? arm(1) | arm(3) : 0);
    return scratch_.rows[at(y)] & scratch_.columns[at(x)] & ~unsigned{g_.closed[at(p)]} &
           ~(w_.all_arms(p) & fixed);
  }

  void leave(int cell, Dir d) {
    const unsigned forbidden = mirrored_ ? q_.forbidden_entries : q_.forbidden_exits;
    if ((w_.free_ports(cell) & ~forbidden & open(cell) & arm(d)) == 0) return;
    if (mirrored_ && !fresh_) return;
    push(g_.next(cell, d), d,
         exit_of(d) + g_.length(cell, d) + (mirrored_ ? squeeze(arrow_.to, cell, d) : 0),
         4 * cell + d);
  }

  void push(int p, Dir d, int price, int parent) {
    const int id = 4 * p + d;
    const auto place = slot(id);
    if (g_.symbol_at[at(p)] >= 0 || price >= cheapest_[place]) return;
    const int whole = price + rest(p, d);
    if (whole >= std::min(best_price_, q_.limit) || been_at(p, parent)) return;
    cheapest_[place] = price;
    parent_[place] = parent;
    scratch_.queue.emplace_back(whole, id, price);
    std::ranges::push_heap(scratch_.queue, std::greater<>());
  }

  /// Does the way that ends in state `id` come by p? A way must not meet itself. It grows dearer
  /// with each state, so it was not there before it had spent what the cheapest one spends.
  [[nodiscard]] bool been_at(int p, int id) const {
    int least = never;
    for (Dir d = 0; d < 4; ++d) least = std::min(least, cheapest_[slot(4 * p + d)]);
    if (least == never) return false;
    for (; g_.symbol_at[at(id / 4)] < 0 && cheapest_[slot(id)] >= least; id = parent_[slot(id)])
      if (id / 4 == p) return true;
    return false;
  }

  void expand(int p, Dir d, int g, int side) {
    if (w_.all_arms(p) != 0)
      for (const auto& use : w_.uses[at(p)])
        if (own_net(use.net)) try_join(p, d, g, use);
    for (auto ways = open(p) & ~arm(reverse(d)); ways != 0; ways &= ways - 1) {
      const Dir e = std::countr_zero(ways);
      const int q = g_.next(p, e);
      const int symbol = g_.symbol_at[at(q)];
      const bool goal = symbol == goal_ && g_.x(q) % 2 == 1;  // not between two cells of a wide box
      const int least = g + g_.length(p, e) + (d == e ? 0 : bend_);
      if (!goal && (symbol >= 0 || least >= cheapest_[slot(4 * q + e)])) continue;
      const int step = pass(p, d, e);
      if (step == never) continue;
      const int price = g + step + g_.length(p, e);
      if (goal)
        arrive(p, d, e, price, side);
      else
        push(q, e, price, 4 * p + d);
    }
  }

  /// The price of going through p, arriving by d and leaving by e.
  [[nodiscard]] int pass(int p, Dir d, Dir e) const {
    const bool cell = g_.x(p) % 2 == 1 && g_.y(p) % 2 == 1;
    const unsigned across = horizontal(d) ? 10U : 5U;
    int price = d == e ? 0 : bend_;
    if (d != e && !horizontal(e) && (g_.x(p) == 0 || g_.x(p) == g_.width() - 1))
      price += prices_.outer_lane;
    if (w_.all_arms(p) != 0) {
      for (const auto& use : w_.uses[at(p)]) {
        if (cell && (d != e || use.arms != across)) return never;
        if (d == e && (use.arms & across) == across)
          price += prices_.crossing;
        else if (d != e)
          price += prices_.knee;
      }
    }
    if (d != e) price += run_crossings(p, d, e) * prices_.crossing;
    return price;
  }

  /// The crossings that the run ending at p with a turn to e makes with nets sharing part of it.
  [[nodiscard]] int run_crossings(int p, Dir d, Dir e) const {
    if (horizontal(d) ? g_.y(p) % 2 == 1 : g_.x(p) % 2 == 1) return 0;
    auto& run = scratch_.run;
    run.points.assign(1, p);
    run.direction = d;
    run.after = e;
    run.before = -1;
    unsigned others = w_.all_arms(p);
    for (int id = 4 * p + d;;) {
      const int up = parent_[slot(id)];
      run.points.push_back(up / 4);
      others |= w_.all_arms(up / 4);
      if (up % 4 != d) {
        run.before = up % 4;
        break;
      }
      if (g_.symbol_at[at(up / 4)] >= 0) break;
      id = up;
    }
    return others == 0 ? 0 : side_changes(w_, run);
  }

  void arrive(int p, Dir d, Dir e, int price, int side) {
    const int cell = g_.next(p, e);
    const Dir port = reverse(e);
    const unsigned forbidden = mirrored_ ? q_.forbidden_exits : q_.forbidden_entries;
    if ((w_.free_ports(cell) & ~forbidden & arm(port)) == 0) return;
    if (mirrored_ ? fork_net_ >= 0 : !fresh_) return;
    if (start_ == goal_ && side == port) return;
    price += entry_of(port) + (mirrored_ ? 0 : squeeze(arrow_.to, cell, port));
    if (price >= std::min(best_price_, q_.limit)) return;
    auto points = trace(4 * p + d);
    if (!simple(points)) return;
    best_price_ = price;
    best_.points = std::move(points);
    best_.points.push_back(cell);
    best_.price = price;
    best_.net = mirrored_ ? 4 * g_.size() + 4 * cell + port
                : lone_   ? 8 * g_.size() + q_.arrow
                          : 4 * cell + port;
    if (mirrored_) std::ranges::reverse(best_.points);
  }

  [[nodiscard]] bool simple(const std::vector<int>& points) const {
    scratch_.sorted = points;
    std::ranges::sort(scratch_.sorted);
    return std::ranges::adjacent_find(scratch_.sorted) == scratch_.sorted.end();
  }

  [[nodiscard]] std::vector<int> trace(int id) const {
    std::vector<int> points;
    while (true) {
      points.push_back(id / 4);
      if (g_.symbol_at[at(id / 4)] >= 0) break;
      id = parent_[slot(id)];
    }
    std::ranges::reverse(points);
    return points;
  }

  /// May I end in a T here? Not beside the exit line of another symbol; that line may be the
  /// branch.
  [[nodiscard]] bool may_join(int p, Dir d, unsigned wire) const {
    if (std::popcount(wire) > 2 || (wire & arm(reverse(d))) != 0) return false;
    for (Dir e = 0; e < 4; ++e) {
      if ((wire & arm(e)) == 0) continue;
      if (horizontal(e) ? g_.y(p) % 2 == 0 : g_.x(p) % 2 == 0) continue;
      const bool of_goal = std::ranges::any_of(
          goals_, [&](int c) { return horizontal(e) ? g_.y(c) == g_.y(p) : g_.x(c) == g_.x(p); });
      const bool branch = horizontal(d) != horizontal(e) && (wire & arm(d)) != 0;
      if (!of_goal && !branch) return false;
    }
    return true;
  }

  /// Ends in a T on a wire that goes where I go.
  void try_join(int p, Dir d, int g, const Use& wire) {
    if (!may_join(p, d, wire.arms)) return;
    if (g_.x(p) % 2 == 1 && g_.y(p) % 2 == 1 && w_.uses[at(p)].size() > 1) return;
    auto tail = tail_from(p, wire.net);
    if (tail.empty()) return;
    int price = g;
    Dir last = d;
    for (std::size_t i = 0; i + 1 < tail.size(); ++i) {
      const Dir e = direction(g_, tail[i], tail[i + 1]);
      price += g_.length(tail[i], e) + (e != last ? bend_ : 0);
      last = e;
    }
    price += entry_of(reverse(last)) + joining_crossings(p, d, wire.net);
    if (price >= std::min(best_price_, q_.limit)) return;
    const unsigned forbidden = mirrored_ ? q_.forbidden_exits : q_.forbidden_entries;
    if ((arm(reverse(last)) & forbidden) != 0) return;
    auto points = trace(4 * p + d);
    if (!simple(points)) return;
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
      if (w_.arms(points[i], wire.net) != 0) return;
    points.insert(points.end(), tail.begin() + 1, tail.end());
    best_price_ = price;
    best_ = {std::move(points), wire.net, price};
    if (mirrored_) std::ranges::reverse(best_.points);
  }

  [[nodiscard]] int joining_crossings(int p, Dir d, int net) const {
    int count = 0;
    const unsigned across = horizontal(d) ? 10U : 5U;
    const unsigned tree = w_.arms(p, net);
    for (const auto& use : w_.uses[at(p)])
      if (use.net != net && (use.arms & tree & across) != 0) ++count;
    return count * prices_.crossing / 2;
  }

  /// The way from p along `net` to the goal.
  [[nodiscard]] std::vector<int> tail_from(int p, int net) const {
    for (const auto& path : w_.paths) {
      if (path.net != net) continue;
      const auto here = std::ranges::find(path.points, p);
      if (here == path.points.end()) continue;
      if (!mirrored_) return {here, path.points.end()};
      return {std::make_reverse_iterator(here + 1), path.points.rend()};
    }
    return {};
  }
};

}  // namespace

Path find(const Wiring& wiring, const Question& question) {
  const auto& arrow = wiring.flow->arrows[at(question.arrow)];
  thread_local Scratch scratch;
  const auto seek = [&](const Question& asked, bool mirrored) {
    Search search(wiring, asked, mirrored, scratch);
    if (arrow.from != arrow.to)
      search.run(-1);
    else
      for (int side = 0; side < 4; ++side) search.run(side);
    return search.result();
  };
  const auto answer = [&](const Question& asked) {
    if (arrow.fork < 0 || arrow.two_headed || arrow.dashed) return seek(asked, false);
    auto path = seek(asked, true);
    const bool free = question.forbidden_exits == 0 && question.forbidden_entries == 0;
    return path.points.empty() && free ? seek(asked, false) : path;
  };
  Question wished = question;
  wished.forbidden_exits |= all_ports & ~arrow.exits;
  wished.forbidden_entries |= all_ports & ~arrow.entries;
  auto path = answer(wished);
  const bool same = wished.forbidden_exits == question.forbidden_exits &&
                    wished.forbidden_entries == question.forbidden_entries;
  return path.points.empty() && !same ? answer(question) : path;
}

}  // namespace sopan::route
