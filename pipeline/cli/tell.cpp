#include "pipeline/cli/tell.hpp"

#include <array>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "pipeline/cli/phrases.hpp"
#include "pipeline/localize/messages.hpp"
#include "pipeline/localize/numbers.hpp"

namespace sopan::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Neutral words, for programs.
std::string_view word_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return {};
}

std::string digits(std::size_t number, Language language) {
  return localization::number(static_cast<std::int64_t>(number), language);
}

std::string seconds(double value, Language language) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", value);
  return localization::number(std::string_view(text.data()), language);
}

Json as_data(const Diagnostic& diagnostic, const Sources& sources, Language language) {
  const auto& source = sources[diagnostic.span.source];
  const auto begin = source.position(diagnostic.span.begin);
  const auto end = source.position(diagnostic.span.end);
  Json data = {{"file", source.name()},    {"line", begin.line},
               {"column", begin.column},   {"end_line", end.line},
               {"end_column", end.column}, {"severity", word_of(diagnostic.severity)},
               {"code", diagnostic.code},  {"message", sentence_of(diagnostic, sources, language)}};
  if (diagnostic.hint) data["hint"] = hint_of(diagnostic, sources, language);
  return data;
}

void tell_data(const Diagnostics& diagnostics, const Sources& sources, const Tally& tally,
               const std::string& report, Language language) {
  Json list = Json::array();
  for (const auto& one : diagnostics.all()) list.push_back(as_data(one, sources, language));
  Json data = {{"diagnostics", std::move(list)},
               {"summary",
                {{"sops", tally.sops},
                 {"unchanged", tally.unchanged},
                 {"failed", tally.failed},
                 {"left", tally.left},
                 {"errors", diagnostics.count(Severity::error)},
                 {"warnings", diagnostics.count(Severity::warning)},
                 {"notes", diagnostics.count(Severity::note)}}}};
  if (!report.empty()) data.update(Json::parse(report));
  // The name of a file need not be UTF-8.
  std::cout << data.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void tell_text(const Diagnostics& diagnostics, const Sources& sources, const Tally& tally,
               const Options& options) {
  const auto language = options.language;
  for (const auto& one : diagnostics.all()) {
    if (one.severity != Severity::note || options.notes)
      std::cerr << render(one, sources, language);
  }
  const auto notes = digits(diagnostics.count(Severity::note), language);
  if (diagnostics.count(Severity::note) > 0 && !options.notes)
    std::cerr << phrase("notes-hidden", {notes}, language) << '\n';
  std::cerr.flush();
  const bool by_sop = tally.phrase == "built";
  const auto wrong = by_sop ? tally.failed : diagnostics.count(Severity::error);
  const bool some = by_sop && tally.unchanged > 0;
  std::cout << phrase(some ? "built-some" : tally.phrase,
                      {digits(tally.sops, language), digits(wrong, language),
                       digits(diagnostics.count(Severity::warning), language), notes,
                       seconds(tally.seconds, language), digits(tally.unchanged, language)},
                      language)
            << '\n';
}

}  // namespace

Diagnostics judged(Diagnostics diagnostics, bool strict) {
  if (strict) diagnostics.raise_warnings();
  diagnostics.sort();
  return diagnostics;
}

int tell(const Diagnostics& diagnostics, const Sources& sources, const Tally& tally,
         const Options& options, const std::string& report) {
  if (options.json) {
    tell_data(diagnostics, sources, tally, report, options.language);
  } else {
    tell_text(diagnostics, sources, tally, options);
  }
  return diagnostics.has_errors() || tally.failed > 0 ? 1 : 0;
}

}  // namespace sopan::cli
