#include "tests/layout/route/generate.hpp"

#include <algorithm>
#include <cstdint>

#include "tests/layout/route/judge.hpp"

namespace sopan::route::test {
namespace {

/// xorshift: the same numbers everywhere.
class Dice {
 public:
  explicit Dice(unsigned seed) : state_(seed * 2654435761U + 88172645463325252ULL) {
    for (int i = 0; i < 8; ++i) below(2);
  }
  int below(int n) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<int>((state_ >> 11U) % static_cast<std::uint64_t>(n));
  }
  bool percent(int n) { return below(100) < n; }

 private:
  std::uint64_t state_;
};

std::vector<int> actors(Dice& dice, int columns, int before) {
  if (dice.percent(6) && columns > 2) {
    std::vector<int> result;
    for (int c = 0; c < columns; ++c)
      if (dice.percent(40)) result.push_back(c);
    if (!result.empty()) return result;
  }
  if (dice.percent(60)) return {std::clamp(before + dice.below(3) - 1, 0, columns - 1)};
  return {dice.below(columns)};
}

}  // namespace

Flow generate(unsigned seed, bool wild) {
  Dice dice(seed);
  const int columns = 2 + dice.below(11), steps = 4 + dice.below(37);
  const std::vector<double> widths(static_cast<std::size_t>(columns),
                                   std::clamp(130.0 / columns, 11.0, 24.0));
  std::vector<double> heights;
  std::vector<Step> symbols;
  std::vector<Way> ways;
  int row = -1, column = 0;
  for (int s = 0; s < steps; ++s) {
    if (row < 0 || !wild || !dice.percent(12)) {
      heights.push_back(dice.percent(20) ? 20 : 13);
      ++row;
    }
    const auto here = actors(dice, columns, column);
    column = here.back();
    const bool end = s == 0 || s + 1 == steps;
    symbols.push_back({row, here, end ? 'T' : dice.percent(22) && here.size() == 1 ? 'D' : 'P'});
  }
  for (int s = 0; s + 1 < steps; ++s) {
    const bool decision = symbols[static_cast<std::size_t>(s)].kind == 'D';
    const bool fork = wild && !decision && dice.percent(10);
    ways.push_back({s, s + 1, decision ? "Ya" : "", fork ? 0 : -1});
    if (fork)
      for (int n = 1 + dice.below(4), t = s + 2; n > 0 && t < steps; --n, ++t)
        ways.push_back({s, t, "", 0});
    if (!decision) {
      if (!fork && dice.percent(4)) ways.push_back({s, dice.below(steps), ""});
      continue;
    }
    const int back = std::max(0, s - 1 - dice.below(8)),
              on = std::min(steps - 1, s + 2 + dice.below(6));
    ways.push_back({s, dice.percent(70) ? back : on, "Tidak"});
  }
  auto flow = make_flow(widths, heights, symbols, ways);
  if (!wild) return flow;
  for (auto& symbol : flow.symbols)
    if (dice.percent(10))
      symbol.width = symbol.least_width = millimetres(widths.front() - 2),
      symbol.height = millimetres(11);
  for (auto& arrow : flow.arrows) {
    if (arrow.fork >= 0) continue;
    arrow.two_headed = dice.percent(3);
    arrow.dashed = dice.percent(3);
  }
  return flow;
}

Flow generate_large(unsigned seed) {
  Dice dice(seed + 1'000'000);
  const int columns = 2 + dice.below(14), steps = 4 + dice.below(57);
  const std::vector<double> widths(static_cast<std::size_t>(columns),
                                   std::clamp(150.0 / columns, 11.0, 24.0));
  std::vector<double> heights;
  std::vector<Step> symbols;
  std::vector<Way> ways;
  int row = -1, column = 0;
  for (int s = 0; s < steps; ++s) {
    if (row < 0 || !dice.percent(8)) heights.push_back(dice.percent(20) ? 20 : 13), ++row;
    const auto here = actors(dice, columns, column);
    column = here.back();
    const bool end = s == 0 || s + 1 == steps;
    symbols.push_back({row, here, end ? 'T' : dice.percent(22) && here.size() == 1 ? 'D' : 'P'});
  }
  const auto on = [&](int s) { return std::min(steps - 1, s + 2 + dice.below(6)); };
  const auto back = [&](int s) { return std::max(0, s - 1 - dice.below(8)); };
  for (int s = 0; s + 1 < steps; ++s) {
    const bool decision = symbols[static_cast<std::size_t>(s)].kind == 'D';
    const bool fork = !decision && dice.percent(6);
    ways.push_back({s, s + 1, decision ? "Ya" : "", fork ? 0 : -1});
    if (fork)
      for (int n = 1 + dice.below(3), t = s + 2; n > 0 && t < steps; --n, ++t)
        ways.push_back({s, t, "", 0});
    if (!decision && !fork && dice.percent(4)) ways.push_back({s, on(s), ""});
    if (!decision) continue;
    ways.push_back({s, dice.percent(70) ? back(s) : on(s), "Tidak"});
    if (dice.percent(15)) ways.push_back({s, dice.percent(50) ? back(s) : on(s), "Lain"});
  }
  return make_flow(widths, heights, symbols, ways);
}

}  // namespace sopan::route::test
