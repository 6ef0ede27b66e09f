#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The objects of a PDF as values of our own (ISO 32000-1, 7.3).
namespace sopan::sign {

/// Number and generation of an indirect object.
using Ref = std::pair<int, int>;

struct Value {
  enum class Kind : std::uint8_t {
    null,
    boolean,
    integer,
    real,
    string,
    name,
    array,
    dictionary,
    reference
  };
  Kind kind = Kind::null;
  std::string text;                      ///< bytes of a string, `/Name`, `0.5`
  std::int64_t number = 0;               ///< of an integer; 1 = true
  std::vector<Value> items;              ///< of an array
  std::map<std::string, Value> entries;  ///< of a dictionary, by `/Key`
  Ref ref{};
  std::int64_t offset = -1;  ///< of a string in the file; no part of the value

  [[nodiscard]] bool is(Kind other) const { return kind == other; }
  /// The entry of a dictionary, or null. (Of a passing value a copy, which outlives it.)
  [[nodiscard]] const Value& operator[](const std::string& key) const&;
  [[nodiscard]] Value operator[](const std::string& key) && { return std::as_const(*this)[key]; }
};
bool operator==(const Value& a, const Value& b);
inline bool operator!=(const Value& a, const Value& b) { return !(a == b); }

Value name_value(std::string name);
Value integer_value(std::int64_t number);
Value string_value(std::string bytes);
Value reference_to(Ref ref);
Value array_of(std::vector<Value> items);
Value dictionary_of(std::map<std::string, Value> entries);

/// An indirect object; `data` are the bytes of a stream as they lie in the file.
struct Object {
  Value value;
  bool stream = false;
  std::string data;
};
bool operator==(const Object& a, const Object& b);

/// All objects of a file, as its last revision has them.
struct Pdf {
  std::map<Ref, Object> objects;
  Value trailer;

  /// What a reference leads to, once; other values are themselves.
  [[nodiscard]] const Value& resolved(const Value& value) const;
  [[nodiscard]] const Value& resolved(Value&& value) const = delete;  ///< would outlive it
  /// The value of an entry, resolved.
  [[nodiscard]] const Value& at(const Value& dictionary, const std::string& key) const;
  [[nodiscard]] const Value& at(Value&& dictionary, const std::string& key) const = delete;
  [[nodiscard]] const Value& catalog() const;
};

/// Reads a file without repairing anything. Throws `BadPdf` when it is damaged in any way, locked
/// or too large.
Pdf parse(std::string_view bytes);

/// A value as a PDF writes it.
std::string written(const Value& value);

/// UTF-8 as a text string (UTF-16BE with its mark unless ASCII), and back.
Value text_value(std::string_view utf8);
std::string text_of(const Value& value);

}  // namespace sopan::sign
