#include "pipeline/sign/objects.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace sopan::sign {
namespace {

const Value nothing;

constexpr std::string_view nibbles = "0123456789abcdef";

void put_hex(unsigned char byte, std::string& out) {
  out += nibbles[byte >> 4U];
  out += nibbles[byte & 0xFU];
}

/// ISO 32000-1, 7.3.5: what is no regular character is written as #xx.
std::string written_name(const std::string& name) {
  constexpr std::string_view special = "()<>[]{}/%#";
  std::string out = "/";
  for (const auto c : std::string_view(name).substr(std::min<std::size_t>(1, name.size()))) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && byte < 0x7F && special.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += '#';
      put_hex(byte, out);
    }
  }
  return out;
}

std::string written_string(const std::string& bytes) {
  std::string out = "<";
  for (const auto c : bytes) put_hex(static_cast<unsigned char>(c), out);
  return out + ">";
}

void put_utf8(char32_t c, std::string& out) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
  };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

/// The next character of UTF-8; U+FFFD for what is none.
char32_t next_character(std::string_view& text) {
  constexpr char32_t unknown = 0xFFFD;
  const auto first = static_cast<unsigned char>(text.front());
  text.remove_prefix(1);
  if (first < 0x80) return first;
  if (first < 0xC2 || first > 0xF4) return unknown;
  const unsigned more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  char32_t c = first & (0x3FU >> more);
  for (unsigned i = 0; i < more; ++i) {
    if (text.empty() || (static_cast<unsigned char>(text.front()) & 0xC0U) != 0x80) return unknown;
    c = (c << 6U) | (static_cast<unsigned char>(text.front()) & 0x3FU);
    text.remove_prefix(1);
  }
  return c;
}

std::string from_utf16(std::string_view bytes) {
  std::string out;
  const auto unit = [&](std::size_t i) {
    return static_cast<char32_t>((static_cast<unsigned char>(bytes[i]) << 8U) |
                                 static_cast<unsigned char>(bytes[i + 1]));
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    auto c = unit(i);
    if (c >= 0xD800 && c < 0xE000) {
      const bool pair = c < 0xDC00 && i + 3 < bytes.size() && (unit(i + 2) & 0xFC00U) == 0xDC00;
      c = pair ? 0x10000 + ((c & 0x3FFU) << 10U) + (unit(i + 2) & 0x3FFU) : 0xFFFD;
      if (pair) i += 2;
    }
    put_utf8(c, out);
  }
  return out;
}

}  // namespace

const Value& Value::operator[](const std::string& key) const& {
  const auto found = entries.find(key);
  return found == entries.end() ? nothing : found->second;
}

bool operator==(const Value& a, const Value& b) {
  return std::tie(a.kind, a.text, a.number, a.ref) == std::tie(b.kind, b.text, b.number, b.ref) &&
         a.items == b.items && a.entries == b.entries;
}

bool operator==(const Object& a, const Object& b) {
  return a.stream == b.stream && a.data == b.data && a.value == b.value;
}

Value name_value(std::string name) {
  Value value;
  value.kind = Value::Kind::name;
  value.text = std::move(name);
  return value;
}

Value integer_value(std::int64_t number) {
  Value value;
  value.kind = Value::Kind::integer;
  value.number = number;
  return value;
}

Value string_value(std::string bytes) {
  Value value;
  value.kind = Value::Kind::string;
  value.text = std::move(bytes);
  return value;
}

Value reference_to(Ref ref) {
  Value value;
  value.kind = Value::Kind::reference;
  value.ref = ref;
  return value;
}

Value array_of(std::vector<Value> items) {
  Value value;
  value.kind = Value::Kind::array;
  value.items = std::move(items);
  return value;
}

Value dictionary_of(std::map<std::string, Value> entries) {
  Value value;
  value.kind = Value::Kind::dictionary;
  value.entries = std::move(entries);
  return value;
}

const Value& Pdf::resolved(const Value& value) const {
  if (!value.is(Value::Kind::reference)) return value;
  const auto found = objects.find(value.ref);
  return found == objects.end() ? nothing : found->second.value;
}

const Value& Pdf::at(const Value& dictionary, const std::string& key) const {
  return resolved(dictionary[key]);
}

const Value& Pdf::catalog() const { return at(trailer, "/Root"); }

std::string written(const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      return "null";
    case Value::Kind::boolean:
      return value.number != 0 ? "true" : "false";
    case Value::Kind::integer:
      return std::to_string(value.number);
    case Value::Kind::real:
      return value.text;
    case Value::Kind::string:
      return written_string(value.text);
    case Value::Kind::name:
      return written_name(value.text);
    case Value::Kind::reference:
      return std::to_string(value.ref.first) + " " + std::to_string(value.ref.second) + " R";
    case Value::Kind::array: {
      std::string out = "[";
      for (const auto& item : value.items) out.append(" ").append(written(item));
      return out + " ]";
    }
    case Value::Kind::dictionary: {
      std::string out = "<<";
      for (const auto& [key, entry] : value.entries)
        out.append(" ").append(written_name(key)).append(" ").append(written(entry));
      return out + " >>";
    }
  }
  return "null";
}

Value text_value(std::string_view utf8) {
  const bool plain =
      std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c < 0x7F; });
  if (plain) return string_value(std::string(utf8));
  std::string bytes = "\xFE\xFF";
  const auto put = [&](char32_t unit) {
    bytes += static_cast<char>(unit >> 8U);
    bytes += static_cast<char>(unit & 0xFFU);
  };
  while (!utf8.empty()) {
    const auto c = next_character(utf8);
    if (c >= 0x10000) put(0xD800 + ((c - 0x10000) >> 10U));
    put(c >= 0x10000 ? 0xDC00 + ((c - 0x10000) & 0x3FFU) : c);
  }
  return string_value(bytes);
}

std::string text_of(const Value& value) {
  if (!value.is(Value::Kind::string)) return {};
  const std::string_view bytes = value.text;
  if (bytes.substr(0, 2) == "\xFE\xFF") return from_utf16(bytes.substr(2));
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return value.text.substr(3);
  std::string out;
  for (const auto c : bytes) put_utf8(static_cast<unsigned char>(c), out);
  return out;
}

}  // namespace sopan::sign
