#include "pipeline/read/declaration.hpp"

#include <algorithm>

#include "pipeline/read/tree.hpp"

namespace sopan::xml {
namespace {

void skip_space(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
}

bool skip(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

/// The value of ` name="value"` at the start of the text, which is moved behind it.
std::optional<std::string_view> value_of(std::string_view& text, std::string_view name) {
  auto rest = text;
  skip_space(rest);
  if (rest.size() == text.size() || !skip(rest, name)) return std::nullopt;
  skip_space(rest);
  if (!skip(rest, "=")) return std::nullopt;
  skip_space(rest);
  if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return std::nullopt;
  const auto end = rest.find(rest.front(), 1);
  if (end == std::string_view::npos) return std::nullopt;
  const auto value = rest.substr(1, end - 1);
  text = rest.substr(end + 1);
  return value;
}

}  // namespace

std::optional<Declaration> parse_declaration(std::string_view text) {
  const auto version = value_of(text, "version");
  if (!version || !version->starts_with("1.")) return std::nullopt;
  const auto encoding = value_of(text, "encoding");
  const auto standalone = value_of(text, "standalone");
  if (standalone && *standalone != "yes" && *standalone != "no") return std::nullopt;
  skip_space(text);
  if (!text.empty() || (encoding && encoding->empty())) return std::nullopt;
  return Declaration{encoding.value_or(std::string_view{})};
}

}  // namespace sopan::xml
