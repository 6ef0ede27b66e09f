#pragma once

#include <cstdint>

namespace sopan {

/// Languages of messages; sheets are Indonesian always.
enum class Language : std::uint8_t { indonesian, english };

}  // namespace sopan
