#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/row_spans.hpp"
#include "pipeline/base/source.hpp"
#include "pipeline/layout/canvas.hpp"
#include "pipeline/layout/text.hpp"

/// Ruled tables: a head that repeats, cells that may span rows, pages that each keep whole rows.
namespace sopan::layout {

/// A cell of the head: spans columns [column, column + columns) and rows [row, row + rows).
struct HeadCell {
  std::string text;
  std::size_t column = 0, columns = 1, row = 0, rows = 1;
  bool turned = false;             ///< set upward, for narrow columns
  std::optional<TextStyle> style;  ///< another than the table's
  manuscript::TextBlock compared;  ///< in place of `text`, in a comparison
};

/// A cell of the body.
struct TableCell {
  TextBox text;
  std::size_t rows = 1;  ///< merged with the rows below
  bool covered = false;  ///< belongs to a cell above
  Align align = Align::left;
  std::optional<page::SignatureField> field;  ///< fills the cell; its box is set when painted
};

struct TableRow {
  std::vector<TableCell> cells;  ///< one a column; a column that is drawn holds empty ones
  Length least_height;
  Span span;               ///< what the author wrote, for messages
  bool continues = false;  ///< the row above goes on here: no ruling between them
  manuscript::Edit edit = manuscript::Edit::none;  ///< gives it a bar in the margin
  TextBox margin;                                  ///< the words beside the bar
};

struct TableStyle {
  Length pad_x, pad_y;
  Length frame_rule, block_rule, inner_rule;
  TextStyle head, numbers;
  Length least_row, least_head_row, number_row;
  bool grey_head = true;
  bool open = false;  ///< no vertical rules, no frame at the sides; cells hang from the top
};

struct Table {
  std::vector<Length> widths;
  std::vector<std::size_t> block_edges;  ///< columns whose left edge is a block rule
  std::vector<HeadCell> head;
  std::size_t head_rows = 1;
  bool number_row = false;
  std::vector<TableRow> rows;
  TableStyle style;

  [[nodiscard]] Length width() const;
  /// Left edge of a column from the table's left edge.
  [[nodiscard]] Length x(std::size_t column) const;
};

/// The head set to its widths: heights of its rows and the boxes of its cells.
struct SetHead {
  std::vector<Length> row_heights;
  std::vector<TextBox> texts;
  Length height;  ///< with the number row
};
SetHead set_head(const Table& table, const font::Faces& faces);

/// The merged cells of the body.
std::vector<RowSpan> row_spans(const Table& table);

/// Least heights of the body's rows: text and padding; what a merged cell needs beyond its rows
/// goes to the last of them.
std::vector<Length> row_heights(const Table& table);

/// Divides rows that are higher than `room` at a line into rows that are not, without losing a
/// line; a merged cell that is higher is merged no longer. Returns for each old row the first of
/// its new ones, and one more: the new number of rows.
std::vector<std::size_t> split_rows(Table& table, Length room);

/// Paints the head at `origin`; the text of cell i belongs to `elements[i]`, to none where there
/// are no elements (repeated heads).
void paint_head(const Table& table, const SetHead& head, Point origin, const font::Faces& faces,
                const std::vector<page::ElementId>& elements, page::Page& page, Rules& rules);

/// Columns in which something is drawn: the rulings between them run from `top` to `bottom` only.
struct DrawnArea {
  std::size_t first = 0, count = 0;
  Length top, bottom;
};

/// Paints rows [first, first + edges.size() - 1); `edges` are their rulings from the top of the
/// first one, at `origin`. `tags[row][column]` is where a cell's text belongs. A merged cell
/// that began on a page before shows again what it says, as an artifact.
void paint_rows(const Table& table, std::size_t first, const std::vector<Length>& edges,
                Point origin, const std::vector<std::vector<BoxTags>>& tags, page::Page& page,
                Rules& rules, const DrawnArea& drawn = {});

}  // namespace sopan::layout
