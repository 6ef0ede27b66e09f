#include "pipeline/layout/route/route.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "pipeline/layout/route/find.hpp"
#include "pipeline/layout/route/forks.hpp"
#include "pipeline/layout/route/geometry.hpp"
#include "pipeline/layout/route/improve.hpp"
#include "pipeline/layout/route/labels.hpp"
#include "pipeline/layout/route/measure.hpp"

namespace sopan::route {
namespace {

/// Short arrows first: they have the least choice. Loops of a symbol to itself come later.
std::vector<int> sequence(const Flow& flow, const Grid& grid) {
  std::vector<int> order(flow.arrows.size());
  std::iota(order.begin(), order.end(), 0);
  const auto span = [&](int a) {
    const auto& arrow = flow.arrows[static_cast<std::size_t>(a)];
    if (arrow.from == arrow.to) return 1;
    return std::abs(grid.row_of[static_cast<std::size_t>(arrow.to)] -
                    grid.row_of[static_cast<std::size_t>(arrow.from)]);
  };
  std::ranges::stable_sort(order, {}, span);
  return order;
}

/// Finds every way again, now that all others are known.
void reroute(Wiring& wiring, const std::vector<int>& order) {
  for (const int a : order) {
    const Path old = wiring.paths[static_cast<std::size_t>(a)];
    if (!old.points.empty()) wiring.remove(a);
    auto path = find(wiring, {a});
    if (path.points.empty()) path = old;
    if (!path.points.empty()) wiring.set(a, std::move(path));
  }
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
    reroute(wiring, again);
    if (missing(wiring) >= missing(before)) wiring = before;
  }
}

Drawing draw_all(const Flow& flow, const Measures& measures) {
  const Grid grid = make_grid(flow);
  Wiring wiring(flow, grid);
  const auto order = sequence(flow, grid);
  for (int pass = 0; pass < 3; ++pass) reroute(wiring, order);
  rescue(wiring, order);
  auto drawing = improve(wiring, measures);
  for (std::vector<int> faulty; measure(flow, drawing, &faulty), !faulty.empty(); faulty.clear()) {
    wiring.remove(*std::ranges::max_element(faulty));
    drawing = draw(wiring, measures);
  }
  put_labels(flow, measures, drawing);
  drawing.metrics = measure(flow, drawing);
  return drawing;
}

}  // namespace

Drawing route(const Flow& flow, const Measures& measures) {
  const auto forked = with_forks(flow);
  return draw_all(forked ? *forked : flow, measures);
}

}  // namespace sopan::route
