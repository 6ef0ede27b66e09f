#pragma once

#include <cstddef>

namespace sopan::route {

/// The number of a symbol, an arrow or a point as a place in a vector.
constexpr std::size_t at(int number) { return static_cast<std::size_t>(number); }

}  // namespace sopan::route
