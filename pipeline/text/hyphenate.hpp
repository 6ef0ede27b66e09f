#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sopan::text {

/// Places in an Indonesian word where it may be divided with a hyphen, as byte offsets in order; at
/// least two letters stay before and three after. By libhyphen with the patterns of Debian's
/// hyphen-id. A word with anything but ASCII letters has none.
std::vector<std::size_t> hyphenations(std::string_view word);

}  // namespace sopan::text
