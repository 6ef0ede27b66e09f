#pragma once

#include <cstdint>
#include <cstdlib>
#include <vector>

#include "pipeline/layout/route/route.hpp"

/// The coarse grid. x = 0..2C: even = gutter, odd = column centre; y = 0..2R: even = gap between
/// rows, odd = row middle. Even lines are channels for any number of tracks; odd lines are fixed
/// lines with one owner a unit edge.
namespace sopan::route {

/// A direction as in `Side`: 0 east, 1 north, 2 west, 3 south.
using Dir = int;
constexpr int step_x[] = {1, 0, -1, 0};
constexpr int step_y[] = {0, -1, 0, 1};
constexpr Dir reverse(Dir d) { return (d + 2) & 3; }
constexpr bool horizontal(Dir d) { return (d & 1) == 0; }
constexpr unsigned arm(Dir d) { return 1U << static_cast<unsigned>(d); }

/// Symbols placed on grid points.
struct Grid {
  int columns = 0, rows = 0;  ///< rows of the grid: a row with stacked symbols counts several times
  std::vector<int> first_row;           ///< by row of the flow, and one more: its first grid row
  std::vector<int> row_of;              ///< by symbol: its grid row
  std::vector<int> symbol_at;           ///< by point, -1 = none
  std::vector<std::uint8_t> closed;     ///< by point: arms no arrow may use (ties, pinned sides)
  std::vector<int> length_x, length_y;  ///< half a column, half a row in mm, by column, grid row
  std::vector<int> sum_x, sum_y;        ///< of those, up to each line
  std::vector<int> x_of, y_of;          ///< by point

  [[nodiscard]] int width() const { return 2 * columns + 1; }
  [[nodiscard]] int height() const { return 2 * rows + 1; }
  [[nodiscard]] int size() const { return width() * height(); }
  [[nodiscard]] int point(int x, int y) const { return y * width() + x; }
  [[nodiscard]] int x(int p) const { return x_of[static_cast<std::size_t>(p)]; }
  [[nodiscard]] int y(int p) const { return y_of[static_cast<std::size_t>(p)]; }
  [[nodiscard]] int next(int p, Dir d) const { return p + step_x[d] + step_y[d] * width(); }
  [[nodiscard]] int length(int p, Dir d) const {
    return horizontal(d) ? length_x[static_cast<std::size_t>(x(p) + (d == 2 ? -1 : 0)) / 2]
                         : length_y[static_cast<std::size_t>(y(p) + (d == 1 ? -1 : 0)) / 2];
  }
  [[nodiscard]] int distance(int p, int q) const {
    const auto i = [](int line) { return static_cast<std::size_t>(line); };
    return std::abs(sum_x[i(x(p))] - sum_x[i(x(q))]) + std::abs(sum_y[i(y(p))] - sum_y[i(y(q))]);
  }
  [[nodiscard]] std::vector<int> cells(const Flow& flow, int symbol) const;
};
Grid make_grid(const Flow& flow);

/// Does a way with these ends do what the author of the arrow wishes?
constexpr bool heeded(const Arrow& arrow, Side exit, Side entry) {
  return (arrow.exits & bit(exit)) != 0 && (arrow.entries & bit(entry)) != 0;
}

/// A way over the grid from the cell of the source to the cell of the target; empty = none.
/// `net`: 4 · cell + side of the port entered, or of the fork's exit plus 4 · grid size; ways that
/// may not share (two heads, dashes) have a net of their own beyond that.
struct Path {
  std::vector<int> points;
  int net = -1;
  int price = 0;  ///< when it was found
};

struct Use {
  int net;
  unsigned arms;
};

/// All ways and who uses which arms at each point.
struct Wiring {
  const Flow* flow;
  const Grid* grid;
  std::vector<Path> paths;  ///< by arrow
  std::vector<std::vector<Use>> uses;
  std::vector<std::uint8_t> taken;  ///< by point: the arms of all

  Wiring(const Flow& f, const Grid& g);
  void set(int arrow, Path path);
  void remove(int arrow);
  [[nodiscard]] unsigned arms(int p, int net) const;
  [[nodiscard]] unsigned all_arms(int p) const { return taken[static_cast<std::size_t>(p)]; }
  /// The sides of `cell` that are free for an arrow.
  [[nodiscard]] unsigned free_ports(int cell) const {
    return all_ports & ~all_arms(cell) & ~unsigned{grid->closed[static_cast<std::size_t>(cell)]};
  }

 private:
  void occupy(const Path& path);
};
Dir direction(const Grid& grid, int from, int to);

}  // namespace sopan::route
