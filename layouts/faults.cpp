#include "layouts/faults.hpp"

namespace sopan::layouts {
void report_broken_words(const layout::TextBox& box, const std::string& column,
                         const Context& context) {
  for (const auto& broken : box.broken)
    context.diagnostics->report({.code = "word-too-long",
                                 .severity = Severity::warning,
                                 .span = broken.span,
                                 .arguments = {broken.word, column}});
}

void report_long_words(const manuscript::Symbol& symbol, const Context& context) {
  context.diagnostics->report({.code = "words-too-long",
                               .severity = Severity::warning,
                               .span = symbol.span,
                               .arguments = {symbol.words},
                               .hint = Message{"hint-shorten-words", {}}});
}

void report_too_many_actors(const manuscript::Procedure& procedure, const Context& context) {
  context.diagnostics->report(
      {.code = "too-many-actors",
       .span = procedure.actors.back().span,
       .arguments = {static_cast<std::int64_t>(procedure.actors.size()), context.paper.name},
       .hint = Message{"hint-wider-paper", {}}});
}

namespace {

/// The numbers of the steps that an arrow joins.
std::vector<Argument> ends_of(const manuscript::Procedure& procedure, std::size_t arrow) {
  const auto& edge = procedure.arrows[arrow];
  const auto number = [&](std::size_t symbol) {
    const auto& step = procedure.steps[procedure.symbols[symbol].step];
    return step.number.empty() ? std::string("–") : step.number;
  };
  return {number(edge.from), number(edge.to)};
}

}  // namespace

void report_unroutable(const manuscript::Procedure& procedure, std::size_t arrow,
                       const Context& context) {
  context.diagnostics->report({.code = "no-way-for-arrow",
                               .span = procedure.arrows[arrow].span,
                               .arguments = ends_of(procedure, arrow),
                               .hint = Message{"hint-split-procedure", {}}});
}

void report_nearly_empty(const layout::TableRow& row, Length bottom, std::size_t page,
                         const Context& context) {
  const auto frame = context.paper.frame();
  const bool authored = row.span.end > row.span.begin;
  if (!authored || bottom - frame.origin.y > frame.height / 3) return;
  context.diagnostics->report({.code = "nearly-empty-page",
                               .severity = Severity::warning,
                               .span = row.span,
                               .arguments = {static_cast<std::int64_t>(page)},
                               .hint = Message{"hint-shorten-rows", {}}});
}

void report_unheeded(const manuscript::Procedure& procedure, std::size_t arrow,
                     const Context& context) {
  context.diagnostics->report({.code = "wish-not-heeded",
                               .severity = Severity::warning,
                               .span = procedure.arrows[arrow].span,
                               .arguments = ends_of(procedure, arrow)});
}

}  // namespace sopan::layouts
