#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "pipeline/layout/route/find.hpp"
#include "pipeline/layout/route/forks.hpp"
#include "pipeline/layout/route/geometry.hpp"
#include "pipeline/layout/route/improve.hpp"
#include "pipeline/layout/route/index.hpp"
#include "pipeline/layout/route/labels.hpp"
#include "pipeline/layout/route/measure.hpp"
#include "pipeline/layout/route/router.hpp"

namespace sopan::route {

/// Finds ways again, now that all others are known; what saw no change near it since it was found
/// last is left alone.
class Rerouting {
 public:
  explicit Rerouting(Wiring& wiring)
      : w_(wiring), changed_(at(wiring.grid->rows), 1), found_(wiring.paths.size(), 0) {}

  void pass(const std::vector<int>& order) {
    for (const int a : order) {
      if (!stirred(a)) continue;
      const Path old = w_.paths[at(a)];
      if (!old.points.empty()) w_.remove(a);
      auto path = find(w_, {a});
      if (path.points.empty()) path = old;
      if (path.points != old.points) ++now_, mark(old), mark(path);
      if (!path.points.empty()) w_.set(a, std::move(path));
      found_[at(a)] = now_;
    }
  }

 private:
  Wiring& w_;
  int now_ = 1;
  std::vector<int> changed_;  ///< by grid row: when a way in it or at its edges changed last
  std::vector<int> found_;    ///< by arrow: when it was found last

  [[nodiscard]] bool stirred(int arrow) const {
    const auto& ends = w_.flow->arrows[at(arrow)];
    const auto [low, high] =
        std::minmax(w_.grid->row_of[at(ends.from)], w_.grid->row_of[at(ends.to)]);
    return std::any_of(changed_.begin() + low, changed_.begin() + high + 1,
                       [&](int when) { return when > found_[at(arrow)]; });
  }

  void mark(const Path& path) {
    for (const int p : path.points) {
      const int y = w_.grid->y(p);
      changed_[at(std::max(0, y - 1) / 2)] = now_;
      changed_[at(std::min(y / 2, w_.grid->rows - 1))] = now_;
    }
  }
};

namespace {

bool wishes(const Arrow& arrow) { return arrow.exits != all_ports || arrow.entries != all_ports; }

/// Arrows with a wish first, then short ones: they have the least choice. Loops of a symbol to
/// itself come later.
std::vector<int> sequence(const Flow& flow, const Grid& grid) {
  std::vector<int> order(flow.arrows.size());
  std::iota(order.begin(), order.end(), 0);
  const auto span = [&](int a) {
    const auto& arrow = flow.arrows[static_cast<std::size_t>(a)];
    if (wishes(arrow)) return -1;
    if (arrow.from == arrow.to) return 1;
    return std::abs(grid.row_of[static_cast<std::size_t>(arrow.to)] -
                    grid.row_of[static_cast<std::size_t>(arrow.from)]);
  };
  std::ranges::stable_sort(order, {}, span);
  return order;
}

int missing(const Wiring& wiring) {
  return static_cast<int>(
      std::ranges::count_if(wiring.paths, [](const Path& path) { return path.points.empty(); }));
}

/// Gives an arrow without a way the first choice: all arrows at its symbols are found again after
/// it.
void rescue(Wiring& wiring, const std::vector<int>& order) {
  const auto& arrows = wiring.flow->arrows;
  for (const int lost : order) {
    if (!wiring.paths[static_cast<std::size_t>(lost)].points.empty()) continue;
    const auto& mine = arrows[static_cast<std::size_t>(lost)];
    const auto meets = [&](const Arrow& other) {
      return other.from == mine.from || other.from == mine.to || other.to == mine.from ||
             other.to == mine.to;
    };
    const Wiring before = wiring;
    std::vector<int> again{lost};
    for (const int a : order) {
      const auto i = static_cast<std::size_t>(a);
      if (a == lost || !meets(arrows[i])) continue;
      if (!wiring.paths[i].points.empty()) wiring.remove(a);
      again.push_back(a);
    }
    Rerouting(wiring).pass(again);
    if (missing(wiring) >= missing(before)) wiring = before;
  }
}

}  // namespace

Router::Router(const Flow& flow, const Measures& measures)
    : flow_(flow),
      measures_(measures),
      grid_(make_grid(flow_)),
      wiring_(flow_, grid_),
      rerouting_(std::make_unique<Rerouting>(wiring_)) {}

Router::~Router() = default;

void Router::reroute(int passes) {
  const auto order = sequence(flow_, grid_);
  for (; passes_ < passes; ++passes_) rerouting_->pass(order);
}

Length Router::draft() {
  reroute(1);
  draw(wiring_, measures_, drawing_);
  return drawing_.row_edges.back();
}

const Drawing& Router::run() {
  reroute(3);
  rescue(wiring_, sequence(flow_, grid_));
  improve(flow_, grid_, wiring_, measures_, drawing_);
  for (Trouble trouble; measure(flow_, drawing_, &trouble), !trouble.faulty.empty();) {
    wiring_.remove(*std::ranges::max_element(trouble.faulty));
    draw(wiring_, measures_, drawing_);
  }
  finish();
  return drawing_;
}

const Drawing& Router::redraw(std::vector<Length> rows) {
  flow_.rows = std::move(rows);
  draw(wiring_, measures_, drawing_);
  finish();
  return drawing_;
}

void Router::finish() {
  put_labels(flow_, measures_, drawing_);
  drawing_.metrics = measure(flow_, drawing_);
  drawing_.unheeded.clear();
  for (std::size_t a = 0; a < flow_.arrows.size(); ++a) {
    const auto& wire = drawing_.wires[a];
    if (!wire.points.empty() && !heeded(flow_.arrows[a], wire.exit, wire.entry))
      drawing_.unheeded.push_back(static_cast<int>(a));
  }
}

Drawing route(const Flow& flow, const Measures& measures) {
  const auto forked = with_forks(flow);
  return Router(forked ? *forked : flow, measures).run();
}

}  // namespace sopan::route
