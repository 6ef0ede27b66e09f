#include "pipeline/layout/route/forks.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <vector>

#include "pipeline/layout/route/index.hpp"

namespace sopan::route {
namespace {

/// What stands at one symbol.
struct Ends {
  std::vector<int> plain;  ///< arrows that may share an exit
  int others = 0;          ///< sides that other arrows need; those that may join need one together
};

std::vector<Ends> ends_of(const Flow& flow) {
  std::vector<Ends> ends(flow.symbols.size());
  std::vector<char> entered(flow.symbols.size(), 0);
  std::map<std::pair<int, int>, int> forks;
  for (std::size_t a = 0; a < flow.arrows.size(); ++a) {
    const auto& arrow = flow.arrows[a];
    const bool lone = arrow.two_headed || arrow.dashed;
    const auto kind = flow.symbols[at(arrow.from)].kind;
    const bool step = kind == Kind::process || kind == Kind::terminator;
    auto& source = ends[at(arrow.from)];
    if (step && !lone && arrow.fork < 0 && arrow.from != arrow.to && arrow.label_width == Length{})
      source.plain.push_back(static_cast<int>(a));
    else if (arrow.fork < 0 || lone || forks[{arrow.from, arrow.fork}]++ == 0)
      ++source.others;
    if (lone || entered[at(arrow.to)] == 0) ++ends[at(arrow.to)].others;
    if (!lone) entered[at(arrow.to)] = 1;
  }
  return ends;
}

/// The sides of a symbol that arrows may use; a box over several columns has a top and a bottom in
/// each.
int sides(const Symbol& symbol) {
  const auto straight = std::popcount(symbol.ports & (bit(Side::north) | bit(Side::south)));
  const auto flat = std::popcount(symbol.ports & (bit(Side::east) | bit(Side::west)));
  return straight * static_cast<int>(symbol.columns.size()) + flat;
}

}  // namespace

std::optional<Flow> with_forks(const Flow& flow) {
  std::optional<Flow> result;
  const auto ends = ends_of(flow);
  int next = 0;
  for (const auto& arrow : flow.arrows) next = std::max(next, arrow.fork + 1);
  for (std::size_t s = 0; s < ends.size(); ++s) {
    const auto& plain = ends[s].plain;
    if (plain.size() < 2) continue;
    std::map<int, std::vector<int>> by_row;
    for (const int a : plain) by_row[flow.symbols[at(flow.arrows[at(a)].to)].row].push_back(a);
    if (static_cast<int>(by_row.size()) + ends[s].others > sides(flow.symbols[s]))
      by_row = {{0, plain}};
    for (const auto& [row, arrows] : by_row) {
      if (arrows.size() < 2) continue;
      if (!result) result = flow;
      for (const int a : arrows) result->arrows[at(a)].fork = next;
      ++next;
    }
  }
  return result;
}

}  // namespace sopan::route
