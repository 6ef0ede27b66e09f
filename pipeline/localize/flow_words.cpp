#include "pipeline/localize/flow_words.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/localize/characters.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/localize/typeset.hpp"

namespace sopan::localization {
namespace {

/// The words of a row's first paragraph, to name a row without a number.
std::string first_words(const draft::Content& content) {
  for (const auto& block : content.blocks) {
    const auto* const paragraph = std::get_if<draft::Paragraph>(&block);
    if (paragraph == nullptr) continue;
    std::string text;
    for (const auto& run : *paragraph) text += run.text;
    if (!text.empty()) return text;
  }
  return {};
}

/// Words nobody breaks into lines need no U+00A0.
std::string with_plain_spaces(std::string text) {
  for (auto at = text.find(no_break); at != std::string::npos; at = text.find(no_break, at))
    text.replace(at, no_break.size(), " ");
  return text;
}

}  // namespace

std::string FlowWords::actors(const std::vector<ActorId>& ids) const {
  std::vector<std::string> names;
  names.reserve(ids.size());
  for (const auto id : ids) names.push_back(ready(procedure_.actors[id].name));
  return list(names);
}

std::string FlowWords::actors_of_step(StepId step) const {
  std::vector<ActorId> ids;
  for (const auto symbol : procedure_.steps[step].symbols)
    for (const auto actor : procedure_.symbols[symbol].actors)
      if (std::ranges::find(ids, actor) == ids.end()) ids.push_back(actor);
  return actors(ids);
}

std::vector<FlowWords::Exit> FlowWords::exits_of(SymbolId symbol) const {
  std::vector<Exit> result;
  for (const auto& arrow : procedure_.arrows) {
    if (arrow.from != symbol) continue;
    const auto same = [&](const Exit& exit) { return arrow.fork && exit.fork == arrow.fork; };
    const auto found = std::ranges::find_if(result, same);
    if (found != result.end())
      found->targets.push_back(arrow.to);
    else
      result.push_back({arrow.label, {arrow.to}, arrow.fork});
  }
  return result;
}

/// Whether the flow only goes on to the next row, which need not be said.
bool FlowWords::is_plain(SymbolId symbol, const std::vector<Exit>& exits) const {
  if (exits.size() != 1 || !exits[0].label.empty() || exits[0].targets.size() != 1) return false;
  const auto& to = procedure_.symbols[exits[0].targets[0]];
  if (to.step != procedure_.symbols[symbol].step + 1) return false;
  return procedure_.steps[to.step].symbols.size() == 1 ||
         to.actors == procedure_.symbols[symbol].actors;
}

std::string FlowWords::target(SymbolId from, SymbolId to) const {
  const auto& symbol = procedure_.symbols[to];
  const auto& step = procedure_.steps[symbol.step];
  if (symbol.step == procedure_.symbols[from].step && to != from) return actors(symbol.actors);
  if (!step.number) return "“" + ready(first_words(step.activity)) + "”";
  auto text = filled(profile_.label("langkah"), {std::to_string(*step.number)});
  const bool ambiguous = std::ranges::any_of(step.symbols, [&](SymbolId other) {
    return other != to && procedure_.symbols[other].actors != symbol.actors;
  });
  if (ambiguous) text += " (" + actors(symbol.actors) + ")";
  return ready(text);
}

std::string FlowWords::targets(SymbolId from, const Exit& exit) const {
  std::vector<std::string> names;
  names.reserve(exit.targets.size());
  for (const auto to : exit.targets) names.push_back(target(from, to));
  return filled(profile_.label("ke"), {list(names)});
}

std::vector<std::string> FlowWords::exits(StepId step) const {
  const auto& symbols = procedure_.steps[step].symbols;
  const auto is_said = [&](SymbolId symbol) {
    const auto exits = exits_of(symbol);
    return !exits.empty() && !is_plain(symbol, exits);
  };
  if (std::ranges::none_of(symbols, is_said)) return {};
  std::vector<std::string> result;
  for (const auto symbol : symbols) {
    // With several symbols each exit says whose it is.
    const auto who = symbols.size() > 1 ? actors(procedure_.symbols[symbol].actors) : "";
    for (const auto& exit : exits_of(symbol)) {
      const auto words = targets(symbol, exit);
      const auto head = who.empty() || exit.label.empty() ? who + ready(exit.label)
                                                          : who + ", " + ready(exit.label);
      result.push_back(head.empty() ? capitalised(words)
                                    : filled(profile_.label("jalan-keluar"), {head, words}));
    }
  }
  return result;
}

std::string FlowWords::symbol_words(SymbolId id) const {
  const auto& symbol = procedure_.symbols[id];
  auto text = profile_.label(key_of(symbol.kind));
  if (!symbol.words.empty()) text += " “" + ready(symbol.words) + "”";
  if (!symbol.actors.empty()) text = actors(symbol.actors) + ": " + text;
  std::string exits;
  for (const auto& exit : exits_of(id)) {
    if (!exits.empty()) exits += ", ";
    if (!exit.label.empty()) exits += ready(exit.label) + " ";
    exits += targets(id, exit);
  }
  if (symbol.ends_here) exits = profile_.label("akhir");
  return exits.empty() ? text : text + "; " + exits;
}

std::string FlowWords::alternative(StepId step) const {
  std::string text;
  for (const auto symbol : procedure_.steps[step].symbols) {
    if (!text.empty()) text += ". ";
    text += symbol_words(symbol);
  }
  return with_plain_spaces(std::move(text));
}

}  // namespace sopan::localization
