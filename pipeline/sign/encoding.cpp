#include "pipeline/sign/encoding.hpp"

namespace sopan::sign {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

unsigned at(std::string_view bytes, std::size_t i) {
  return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
}

}  // namespace

std::string hex_of(std::string_view bytes) {
  std::string out;
  out.reserve(2 * bytes.size());
  for (const auto c : bytes) {
    out += hex_digits[static_cast<unsigned char>(c) >> 4U];
    out += hex_digits[static_cast<unsigned char>(c) & 0xFU];
  }
  return out;
}

std::optional<std::string> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return {};
  std::string bytes;
  bytes.reserve(hex.size() / 2);
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = nibble(hex[i]), low = nibble(hex[i + 1]);
    if (high < 0 || low < 0) return {};
    bytes += static_cast<char>(16 * high + low);
  }
  return bytes;
}

std::string base64_of(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto three = at(bytes, i) << 16U | at(bytes, i + 1) << 8U | at(bytes, i + 2);
    for (unsigned k = 0; k < 4; ++k)
      out += i + k <= bytes.size() ? base64_digits[(three >> (18U - 6U * k)) & 0x3FU] : '=';
  }
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  unsigned held = 0, bits = 0;
  std::size_t digits = 0, padding = 0;
  for (const auto c : text) {
    if (c == '\n' || c == '\r' || c == ' ' || c == '\t') continue;
    ++digits;
    if (c == '=') {
      ++padding;
      continue;
    }
    const auto value = base64_digits.find(c);
    if (value == std::string_view::npos || padding > 0) return {};
    held = held << 6U | static_cast<unsigned>(value);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 0xFFU);
  }
  if (digits % 4 != 0 || padding > 2) return {};
  return bytes;
}

}  // namespace sopan::sign
