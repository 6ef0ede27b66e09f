#include "pipeline/layout/route/prices.hpp"

#include <algorithm>
#include <limits>

#include "pipeline/layout/route/index.hpp"

namespace sopan::route {
namespace {

/// The bends that a way has at least which leaves in direction `out` and comes, `dx` and `dy` away,
/// in direction `in`.
int least_bends(int dx, int dy, Dir out, Dir in) {
  const auto ahead = [&](Dir d) { return dx * step_x[d] + dy * step_y[d]; };
  if (horizontal(out) != horizontal(in)) return ahead(out) > 0 && ahead(in) > 0 ? 1 : 3;
  const int across = horizontal(out) ? dy : dx;
  return out == in && across == 0 && ahead(out) > 0 ? 0 : 2;
}

}  // namespace

int bend_price(int from_row, int to_row) {
  constexpr Prices prices;
  return to_row == from_row + 1 ? prices.main_bend : prices.bend;
}

int exit_price(int side, bool forward) {
  constexpr int prices[2][4] = {{0, 110, 0, 25}, {0, 150, 0, 4}};
  return prices[forward ? 1 : 0][side];
}

int entry_price(int side, bool forward) {
  constexpr int prices[2][4] = {{10, 26, 10, 30}, {24, 0, 24, 200}};
  return prices[forward ? 1 : 0][side];
}

int least_price(const Grid& grid, const Flow& flow, const Arrow& arrow) {
  if (arrow.from == arrow.to) return 0;
  const int from = grid.row_of[at(arrow.from)], to = grid.row_of[at(arrow.to)];
  const bool forward = to >= from;
  const int bend = bend_price(from, to);
  int least = std::numeric_limits<int>::max();
  for (const int start : flow.symbols[at(arrow.from)].columns)
    for (const int goal : flow.symbols[at(arrow.to)].columns) {
      const int dx = 2 * (goal - start), dy = 2 * (to - from);
      const int length = grid.distance(grid.point(2 * start + 1, 2 * from + 1),
                                       grid.point(2 * goal + 1, 2 * to + 1));
      for (Dir out = 0; out < 4; ++out)
        for (Dir in = 0; in < 4; ++in)
          least = std::min(least, length + exit_price(out, forward) +
                                      entry_price(reverse(in), forward) +
                                      least_bends(dx, dy, out, in) * bend);
    }
  return least;
}

}  // namespace sopan::route
