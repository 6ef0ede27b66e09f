#pragma once

#include <string>
#include <string_view>

namespace sopan::pdf {

/// Bytes in the zlib format that the filter `FlateDecode` reads (RFC 1950; ISO 32000-1, 7.4.4).
std::string deflated(std::string_view bytes);

/// Name and version of the library that compresses: other versions may give other bytes.
std::string deflate_library();

}  // namespace sopan::pdf
