#include "pipeline/compare/pair_symbols.hpp"

namespace sopan::compare {

using manuscript::Symbol;

Matches pair_symbols(const std::vector<Symbol>& before, const std::vector<Symbol>& after) {
  Matches pairs(before.size());
  std::vector<bool> taken(after.size());
  const auto pass = [&](const auto& fits) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      for (std::size_t j = 0; j < after.size() && !pairs[i]; ++j) {
        if (taken[j] || !fits(before[i], after[j])) continue;
        pairs[i] = j;
        taken[j] = true;
      }
    }
  };
  pass([](const Symbol& was, const Symbol& is) {
    return was.actors == is.actors && was.kind == is.kind;
  });
  pass([](const Symbol& was, const Symbol& is) { return was.actors == is.actors; });
  pass([](const Symbol&, const Symbol&) { return true; });
  return pairs;
}

}  // namespace sopan::compare
