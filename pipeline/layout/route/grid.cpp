#include "pipeline/layout/route/grid.hpp"

#include <algorithm>
#include <utility>

namespace sopan::route {
namespace {

/// The grid row of each symbol: the first level of its row where its whole span is free.
std::vector<int> stack(const Flow& flow, std::vector<int>& levels) {
  std::vector<int> level(flow.symbols.size(), 0);
  for (std::size_t s = 0; s < flow.symbols.size(); ++s) {
    const auto& a = flow.symbols[s];
    for (std::size_t t = 0; t < s; ++t) {
      const auto& b = flow.symbols[t];
      if (a.row == b.row && a.columns.front() <= b.columns.back() &&
          b.columns.front() <= a.columns.back())
        level[s] = std::max(level[s], level[t] + 1);
    }
    auto& most = levels[static_cast<std::size_t>(a.row)];
    most = std::max(most, level[s] + 1);
  }
  return level;
}

/// Half of `length` in whole millimetres, at least one: 1 mm = 720,000 / 254 mpt.
int half_mm(Length length) {
  return std::max(1, static_cast<int>((length.millipoints * 254 + 720'000) / 1'440'000));
}

void place(const Flow& flow, Grid& grid) {
  const auto at = [&](int p) -> std::size_t { return static_cast<std::size_t>(p); };
  for (std::size_t s = 0; s < flow.symbols.size(); ++s) {
    const auto& columns = flow.symbols[s].columns;
    const int y = 2 * grid.row_of[s] + 1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const int p = grid.point(2 * columns[i] + 1, y);
      grid.symbol_at[at(p)] = static_cast<int>(s);
      grid.closed[at(p)] |= static_cast<std::uint8_t>(all_ports & ~flow.symbols[s].ports);
      if (i + 1 == columns.size()) continue;
      const bool wide = columns[i + 1] == columns[i] + 1;
      for (int x = 2 * columns[i] + 1; x < 2 * columns[i + 1] + 1; ++x) {
        const int q = grid.point(x, y);
        grid.closed[at(q)] |= static_cast<std::uint8_t>(arm(0));
        grid.closed[at(q + 1)] |= static_cast<std::uint8_t>(arm(2));
      }
      if (wide) grid.symbol_at[at(p + 1)] = static_cast<int>(s);
    }
  }
}

}  // namespace

std::vector<int> Grid::cells(const Flow& flow, int symbol) const {
  std::vector<int> result;
  const auto s = static_cast<std::size_t>(symbol);
  for (const int c : flow.symbols[s].columns) result.push_back(point(2 * c + 1, 2 * row_of[s] + 1));
  return result;
}

Grid make_grid(const Flow& flow) {
  Grid grid;
  std::vector<int> levels(flow.rows.size(), 1);
  const auto level = stack(flow, levels);
  grid.columns = static_cast<int>(flow.columns.size());
  for (std::size_t r = 0; r < flow.rows.size(); ++r) {
    grid.first_row.push_back(grid.rows);
    grid.rows += levels[r];
    const int mm = half_mm(flow.rows[r] / levels[r]);
    grid.length_y.insert(grid.length_y.end(), static_cast<std::size_t>(levels[r]), mm);
  }
  grid.first_row.push_back(grid.rows);
  for (const auto width : flow.columns) grid.length_x.push_back(half_mm(width));
  for (std::size_t s = 0; s < flow.symbols.size(); ++s)
    grid.row_of.push_back(grid.first_row[static_cast<std::size_t>(flow.symbols[s].row)] + level[s]);
  const auto sum_up = [](const std::vector<int>& halves) {
    std::vector<int> sums{0};
    for (const int half : halves)
      for (int i = 0; i < 2; ++i) sums.push_back(sums.back() + half);
    return sums;
  };
  grid.sum_x = sum_up(grid.length_x);
  grid.sum_y = sum_up(grid.length_y);
  for (int y = 0; y < grid.height(); ++y)
    for (int x = 0; x < grid.width(); ++x) {
      grid.x_of.push_back(x);
      grid.y_of.push_back(y);
    }
  grid.symbol_at.assign(static_cast<std::size_t>(grid.size()), -1);
  grid.closed.assign(static_cast<std::size_t>(grid.size()), 0);
  place(flow, grid);
  return grid;
}

Dir direction(const Grid& grid, int from, int to) {
  const int step = to - from;
  return step == 1 ? 0 : step == -1 ? 2 : step == grid.width() ? 3 : 1;
}

Wiring::Wiring(const Flow& f, const Grid& g)
    : flow(&f),
      grid(&g),
      paths(f.arrows.size()),
      uses(static_cast<std::size_t>(g.size())),
      taken(static_cast<std::size_t>(g.size()), 0) {}

void Wiring::occupy(const Path& path) {
  for (std::size_t i = 0; i < path.points.size(); ++i) {
    unsigned mask = 0;
    if (i > 0) mask |= arm(direction(*grid, path.points[i], path.points[i - 1]));
    if (i + 1 < path.points.size())
      mask |= arm(direction(*grid, path.points[i], path.points[i + 1]));
    taken[static_cast<std::size_t>(path.points[i])] |= static_cast<std::uint8_t>(mask);
    auto& here = uses[static_cast<std::size_t>(path.points[i])];
    const auto found = std::ranges::find(here, path.net, &Use::net);
    if (found == here.end())
      here.push_back({path.net, mask});
    else
      found->arms |= mask;
  }
}

void Wiring::set(int arrow, Path path) {
  occupy(path);
  paths[static_cast<std::size_t>(arrow)] = std::move(path);
}

void Wiring::remove(int arrow) {
  auto& gone = paths[static_cast<std::size_t>(arrow)];
  const int net = gone.net;
  for (const int p : gone.points) {
    auto& here = uses[static_cast<std::size_t>(p)];
    std::erase_if(here, [&](const Use& u) { return u.net == net; });
    unsigned mask = 0;
    for (const auto& use : here) mask |= use.arms;
    taken[static_cast<std::size_t>(p)] = static_cast<std::uint8_t>(mask);
  }
  gone = {};
  for (const auto& path : paths)
    if (path.net == net) occupy(path);
}

unsigned Wiring::arms(int p, int net) const {
  for (const auto& use : uses[static_cast<std::size_t>(p)])
    if (use.net == net) return use.arms;
  return 0;
}

}  // namespace sopan::route
