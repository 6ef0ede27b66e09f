#include "pipeline/localize/messages.hpp"

#include <algorithm>

#include "pipeline/localize/catalog.hpp"
#include "pipeline/localize/dates.hpp"
#include "pipeline/localize/excerpt.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/localize/printable.hpp"
#include "pipeline/localize/typeset.hpp"

namespace sopan {
namespace {

using localization::printable;
using localization::Sentence;

/// The longest path of Linux.
constexpr std::size_t longest_name = 4096;

std::string_view find(std::string_view key, Language language) {
  const auto catalog = language == Language::english ? localization::english_catalog()
                                                     : localization::indonesian_catalog();
  const auto found = std::ranges::find(catalog, key, &Sentence::key);
  return found == catalog.end() ? std::string_view() : found->text;
}

struct ArgumentWriter {
  Language language;
  const Sources& sources;
  SourceId here = 0;

  std::string operator()(const std::string& text) const { return printable(text); }
  std::string operator()(std::int64_t number) const {
    return localization::number(number, language);
  }
  std::string operator()(const Date& date) const { return localization::date(date, language); }
  /// The line; with the name of its file if that is another one.
  std::string operator()(const Span& place) const {
    const auto& source = sources[place.source];
    const auto line = std::to_string(source.position(place.begin).line);
    if (place.source != here) return printable(source.name(), longest_name) + ":" + line;
    return localization::filled(find("line", language), {line});
  }
};

std::string written(std::string_view key, const std::vector<Argument>& arguments,
                    const ArgumentWriter& writer) {
  const auto pattern = find(key, writer.language);
  if (pattern.empty()) return std::string(key);
  std::vector<std::string> values;
  values.reserve(arguments.size());
  for (const auto& argument : arguments) values.push_back(std::visit(writer, argument));
  return localization::filled(pattern, values);
}

std::string_view key_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "severity-note";
    case Severity::warning:
      return "severity-warning";
    case Severity::error:
      return "severity-error";
  }
  return {};
}

}  // namespace

std::optional<Language> language_named(std::string_view name) {
  if (name == "id") return Language::indonesian;
  if (name == "en") return Language::english;
  return {};
}

bool can_say(std::string_view key, Language language) { return !find(key, language).empty(); }

std::string say(std::string_view key, const std::vector<Argument>& arguments, Language language) {
  return written(key, arguments, {.language = language, .sources = {}});
}

std::string say(Severity severity, Language language) {
  return std::string(find(key_of(severity), language));
}

std::string sentence_of(const Diagnostic& diagnostic, const Sources& sources, Language language) {
  const auto key = diagnostic.variant.empty() ? diagnostic.code : diagnostic.variant;
  return written(key, diagnostic.arguments, {language, sources, diagnostic.span.source});
}

std::string hint_of(const Diagnostic& diagnostic, const Sources& sources, Language language) {
  if (!diagnostic.hint) return {};
  return written(diagnostic.hint->key, diagnostic.hint->arguments,
                 {language, sources, diagnostic.span.source});
}

std::string render(const Diagnostic& diagnostic, const Sources& sources, Language language) {
  std::string text;
  const bool placed = diagnostic.span.source < sources.size();
  if (placed) {
    const auto& source = sources[diagnostic.span.source];
    text += printable(source.name(), longest_name) + ":";
    if (!source.bytes().empty()) {
      const auto [line, column] = source.position(diagnostic.span.begin);
      text += std::to_string(line) + ":" + std::to_string(column) + ":";
    }
    text += " ";
  }
  text += say(diagnostic.severity, language) + ": " + sentence_of(diagnostic, sources, language) +
          " [" + std::string(diagnostic.code) + "]\n";
  if (placed && !sources[diagnostic.span.source].bytes().empty())
    text += localization::excerpt(sources[diagnostic.span.source], diagnostic.span);
  const auto hint = hint_of(diagnostic, sources, language);
  if (!hint.empty()) text += say("hint", {}, language) + ": " + hint + "\n";
  return text;
}

}  // namespace sopan
