#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/base/date.hpp"
#include "pipeline/base/source.hpp"

namespace sopan {

/// note = saran, warning = perhatian, error = kesalahan.
enum class Severity : std::uint8_t { note, warning, error };

/// A value inside a message; dates and numbers are printed in the language of the message, another
/// place as its line.
using Argument = std::variant<std::string, std::int64_t, Date, Span>;

/// A sentence of a catalog: `key` names it, `arguments` fill its places {0}, {1} …
struct Message {
  std::string_view key;
  std::vector<Argument> arguments;
};

/// What is wrong, where, and what might help. The text lives in the catalogs
/// (`localize/catalog_*.cpp`) under `code`: a stable English word with hyphens, never translated.
/// `variant` picks another sentence of the same code.
struct Diagnostic {
  std::string_view code;
  Severity severity = Severity::error;
  Span span;
  std::vector<Argument> arguments;
  std::string_view variant;  ///< key of another sentence than `code`, or empty
  std::optional<Message> hint;
};

/// Collects what a run has to tell the author.
class Diagnostics {
 public:
  void report(Diagnostic diagnostic);
  /// Takes over what others have told.
  void append(Diagnostics others);
  /// Makes warnings errors.
  void raise_warnings();
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  [[nodiscard]] std::size_t count(Severity severity) const;
  [[nodiscard]] bool has_errors() const { return count(Severity::error) > 0; }
  /// Ordered by source, place and code, for printing.
  void sort();

 private:
  std::vector<Diagnostic> all_;
};

/// All places that messages name or show.
std::vector<Span> places_of(const Diagnostics& told);

}  // namespace sopan
