#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// Digests of bytes (OpenSSL).
namespace sopan::digest {

using Sha256 = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4). Throws std::runtime_error when OpenSSL cannot.
Sha256 sha256(std::string_view bytes);

/// Lower case hexadecimal of the first `count` bytes.
std::string hex(const Sha256& digest, std::size_t count = 32);

}  // namespace sopan::digest
