#pragma once

#include <cstddef>
#include <string_view>

#include "pipeline/base/diagnostic.hpp"

namespace sopan::xml {

/// Whether the file is UTF-8 (RFC 3629) of characters that XML 1.0 allows; tells the first fault.
bool check_characters(const Source& source, SourceId id, Diagnostics& diagnostics);

/// Bytes of a name; every letter beyond ASCII counts as one.
bool is_name_start(char byte);
bool is_name_part(char byte);

/// The bytes of the reference (`&name;`, `&#65;`) at the start of `text`, which begins with `&`; 0
/// when there is none.
std::size_t reference_size(std::string_view text);

/// Whether a reference is one of the five of XML or names a character that XML allows.
bool is_defined(std::string_view reference);

}  // namespace sopan::xml
