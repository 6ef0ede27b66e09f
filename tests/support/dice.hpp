#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace sopan::test {

/// Chance that is the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : random_(seed) {}

  /// 0 … bound - 1
  std::size_t below(std::size_t bound) { return random_() % bound; }
  /// least … most
  std::size_t between(std::size_t least, std::size_t most) {
    return least + below(most - least + 1);
  }
  /// True in so many of a hundred cases.
  bool percent(std::size_t cases) { return below(100) < cases; }

  template <class T>
  const T& pick(const std::vector<T>& all) {
    return all[below(all.size())];
  }
  std::string pick(std::initializer_list<const char*> all) {
    return *(all.begin() + below(all.size()));
  }

 private:
  std::mt19937 random_;
};

}  // namespace sopan::test
