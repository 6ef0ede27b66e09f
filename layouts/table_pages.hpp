#pragma once

#include <string>
#include <vector>

#include "layouts/layouts.hpp"
#include "pipeline/layout/table.hpp"

/// A table over as many pages as it needs.
namespace sopan::layouts {

/// Adds a node to the structure tree.
page::ElementId add_element(page::Document& document, page::Role role, page::ElementId parent);

/// Starts a page of the paper's size; returns it.
page::Page& new_page(const Context& context, page::Document& document);

/// Where a table begins: its title is painted, its head comes at `top`.
struct TableStart {
  page::ElementId section = 0;
  Length top;
  std::size_t page = 0;
};

/// Begins a table at `start`, or on a new page when title, head and `least` of its rows do not fit
/// there. A title (10/12 bold) stands 5 mm under what comes before.
TableStart begin_table(const std::string& title, Length least, const Context& context, Cursor start,
                       page::Document& document);

/// Notes under a table that ends at `top`; on a new page when they do not fit. Returns where they
/// end.
Cursor paint_notes(const std::vector<manuscript::TextBlock>& notes, Length top,
                   const Context& context, page::Document& document, page::ElementId parent);

/// What the first `count` rows need.
Length height_of_first(const std::vector<Length>& heights, const std::vector<RowSpan>& spans,
                       std::size_t count);

/// Paints title, table and notes from `start` on; the head is repeated on every page.
Cursor table_pages(layout::Table& table, const std::string& title,
                   const std::vector<manuscript::TextBlock>& notes, const Context& context,
                   Cursor start, page::Document& document);

}  // namespace sopan::layouts
