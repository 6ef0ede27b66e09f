#include "pipeline/read/characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>

namespace sopan::xml {
namespace {

struct Decoded {
  char32_t character = 0;
  std::size_t size = 0;  ///< 0: no character begins here
};

Decoded decode(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes[0]);
  if (lead < 0x80U) return {lead, 1};
  const std::size_t size = lead < 0xC2U   ? 0
                           : lead < 0xE0U ? 2
                           : lead < 0xF0U ? 3
                           : lead < 0xF5U ? 4
                                          : 0;
  if (size == 0 || bytes.size() < size) return {};
  char32_t character = lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if ((byte & 0xC0U) != 0x80U) return {};
    character = (character << 6U) | (byte & 0x3FU);
  }
  const bool overlong = (size == 3 && character < 0x800) || (size == 4 && character < 0x10000);
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (overlong || surrogate || character > 0x10FFFF) return {};
  return {character, size};
}

/// XML 1.0, production [2] Char.
bool is_allowed(char32_t character) {
  if (character < 0x20) return character == '\t' || character == '\n' || character == '\r';
  return character <= 0x10FFFF && (character < 0xD800 || character > 0xDFFF) &&
         character != 0xFFFE && character != 0xFFFF;
}

std::string code_point(char32_t character) {
  std::array<char, 8> digits{};
  auto* const begin = digits.data();
  const auto end = std::to_chars(begin, begin + digits.size(), std::uint32_t{character}, 16).ptr;
  std::string text(begin, end);
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
  text.insert(0, text.size() < 4 ? 4 - text.size() : 0, '0');
  return text.insert(0, "U+");
}

}  // namespace

bool check_characters(const Source& source, SourceId id, Diagnostics& diagnostics) {
  const auto bytes = source.bytes();
  for (std::size_t i = 0; i < bytes.size();) {
    const auto [character, size] = decode(bytes.substr(i));
    const auto begin = static_cast<std::uint32_t>(i);
    if (size == 0) {
      diagnostics.report({.code = "not-utf8",
                          .span = {id, begin, begin + 1},
                          .arguments = {},
                          .hint = Message{"save-as-utf8", {}}});
      return false;
    }
    if (!is_allowed(character)) {
      diagnostics.report({.code = "malformed-xml",
                          .span = {id, begin, begin + static_cast<std::uint32_t>(size)},
                          .arguments = {code_point(character)},
                          .variant = "forbidden-character"});
      return false;
    }
    i += size;
  }
  return true;
}

bool is_name_start(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
         byte == ':' || (static_cast<unsigned char>(byte) & 0x80U) != 0;
}

bool is_name_part(char byte) {
  return is_name_start(byte) || (byte >= '0' && byte <= '9') || byte == '-' || byte == '.';
}

std::size_t reference_size(std::string_view text) {
  std::size_t i = 1;
  if (text.substr(i).starts_with('#')) ++i;
  const auto begin = i;
  while (i < text.size() && is_name_part(text[i])) ++i;
  return i > begin && i < text.size() && text[i] == ';' ? i + 1 : 0;
}

bool is_defined(std::string_view reference) {
  constexpr std::array<std::string_view, 5> predefined{"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
  if (!reference.starts_with("&#")) {
    return std::ranges::find(predefined, reference) != predefined.end();
  }
  auto digits = reference.substr(2, reference.size() - 3);
  const bool hexadecimal = digits.starts_with('x');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t character = 0;
  const auto* end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, character, hexadecimal ? 16 : 10);
  return result.ec == std::errc{} && result.ptr == end && is_allowed(character);
}

}  // namespace sopan::xml
