#include "layouts/table_pages.hpp"

#include "pipeline/layout/paginate.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;

constexpr layout::TextStyle title_style{.size = 10_pt, .leading = 12_pt, .bold = true};
constexpr layout::TextStyle note_style{
    .size = 7.5_pt, .leading = 9.5_pt, .indent = 4_mm, .marker_gap = 1_mm};
constexpr Length title_gap = 2_mm;
constexpr Length note_gap = 2_mm;

}  // namespace

page::ElementId add_element(page::Document& document, page::Role role, page::ElementId parent) {
  document.elements.push_back({.role = role, .parent = parent});
  return static_cast<page::ElementId>(document.elements.size() - 1);
}

page::Page& new_page(const Context& context, page::Document& document) {
  document.pages.push_back({.width = context.paper.width, .height = context.paper.height});
  return document.pages.back();
}

Length paint_title(const std::string& title, const Context& context, page::Document& document,
                   page::ElementId parent) {
  if (title.empty()) return {};
  const auto frame = context.paper.frame();
  const auto box = layout::set_text(title, title_style, frame.width, context.faces);
  layout::paint_text(box, frame.origin, 0, box.lines.size(),
                     add_element(document, page::Role::heading2, parent), document.pages.back());
  return box.height + title_gap;
}

void paint_notes(const std::vector<manuscript::TextBlock>& notes, Length top,
                 const Context& context, page::Document& document, page::ElementId parent) {
  const auto frame = context.paper.frame();
  auto y = top + note_gap;
  for (const auto& note : notes) {
    const auto box = layout::set_text(note, note_style, frame.width, context.faces);
    const auto element = add_element(document, page::Role::note, parent);
    std::size_t first = 0;
    while (first < box.lines.size()) {
      auto last = first;
      while (last < box.lines.size() &&
             y + box.lines[last].top - box.lines[first].top + box.leading <= frame.bottom())
        ++last;
      if (last == first) {
        new_page(context, document);
        y = frame.origin.y;
        continue;
      }
      layout::paint_text(box, {frame.origin.x, y}, first, last, element, document.pages.back());
      y += box.lines[last - 1].top - box.lines[first].top + box.leading;
      first = last;
    }
  }
}

void table_pages(const layout::Table& table, const std::string& title,
                 const std::vector<manuscript::TextBlock>& notes, const Context& context,
                 page::Document& document) {
  const auto frame = context.paper.frame();
  const auto section = add_element(document, page::Role::section, 0);
  const auto head = layout::set_head(table, context.faces);
  const auto heights = layout::row_heights(table);
  new_page(context, document);
  const auto title_height = paint_title(title, context, document, section);
  const auto room = frame.height - head.height;
  const auto pages = layout::paginate(heights, room - title_height, room);
  const auto element = add_element(document, page::Role::table, section);
  auto bottom = frame.origin.y + title_height;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) new_page(context, document);
    auto& page = document.pages.back();
    const Point top{frame.origin.x, frame.origin.y + (i == 0 ? title_height : Length{})};
    layout::Rules rules;
    layout::paint_head(table, head, top, context.faces, i == 0 ? element : page::artifact, page,
                       rules);
    std::vector<Length> edges{Length{}};
    for (auto row = pages[i].first; row < pages[i].last; ++row)
      edges.push_back(edges.back() + heights[row]);
    const Point body{top.x, top.y + head.height};
    layout::paint_rows(table, pages[i].first, edges, body, element, page, rules);
    bottom = body.y + edges.back();
    rules.frame({top, table.width(), bottom - top.y}, table.style.frame_rule);
    rules.paint(page);
  }
  paint_notes(notes, bottom, context, document, section);
}

}  // namespace sopan::layouts
