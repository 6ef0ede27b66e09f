#pragma once

#include <cstddef>
#include <functional>

namespace sopan::publish {

/// Calls `work` with 0 … count − 1, on up to `jobs` threads (at least one), in no promised order.
/// The first exception ends the rest and is thrown on.
void in_parallel(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& work);

}  // namespace sopan::publish
