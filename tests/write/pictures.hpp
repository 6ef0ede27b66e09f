#pragma once

#include <string>
#include <string_view>

/// Small pictures for tests.
namespace sopan::test {

/// A 2 × 1 RGBA PNG: opaque red, half transparent red.
inline std::string red_png() {
  constexpr std::string_view hex =
      "89504e470d0a1a0a0000000d4948445200000002000000010806000000f4227f8a0000000f49444154789c63"
      "f8cfc0f01f881b001178037e4c0b29770000000049454e44ae426082";
  const auto value = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    bytes += static_cast<char>(value(hex[i]) * 16 + value(hex[i + 1]));
  }
  return bytes;
}

/// A JPEG that has only its frame header.
inline std::string jpeg_frame(unsigned width, unsigned height, unsigned channels) {
  std::string bytes = "\xFF\xD8\xFF\xC0";
  const auto word = [&](unsigned value) {
    bytes += static_cast<char>(value >> 8U);
    bytes += static_cast<char>(value & 255U);
  };
  word(8 + 3 * channels);
  bytes += '\x08';
  word(height);
  word(width);
  bytes += static_cast<char>(channels);
  for (unsigned i = 0; i < channels; ++i) {
    bytes += static_cast<char>(i + 1);
    bytes.append("\x11\0", 2);
  }
  return bytes + "\xFF\xD9";
}

}  // namespace sopan::test
