#pragma once

#include <string>
#include <string_view>

#include "layouts/layouts.hpp"

/// Joins documents to one: the book.
namespace sopan::layouts {

/// How a part stands in the book.
struct Place {
  std::string target;  ///< names its first page for links; also parts its own names from others
  std::string title;   ///< of its bookmark; empty: none
  int level = 0;       ///< of that bookmark; the part's own stand below it
  page::ElementId parent = 0;
  page::Role role = page::Role::section;
  int headings = 0;  ///< levels that its headings go down
};

/// Appends the pages of `part` to the book: elements renumbered, its Document becomes an element of
/// `place`, its destinations, links and bookmarks get names of their own. Names that the part does
/// not have are those of the book. Returns the element.
page::ElementId append(page::Document& book, page::Document part, const Place& place);

/// Writes page numbers where slots wait for them. Throws std::runtime_error when a slot names a
/// place that is not there.
void fill_page_numbers(page::Document& book, const font::Faces& faces);

/// Prints the number of every page from the second on at its foot, in the outer margin beside the
/// frame: the band for signatures stays free.
void add_folios(page::Document& book, const font::Faces& faces);

}  // namespace sopan::layouts
