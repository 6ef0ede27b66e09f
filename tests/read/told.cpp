#include "tests/read/told.hpp"

#include "pipeline/read/read.hpp"

namespace sopan {
namespace {

std::string list(const std::vector<Argument>& arguments, const Sources& sources) {
  std::string text;
  for (const auto& argument : arguments) {
    if (!text.empty()) text += ", ";
    if (const auto* word = std::get_if<std::string>(&argument)) text += *word;
    if (const auto* number = std::get_if<std::int64_t>(&argument)) text += std::to_string(*number);
    if (const auto* place = std::get_if<Span>(&argument))
      text += std::to_string(sources[place->source].position(place->begin).line);
  }
  return text.empty() ? text : std::string("(").append(text).append(")");
}

}  // namespace

std::string told(const Sources& sources, Diagnostics diagnostics) {
  diagnostics.sort();
  std::string text;
  for (const auto& one : diagnostics.all()) {
    const auto position = sources[one.span.source].position(one.span.begin);
    if (!text.empty()) text += '\n';
    text += std::to_string(position.line) + ":" + std::to_string(position.column) + "-" +
            std::to_string(one.span.end - one.span.begin) + " " + std::string(one.code);
    if (!one.variant.empty()) text.append("/").append(one.variant);
    text += list(one.arguments, sources);
    if (one.hint)
      text.append(" ?").append(one.hint->key).append(list(one.hint->arguments, sources));
  }
  return text;
}

std::string told(std::string_view bytes) {
  Sources sources;
  Diagnostics diagnostics;
  const auto id = sources.add(Source("test.xml", std::string(bytes)));
  const auto document = read(sources, id, diagnostics);
  auto text = told(sources, diagnostics);
  if (document.has_value() == diagnostics.has_errors()) text += "\nbroken promise";
  return text;
}

}  // namespace sopan
