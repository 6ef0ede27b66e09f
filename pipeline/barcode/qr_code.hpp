#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Two-dimensional codes.
namespace sopan::barcode {

/// A QR code (ISO/IEC 18004): `size` × `size` modules, row by row.
struct QrCode {
  std::uint32_t size = 0;
  std::vector<bool> dark;
};

/// Modules that stay white on each side of a code (ISO/IEC 18004, 6.3.8).
inline constexpr std::uint32_t quiet_zone = 4;

/// The smallest code for a text in UTF-8, level M: 15 % of it may be lost. Nothing for a text that
/// is empty or longer than any code holds (2,331 bytes).
std::optional<QrCode> qr_code(const std::string& text);

}  // namespace sopan::barcode
