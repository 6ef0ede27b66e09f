#pragma once

#include <cstdint>

namespace sopan::pdf {

/// How objects lie in a file (ISO 32000-1, 7.5).
enum class Layout : std::uint8_t {
  packed,  ///< in object streams: less than half the size
  plain,   ///< each by itself, with a table: for tools that read no PDF younger than 1.4
};

}  // namespace sopan::pdf
