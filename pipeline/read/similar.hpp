#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sopan::xml {

/// The known name that the author most likely meant by `wrong`: the first of those at the least
/// edit distance (insert, delete, change, swap neighbours), if that is at most a third of its
/// length, but one for short names.
std::optional<std::string> similar(std::string_view wrong,
                                   const std::vector<std::string_view>& known);

}  // namespace sopan::xml
