#pragma once

#include <cstddef>

namespace sopan::publish {

/// The k-th of n parts of the work, so that several machines can share it: every n-th SOP of the
/// project's order.
struct Shard {
  std::size_t number = 1;  ///< k, from 1 to n
  std::size_t of = 1;      ///< n

  [[nodiscard]] bool is_all() const { return of == 1; }
  [[nodiscard]] bool holds(std::size_t index) const { return index % of == number - 1; }
};

}  // namespace sopan::publish
