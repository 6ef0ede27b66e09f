#include "layouts/text_flow.hpp"

#include <algorithm>
#include <utility>

#include "layouts/table_pages.hpp"

namespace sopan::layouts {

Paper upright(const Paper& paper) {
  auto result = paper;
  std::swap(result.width, result.height);
  return result;
}

Paper for_reading(const Paper& paper) {
  using namespace literals;
  auto result = upright(paper);
  result.left += 10_mm;
  result.right += 10_mm;
  return result;
}

TextFlow::TextFlow(const Context& context, page::Document& document, page::ElementId section)
    : context_(context), document_(document), section_(section) {
  turn_page();
}

void TextFlow::turn_page() {
  new_page(context_, document_);
  y_ = frame().origin.y;
}

layout::TextBox TextFlow::set(const std::string& text, const layout::TextStyle& style,
                              Length width) const {
  return layout::set_text(text, style, width, context_.faces);
}

layout::TextBox TextFlow::set(const manuscript::TextBlock& text, const layout::TextStyle& style,
                              Length width) const {
  return layout::set_text(text, style, width, context_.faces);
}

void TextFlow::space(Length height) {
  if (y_ > frame().origin.y) y_ += height;
}

void TextFlow::need(Length height) {
  if (y_ + height > frame().bottom() && y_ > frame().origin.y) turn_page();
}

void TextFlow::put(const layout::TextBox& box, Length left, const layout::BoxTags& tags) {
  std::size_t first = 0;
  while (first < box.lines.size()) {
    const auto room = frame().bottom() - y_;
    auto last = first;
    while (last < box.lines.size() &&
           box.lines[last].top - box.lines[first].top + box.leading <= room)
      ++last;
    const auto left_over = box.lines.size() - last;
    // No line stands alone on a page.
    if (left_over == 1 && last > first + 2) --last;
    if (left_over > 0 && last == first + 1 && first == 0 && y_ > frame().origin.y) last = first;
    if (last == first && y_ > frame().origin.y) {
      turn_page();
      continue;
    }
    last = std::max(last, first + 1);
    const auto part = layout::lines_of(box, first, last);
    layout::paint_text(part, {frame().origin.x + left, y_}, tags, page());
    y_ += part.height;
    first = last;
    if (first < box.lines.size()) turn_page();
  }
}

void TextFlow::put(const layout::TextBox& box, Length left, page::Role role) {
  const auto element = add_element(document_, role, section_);
  put(box, left, layout::BoxTags(box.paragraphs.size(), {element, element}));
}

void TextFlow::paragraphs(const manuscript::TextBlock& text, const layout::TextStyle& style) {
  for (auto first = text.begin(); first != text.end();) {
    const auto last = std::find_if(first + 1, text.end(),
                                   [](const auto& one) { return !one.item && one.level == 0; });
    const auto box = set(manuscript::TextBlock(first, last), style, frame().width);
    const bool one = box.paragraphs.size() == 1;
    const auto parent = one ? add_element(document_, page::Role::paragraph, section_) : section_;
    put(box, {}, layout::tag_text(box, parent, document_));
    first = last;
    if (first != text.end()) space(style.leading / 3);
  }
}

void TextFlow::line(const std::string& text, const layout::TextStyle& style, page::Role role) {
  put(set(text, style, frame().width), {}, role);
}

}  // namespace sopan::layouts
