#include "pipeline/layout/edits.hpp"

#include <algorithm>

namespace sopan::layout {
namespace {

using namespace literals;
using manuscript::Edit;
using Verb = page::PathSegment::Verb;

constexpr Length bar_width = 1_mm;
constexpr Length bar_gap = 1.6_mm;    ///< between bar and table
constexpr Length words_gap = 0.9_mm;  ///< between bar and words
constexpr Length bar_inset = 0.5_mm;  ///< bars of neighbours do not touch

page::Path line(Point from, Point to, page::Ink ink, Length width) {
  return {.segments = {{Verb::move, from, {}, {}}, {Verb::line, to, {}, {}}},
          .stroke = ink,
          .width = width};
}

/// How far the line lies above the baseline.
Length rise_of(Edit edit, Length size) {
  return edit == Edit::removed ? size * 26 / 100 : size * -14 / 100;
}

Length weight_of(Length size) { return size * 8 / 100; }

page::Path bar(Edit edit, Point top, Length height) {
  auto path = line({top.x, top.y + bar_inset}, {top.x, top.y + height - bar_inset}, ink_of(edit),
                   bar_width);
  if (edit == Edit::removed) path.dashes = {1.4_mm, 0.9_mm};
  return path;
}

}  // namespace

page::Ink ink_of(Edit edit) {
  switch (edit) {
    case Edit::none:
      return page::Ink::black;
    case Edit::added:
    case Edit::moved:
    case Edit::changed:
      return page::Ink::blue;
    case Edit::removed:
      return page::Ink::red;
  }
  return page::Ink::black;
}

page::Path edit_line(Edit edit, Point origin, Length width, Length size) {
  const auto y = origin.y - rise_of(edit, size);
  return line({origin.x, y}, {origin.x + width, y}, ink_of(edit), weight_of(size));
}

page::Path upward_edit_line(Edit edit, Point origin, Length width, Length size) {
  const auto x = origin.x - rise_of(edit, size);
  return line({x, origin.y}, {x, origin.y - width}, ink_of(edit), weight_of(size));
}

void change_bar(Edit edit, Point corner, Length height, const TextBox& words,
                page::ElementId element, page::Page& page) {
  const auto x = corner.x - bar_gap - bar_width / 2;
  page.marks.emplace_back(bar(edit, {x, corner.y}, height));
  const auto left = x - bar_width / 2 - words_gap - change_words_width;
  paint_text(words, {left, corner.y + std::max(Length{}, (height - words.height) / 2)}, 0,
             words.lines.size(), element, page);
}

void right_change_bar(Edit edit, Point corner, Length height, page::Page& page) {
  page.marks.emplace_back(bar(edit, {corner.x + bar_gap + bar_width / 2, corner.y}, height));
}

}  // namespace sopan::layout
