#include "layouts/table_pages.hpp"

#include <algorithm>
#include <numeric>

#include "layouts/faults.hpp"
#include "pipeline/layout/paginate.hpp"
#include "pipeline/layout/table_tags.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;

constexpr layout::TextStyle title_style{.size = 10_pt, .leading = 12_pt, .bold = true};
constexpr layout::TextStyle note_style{
    .size = 7.5_pt, .leading = 9.5_pt, .indent = 4_mm, .marker_gap = 1_mm};
constexpr Length over_title = 5_mm;
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

TableStart begin_table(const std::string& title, Length least, const Context& context, Cursor start,
                       page::Document& document) {
  const auto frame = context.paper.frame();
  const auto box = layout::set_text(title, title_style, frame.width, context.faces);
  const auto title_height = title.empty() ? Length{} : box.height + title_gap;
  auto y = start.y + (title.empty() ? Length{} : over_title);
  if (y + title_height + least > frame.bottom()) {
    new_page(context, document);
    y = frame.origin.y;
  }
  TableStart begun{.section = add_element(document, page::Role::section, 0),
                   .top = y + title_height,
                   .page = document.pages.size() - 1};
  if (!title.empty())
    layout::paint_text(box, {frame.origin.x, y}, 0, box.lines.size(),
                       add_element(document, page::Role::heading2, begun.section),
                       document.pages.back());
  return begun;
}

Length height_of_first(const std::vector<Length>& heights, const std::vector<RowSpan>& spans,
                       std::size_t count) {
  const auto rows = rows_on_page(heights, spans, 0, std::min(count, heights.size()));
  return std::accumulate(rows.begin(), rows.end(), Length{});
}

Cursor paint_notes(const std::vector<manuscript::TextBlock>& notes, Length top,
                   const Context& context, page::Document& document, page::ElementId parent) {
  const auto frame = context.paper.frame();
  auto y = top + note_gap;
  for (const auto& note : notes) {
    const auto box = layout::set_text(note, note_style, frame.width, context.faces);
    const auto tags =
        layout::tag_text(box, add_element(document, page::Role::note, parent), document);
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
      layout::paint_text(layout::lines_of(box, first, last), {frame.origin.x, y}, tags,
                         document.pages.back());
      y += box.lines[last - 1].top - box.lines[first].top + box.leading;
      first = last;
    }
  }
  return {.y = notes.empty() ? top : y};
}

Cursor table_pages(layout::Table& table, const std::string& title,
                   const std::vector<manuscript::TextBlock>& notes, const Context& context,
                   Cursor start, page::Document& document) {
  const auto frame = context.paper.frame();
  const auto head = layout::set_head(table, context.faces);
  const auto room = frame.height - head.height;
  layout::split_rows(table, room);
  const auto heights = layout::row_heights(table);
  const auto spans = layout::row_spans(table);
  const auto begun = begin_table(title, head.height + height_of_first(heights, spans, 2), context,
                                 start, document);
  const auto pages =
      layout::paginate(heights, spans, frame.bottom() - begun.top - head.height, room);
  layout::TableTags tags(table, begun.section, document);
  std::vector<std::vector<layout::BoxTags>> elements;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    elements.push_back(table.rows[row].continues ? elements.back() : tags.row(row).cells);
  auto bottom = begun.top;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (i > 0) new_page(context, document);
    auto& page = document.pages.back();
    const Point top{frame.origin.x, i == 0 ? begun.top : frame.origin.y};
    layout::Rules rules;
    layout::paint_head(table, head, top, context.faces,
                       i == 0 ? tags.head() : std::vector<page::ElementId>{}, page, rules);
    std::vector<Length> edges{Length{}};
    for (const auto height : rows_on_page(heights, spans, pages[i].first, pages[i].last))
      edges.push_back(edges.back() + height);
    const Point body{top.x, top.y + head.height};
    layout::paint_rows(table, pages[i].first, edges, body, elements, page, rules);
    bottom = body.y + edges.back();
    if (table.style.open) {
      rules.horizontal(top.x, top.x + table.width(), top.y, table.style.block_rule);
      rules.horizontal(top.x, top.x + table.width(), bottom, table.style.block_rule);
    } else {
      rules.frame({top, table.width(), bottom - top.y}, table.style.frame_rule);
    }
    rules.paint(page);
    if (pages.size() > 1 && pages[i].last - pages[i].first == 1)
      report_nearly_empty(table.rows[pages[i].first], bottom, document.pages.size(), context);
  }
  auto end = paint_notes(notes, bottom, context, document, begun.section);
  end.began = begun.page;
  return end;
}

}  // namespace sopan::layouts
