#pragma once

#include <cstddef>
#include <string>

namespace sopan::pdf {

/// The bytes of each half of a file's `/ID` (ISO 32000-1, 14.4).
inline constexpr std::size_t id_bytes = 16;

/// Fills the `/ID` of a file, two hexadecimal strings of zeros behind the last `/ID `, with the
/// hash of the file as it is. Throws std::runtime_error when it has none.
void stamp_identity(std::string& file);

}  // namespace sopan::pdf
