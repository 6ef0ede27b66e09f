#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Bytes as text and back (RFC 4648).
namespace sopan::sign {

/// Lower case hexadecimal.
std::string hex_of(std::string_view bytes);

/// Bytes written as pairs of hexadecimal digits and nothing else.
std::optional<std::string> from_hex(std::string_view hex);

std::string base64_of(std::string_view bytes);

/// Bytes written as base64; line breaks and spaces do not count.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace sopan::sign
