#include "pipeline/localize/procedure.hpp"

#include <algorithm>

#include "pipeline/localize/durations.hpp"
#include "pipeline/localize/flow_words.hpp"
#include "pipeline/localize/typeset.hpp"

namespace sopan::localization {
namespace {

struct DurationWriter {
  manuscript::TextBlock operator()(const Quantity& quantity) const {
    return block_of(duration(quantity));
  }
  manuscript::TextBlock operator()(const draft::Content& content) const {
    return block_of(content);
  }
};

/// Durations of one cell are joined by " / "; lists follow each other.
manuscript::TextBlock durations(const std::vector<Duration>& durations, Span span) {
  manuscript::TextBlock result;
  for (const auto& one : durations) {
    auto block = std::visit(DurationWriter{}, one);
    const bool joins =
        !result.empty() && !block.empty() && result.back().level == 0 && block.front().level == 0;
    if (joins) {
      auto& runs = result.back().runs;
      runs.push_back({.text = " / ", .span = span});
      auto& next = block.front().runs;
      runs.insert(runs.end(), next.begin(), next.end());
      block.erase(block.begin());
    }
    result.insert(result.end(), block.begin(), block.end());
  }
  for (auto& paragraph : result)
    for (auto& run : paragraph.runs)
      if (run.span == Span{}) run.span = span;
  return result;
}

manuscript::Cell cell(const Cell& cell) {
  manuscript::Cell result{.rows = cell.rows, .covered = cell.covered};
  if (cell.content)
    result.text = block_of(*cell.content);
  else
    result.text = durations(cell.durations, cell.span);
  return result;
}

manuscript::TextBlock activity(const Step& step, Format format) {
  manuscript::TextBlock block;
  const bool nested = format == Format::hierarchical && step.number;
  const auto prefix = nested ? std::to_string(*step.number) + "." : std::string();
  append(step.activity, Marker::dash, 0, prefix, block);
  return block;
}

manuscript::Step step(const Procedure& procedure, StepId id, Format format,
                      const Profile& profile) {
  const auto& source = procedure.steps[id];
  const FlowWords words(procedure, profile);
  manuscript::Step result;
  if (source.number) result.number = std::to_string(*source.number);
  result.activity = activity(source, format);
  result.actors = words.actors_of_step(id);
  for (auto& text : words.exits(id)) result.exits.push_back(block_of(std::move(text), source.span));
  for (const auto column : procedure.columns)
    result.cells.push_back(cell(source.cells[static_cast<std::size_t>(column)]));
  result.symbols = source.symbols;
  result.alternative = words.alternative(id);
  result.new_page = source.new_page;
  result.span = source.span;
  return result;
}

}  // namespace

manuscript::Procedure procedure(const Procedure& procedure, Format format, const Profile& profile) {
  manuscript::Procedure result{
      .title = ready(procedure.title), .format = format, .columns = procedure.columns};
  for (const auto& group : procedure.groups) result.groups.push_back(ready(group));
  for (const auto& actor : procedure.actors)
    result.actors.push_back({ready(actor.name), actor.group, actor.span});
  for (StepId id = 0; id < procedure.steps.size(); ++id)
    result.steps.push_back(step(procedure, id, format, profile));
  for (const auto& symbol : procedure.symbols)
    result.symbols.push_back(
        {symbol.kind, symbol.step, symbol.actors, ready(symbol.words), symbol.span});
  for (const auto& arrow : procedure.arrows)
    result.arrows.push_back({.from = arrow.from,
                             .to = arrow.to,
                             .label = ready(arrow.label),
                             .two_headed = arrow.two_headed,
                             .dashed = arrow.dashed,
                             .fork = arrow.fork,
                             .exit = arrow.exit,
                             .entry = arrow.entry,
                             .span = arrow.span});
  for (const auto& note : procedure.notes) result.notes.push_back(block_of(note));
  return result;
}

}  // namespace sopan::localization
