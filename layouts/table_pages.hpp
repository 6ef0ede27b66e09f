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

/// The title over a table (10/12 bold) at the top of the frame; returns the height it takes, 0 if
/// empty.
Length paint_title(const std::string& title, const Context& context, page::Document& document,
                   page::ElementId parent);

/// Notes under a table, starting at `top`; on a new page when they do not fit.
void paint_notes(const std::vector<manuscript::TextBlock>& notes, Length top,
                 const Context& context, page::Document& document, page::ElementId parent);

/// Paints title, table and notes on pages of their own; the head is repeated on every page.
void table_pages(const layout::Table& table, const std::string& title,
                 const std::vector<manuscript::TextBlock>& notes, const Context& context,
                 page::Document& document);

}  // namespace sopan::layouts
