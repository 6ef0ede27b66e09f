#pragma once

#include <string>
#include <vector>

#include "pipeline/layout/route/route.hpp"

namespace sopan::route {

/// What a page offers the rows of the flow, and the size of what pages add.
struct Room {
  Length first, others;  ///< for the rows and the strips of connectors, without the table's head
  Length connector_width = millimetres(8), connector_height = millimetres(8.5);
  Length strip = millimetres(11.5);       ///< least height: a connector and its arrow
  Length symbol_margin = millimetres(3);  ///< above and below a symbol in its row
  Length note_width = millimetres(9.5), note_height = millimetres(2.8);  ///< of "ke hal. 12"
};

/// A pentagon: an arrow goes on at the pentagon of the same letter on another page.
struct Connector {
  int symbol = 0;           ///< in the flow of its page
  bool leaves = false;      ///< an arrow ends here; otherwise one begins here
  std::string letter;       ///< A … Z, AA, AB …
  std::vector<int> pages;   ///< of the other ends, from 0: where it goes or where it comes from
  std::vector<int> arrows;  ///< of the whole flow
  std::optional<Rect> note = {};  ///< place for "ke hal. n" that hits nothing, if there is one
};

/// Rows [first_row, end_row) of the flow with the strips of connectors before and after them.
/// `drawing` has the strips as rows: `strips_above` of them come before the first row. The strips
/// are part of the first and last row's height: the text beside them has room there too.
struct Page {
  int first_row = 0, end_row = 0;
  int strips_above = 0, strips_below = 0;
  Flow flow;
  Drawing drawing;
  std::vector<int> symbols;  ///< by symbol of the page: that of the whole flow, -1 = connector
  std::vector<int> arrows;   ///< by arrow of the page: that of the whole flow
  std::vector<Connector> connectors;
};

/// Breaks a flow into pages and draws each. Arrows cut on the way to the same target share a
/// letter, and so do those of one fork; forward arrows leave at the foot and arrive at the head,
/// backward ones the other way round. Every page has a row, even one that is too high for it.
std::vector<Page> paginate(const Flow& flow, const Room& room, const Measures& measures = {});

/// 0 = A, 25 = Z, 26 = AA.
std::string letters(int number);

}  // namespace sopan::route
