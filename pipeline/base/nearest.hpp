#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sopan {

/// The least number of bytes to insert, delete, change or swap with a neighbour that turns `a` into
/// `b` (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The name that the author most likely meant by `wrong`: the first of those at the least distance,
/// if that is at most a third of its length, but one for short names. Names above 100 bytes are not
/// compared.
std::optional<std::string> nearest(std::string_view wrong,
                                   const std::vector<std::string_view>& known);
std::optional<std::string> nearest(std::string_view wrong, const std::vector<std::string>& known);

}  // namespace sopan
