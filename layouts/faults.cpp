#include "layouts/faults.hpp"

#include <array>
#include <cstdio>
#include <set>

namespace sopan::layouts {
namespace {

/// The code point at byte `at` of valid UTF-8; moves `at` behind it.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto first = byte(at);
  const std::size_t length = first < 0x80U ? 1 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
  constexpr std::array<unsigned, 5> masks = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t value = first & masks.at(length);
  for (std::size_t i = 1; i < length && at + i < text.size(); ++i)
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  at += length;
  return value;
}

std::string notation(char32_t character) {
  std::array<char, 12> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(character));
  return {text.data(), static_cast<std::size_t>(length)};
}

/// Walks over all authored text of a SOP and tells of each missing character once a place.
class GlyphCheck {
 public:
  GlyphCheck(bool draft, const Context& context) : draft_(draft), context_(context) {}

  void text(const std::string& words, Span span, bool bold = false, bool italic = false) {
    const auto role = bold ? (italic ? font::Role::bold_italic : font::Role::bold)
                           : (italic ? font::Role::italic : font::Role::regular);
    const auto& face = context_.faces[role];
    for (std::size_t at = 0; at < words.size();) {
      const auto begin = at;
      const auto character = next_code_point(words, at);
      if (character < 0x20 || character == 0x2028 || face.has(character)) continue;
      if (!told_.insert({span.begin, character}).second) continue;
      context_.diagnostics->report({.code = "missing-glyph",
                                    .severity = draft_ ? Severity::warning : Severity::error,
                                    .span = span,
                                    .arguments = {words.substr(begin, at - begin),
                                                  notation(character), face.metrics().full_name}});
    }
  }

  void block(const manuscript::TextBlock& paragraphs) {
    for (const auto& paragraph : paragraphs)
      for (const auto& run : paragraph.runs)
        text(run.text, run.span, run.bold, run.italic || run.foreign);
  }

 private:
  bool draft_;
  const Context& context_;
  std::set<std::pair<std::uint32_t, char32_t>> told_;
};

}  // namespace

void report_missing_glyphs(const manuscript::Sop& sop, const Context& context) {
  GlyphCheck check(sop.draft, context);
  for (const auto& field : sop.identity.fields) check.text(field.value, field.span);
  for (const auto& box : sop.identity.boxes) check.block(box.text);
  for (const auto& procedure : sop.procedures) {
    for (const auto& actor : procedure.actors) check.text(actor.name, actor.span, true);
    for (const auto& symbol : procedure.symbols) check.text(symbol.words, symbol.span);
    for (const auto& arrow : procedure.arrows) check.text(arrow.label, arrow.span);
    for (const auto& step : procedure.steps) {
      check.block(step.activity);
      for (const auto& cell : step.cells) check.block(cell.text);
    }
    for (const auto& note : procedure.notes) check.block(note);
  }
  for (const auto& change : sop.history) check.block(change.description);
}

void report_broken_words(const layout::TextBox& box, const std::string& column,
                         const Context& context) {
  for (const auto& broken : box.broken)
    context.diagnostics->report({.code = "word-too-long",
                                 .severity = Severity::warning,
                                 .span = broken.span,
                                 .arguments = {broken.word, column}});
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
