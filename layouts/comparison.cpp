#include "layouts/comparison.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "layouts/pattern.hpp"
#include "pipeline/layout/symbols.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using manuscript::Edit;
using Verb = page::PathSegment::Verb;

constexpr layout::TextStyle margin_style{
    .size = 6.5_pt, .leading = 8_pt, .bold = true, .align = layout::Align::right};
constexpr Length bold_stroke = 1.8_pt;
constexpr Length lost_stroke = 0.6_pt;
constexpr Length lost_on = 0.9_mm;
constexpr Length lost_off = 0.7_mm;
constexpr Length cross_half = 1_mm;
constexpr Length cross_stroke = 1.2_pt;

/// BARU; "PINDAH" and "dahulu 4".
std::string words_of(const manuscript::Step& step, const Context& context, const char* between) {
  auto words = context.profile.label(label_of(step.edit));
  if (step.edit == Edit::moved && !step.before.empty())
    words += between + filled_in(context.profile.label("perubahan-dahulu"), step.before);
  return words;
}

/// The middle of the longest stretch.
Point middle_of(const std::vector<Point>& points) {
  const auto length = [](Point a, Point b) {
    return std::max(std::max(a.x, b.x) - std::min(a.x, b.x),
                    std::max(a.y, b.y) - std::min(a.y, b.y));
  };
  std::size_t best = 1;
  for (std::size_t i = 2; i < points.size(); ++i)
    if (length(points[i - 1], points[i]) > length(points[best - 1], points[best])) best = i;
  return {(points[best - 1].x + points[best].x) / 2, (points[best - 1].y + points[best].y) / 2};
}

page::Path cross(Point at) {
  const auto d = cross_half;
  return {.segments = {{Verb::move, {at.x - d, at.y - d}, {}, {}},
                       {Verb::line, {at.x + d, at.y + d}, {}, {}},
                       {Verb::move, {at.x - d, at.y + d}, {}, {}},
                       {Verb::line, {at.x + d, at.y - d}, {}, {}}},
          .stroke = layout::ink_of(Edit::removed),
          .width = cross_stroke};
}

}  // namespace

const char* label_of(Edit edit) {
  switch (edit) {
    case Edit::none:
      return "";
    case Edit::added:
      return "perubahan-ditambah";
    case Edit::removed:
      return "perubahan-dihapus";
    case Edit::moved:
      return "perubahan-dipindah";
    case Edit::changed:
      return "perubahan-diubah";
  }
  return "";
}

manuscript::TextBlock compared(const std::string& value, const manuscript::TextBlock& changes) {
  return changes.empty() ? text_of(value, Edit::none) : changes;
}

manuscript::TextBlock text_of(const std::string& text, Edit edit) {
  return {manuscript::Paragraph{.runs = {{.text = text, .edit = edit}}}};
}

manuscript::TextBlock number_of(const manuscript::Step& step) {
  return text_of(step.number, step.edit == Edit::removed ? Edit::removed : Edit::none);
}

layout::TextBox margin_words(const manuscript::Step& step, const Context& context) {
  if (step.edit == Edit::none) return {};
  auto block = text_of(words_of(step, context, "\u2028"), Edit::none);
  return layout::set_text(block, margin_style, layout::change_words_width, context.faces);
}

std::string alternative_of(const manuscript::Step& step, const Context& context) {
  if (step.edit == Edit::none) return step.alternative;
  return words_of(step, context, ", ") + ". " + step.alternative;
}

manuscript::TextBlock undrawn_arrow(const manuscript::Procedure& procedure, std::size_t arrow,
                                    const Context& context) {
  const auto number = [&](std::size_t symbol) {
    return procedure.steps[procedure.symbols[symbol].step].number;
  };
  const auto& one = procedure.arrows[arrow];
  auto words =
      filled_in(context.profile.label("panah-tidak-digambar"), number(one.from), number(one.to));
  if (!one.label.empty()) words += " (" + one.label + ")";
  if (one.edit != Edit::none) words.insert(0, context.profile.label(label_of(one.edit)) + ": ");
  return text_of(words, Edit::none);
}

page::Path compared_symbol(Edit edit, page::Path outline) {
  if (edit == Edit::none) return outline;
  outline.stroke = layout::ink_of(edit);
  if (edit == Edit::removed) {
    outline.width = lost_stroke;
    outline.dashes = {lost_on, lost_off};
  } else {
    outline.width = bold_stroke;
  }
  return outline;
}

std::vector<page::Path> compared_arrow(Edit edit, const std::vector<Point>& points, bool head,
                                       const route::Arrow& arrow) {
  const bool lost = edit == Edit::removed;
  auto paths = layout::arrow(points, head, arrow.two_headed, arrow.dashed && !lost);
  if (edit == Edit::none || paths.empty()) return paths;
  for (auto& path : paths) {
    if (path.stroke == page::Ink::none) {
      path.fill = layout::ink_of(edit);
      continue;
    }
    path.stroke = layout::ink_of(edit);
    path.width = lost ? lost_stroke : bold_stroke;
    if (lost) path.dashes = {lost_on, lost_off};
  }
  if (lost) paths.push_back(cross(middle_of(points)));
  return paths;
}

}  // namespace sopan::layouts
