#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

/// Which of the old things each of the new ones is.
namespace sopan::compare {

/// For each old thing its new one, if it has one.
using Matches = std::vector<std::optional<std::size_t>>;

/// Below this share of common words two things are not the same one.
inline constexpr double least_likeness = 0.5;

/// Pairs the most alike first (`alike` gives 0 … 1; what is above 1 goes before all likeness), each
/// with one at most; of equal pairs those that are nearer in place.
Matches match(std::size_t old_count, std::size_t new_count,
              const std::function<double(std::size_t, std::size_t)>& alike);

/// The old things that have moved: those outside the longest row that kept its order.
std::vector<bool> moved(const Matches& matches);

}  // namespace sopan::compare
