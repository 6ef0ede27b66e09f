#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/base/length.hpp"

/// The written forms of PDF values.
namespace sopan::pdf {

/// The number of an indirect object.
using ObjectId = std::uint32_t;

/// Points, exact to three decimals.
std::string number(Length length);
/// A real with one decimal at most, from tenths.
std::string tenths(std::int64_t value);
/// `12 0 R`.
std::string reference(ObjectId object);
/// Appends bytes as a literal string (ISO 32000-1, 7.3.4.2), half as long as a hexadecimal one.
void append_literal(std::string& out, std::string_view bytes);
/// A byte of such a string.
inline void append_escaped(std::string& out, char byte) {
  if (byte == '(' || byte == ')' || byte == '\\') out += '\\';
  byte == '\r' ? out += "\\r" : out += byte;  // a reader takes the end of a line for \n
}
std::string literal(std::string_view bytes);
/// Bytes as a hexadecimal string.
std::string hex_string(std::string_view bytes);
/// `[x0 y0 x1 y1]` in PDF coordinates of a page of this height.
std::string rectangle(const Rect& box, Length page_height);

/// UTF-8 to UTF-16BE; damaged input gives U+FFFD.
std::string utf16(std::string_view utf8);
/// A text string (ISO 32000-1, 7.9.2.2) as bytes, and written out: ASCII, which PDFDocEncoding has,
/// or else UTF-16BE with its mark.
std::string text_bytes(std::string_view utf8);
std::string text_string(std::string_view utf8);

}  // namespace sopan::pdf
