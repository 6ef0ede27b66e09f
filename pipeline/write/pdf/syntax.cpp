#include "pipeline/write/pdf/syntax.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace sopan::pdf {
namespace {

/// `value` with its last `decimals` digits after the point, without trailing zeros.
std::string decimal(std::int64_t value, std::size_t decimals) {
  char digits[24];
  auto* at = std::end(digits);
  auto rest = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  bool shown = false;  // trailing zeros are not
  for (std::size_t i = 0; i < decimals; ++i, rest /= 10) {
    shown = shown || rest % 10 != 0;
    if (shown) *--at = static_cast<char>('0' + rest % 10);
  }
  if (shown) *--at = '.';
  do {
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (value < 0) *--at = '-';
  return {at, std::end(digits)};
}

/// The code point at `at`, which moves past it.
char32_t next(std::string_view utf8, std::size_t& at) {
  constexpr char32_t damaged = 0xFFFD;
  const auto lead = static_cast<unsigned char>(utf8[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
  if (more == 0 || lead >= 0xF5) return damaged;
  char32_t code = lead & (0x3FU >> static_cast<unsigned>(more));
  for (int i = 0; i < more; ++i, ++at) {
    if (at >= utf8.size()) return damaged;
    const auto byte = static_cast<unsigned char>(utf8[at]);
    if ((byte & 0xC0U) != 0x80U) return damaged;
    code = code << 6U | (byte & 0x3FU);
  }
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return surrogate || code > 0x10FFFF ? damaged : code;
}

void put(std::string& out, char32_t unit) {
  out += static_cast<char>(unit >> 8U);
  out += static_cast<char>(unit & 0xFFU);
}

}  // namespace

std::string number(Length length) { return decimal(length.millipoints, 3); }

std::string tenths(std::int64_t value) { return decimal(value, 1); }

std::string reference(ObjectId object) { return std::to_string(object) + " 0 R"; }

void append_literal(std::string& out, std::string_view bytes) {
  out += '(';
  for (const char c : bytes) append_escaped(out, c);
  out += ')';
}

std::string literal(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + 2);
  append_literal(out, bytes);
  return out;
}

std::string hex_string(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "<";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out + ">";
}

std::string rectangle(const Rect& box, Length page_height) {
  return "[" + number(box.origin.x) + " " + number(page_height - box.bottom()) + " " +
         number(box.right()) + " " + number(page_height - box.origin.y) + "]";
}

std::string utf16(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t code = next(utf8, at);
    if (code < 0x10000) {
      put(out, code);
    } else {
      put(out, 0xD800U + ((code - 0x10000U) >> 10U));
      put(out, 0xDC00U + (code & 0x3FFU));
    }
  }
  return out;
}

std::string text_bytes(std::string_view utf8) {
  const bool is_ascii = std::ranges::all_of(utf8, [](char c) { return c >= ' ' && c <= '~'; });
  return is_ascii ? std::string(utf8) : "\xFE\xFF" + utf16(utf8);
}

std::string text_string(std::string_view utf8) { return literal(text_bytes(utf8)); }

}  // namespace sopan::pdf
