#include "pipeline/layout/table.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "pipeline/layout/edits.hpp"

namespace sopan::layout {
namespace {

using namespace literals;

Length sum(const std::vector<Length>& lengths, std::size_t first, std::size_t last) {
  return std::accumulate(lengths.begin() + static_cast<std::ptrdiff_t>(first),
                         lengths.begin() + static_cast<std::ptrdiff_t>(last), Length{});
}

bool is_block_edge(const Table& table, std::size_t column) {
  return std::ranges::find(table.block_edges, column) != table.block_edges.end();
}

/// The cell of a column that shows in `row`, with the row where it begins.
std::pair<std::size_t, const TableCell*> owner(const Table& table, std::size_t row,
                                               std::size_t column) {
  while (row > 0 && table.rows[row].cells[column].covered) --row;
  return {row, &table.rows[row].cells[column]};
}

void paint_turned(const TextBox& box, Rect cell, page::ElementId element, page::Page& page) {
  auto x = cell.origin.x + (cell.width - box.height) / 2;
  for (const auto& line : box.lines) {
    const auto baseline = x + line.top + box.leading / 2 + box.size / 4;
    for (const auto& piece : line.pieces) {
      const Point origin{baseline, cell.bottom() - 1_mm - piece.x};
      auto run = run_of(piece, box, origin, element);
      run.rotation = page::Rotation::upward;
      page.marks.emplace_back(std::move(run));
      if (piece.edit != manuscript::Edit::none)
        page.marks.emplace_back(upward_edit_line(piece.edit, origin, piece.width, box.size));
    }
  }
}

/// A row as rows whose cells hold at most `room` of text each, at least one line.
std::vector<TableRow> parts_of(const TableRow& row, Length room) {
  std::vector<TableRow> parts;
  std::vector<std::size_t> next(row.cells.size());
  bool more = true;
  while (more) {
    more = false;
    TableRow part{.span = row.span, .continues = !parts.empty()};
    part.edit = row.edit;
    if (parts.empty()) {
      part.least_height = row.least_height;
      part.margin = row.margin;
    }
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      const auto& cell = row.cells[column];
      TableCell piece{.covered = cell.covered, .align = cell.align};
      if (!cell.covered && cell.rows > 1) {
        if (parts.empty()) piece = cell;
        piece.covered = !parts.empty();
      } else if (!cell.covered) {
        const auto& lines = cell.text.lines;
        const auto first = next[column];
        auto last = first;
        while (last < lines.size() &&
               (last == first || lines[last].top - lines[first].top + cell.text.leading <= room))
          ++last;
        piece.text = lines_of(cell.text, first, last);
        next[column] = last;
        more = more || last < lines.size();
      }
      part.cells.push_back(std::move(piece));
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

/// Parts the rows of a merged cell that needs more than `room`; its text stays in the first one.
void part_if_higher(Table& table, std::size_t row, std::size_t column, Length room) {
  auto& cell = table.rows[row].cells[column];
  if (cell.covered || cell.text.height + 2 * table.style.pad_y <= room) return;
  const auto end = std::min(row + cell.rows, table.rows.size());
  for (auto below = row + 1; below < end; ++below) table.rows[below].cells[column].covered = false;
  cell.rows = 1;
}

/// Merged cells above old row `row` that reach into it or beyond grow by the rows that were added.
void grow_spans(std::size_t row, std::size_t added, const std::vector<std::size_t>& first_of,
                std::vector<TableRow>& rows) {
  for (std::size_t above = 0; above <= row; ++above)
    for (auto& cell : rows[first_of[above]].cells)
      if (cell.rows > 1 && first_of[above] + cell.rows > first_of[row]) cell.rows += added;
}

}  // namespace

Length Table::width() const { return sum(widths, 0, widths.size()); }

Length Table::x(std::size_t column) const { return sum(widths, 0, column); }

SetHead set_head(const Table& table, const font::Faces& faces) {
  SetHead result;
  result.row_heights.assign(table.head_rows, table.style.least_head_row);
  for (const auto& cell : table.head) {
    auto style = cell.style.value_or(table.style.head);
    const auto width = sum(table.widths, cell.column, cell.column + cell.columns);
    auto room = width - 2 * table.style.pad_x;
    if (cell.turned) {
      style.align = Align::left;
      room = 40_mm;
    }
    result.texts.push_back(cell.compared.empty() ? set_text(cell.text, style, room, faces)
                                                 : set_text(cell.compared, style, room, faces));
  }
  for (std::size_t i = 0; i < table.head.size(); ++i) {
    const auto& cell = table.head[i];
    const auto& box = result.texts[i];
    const auto need = (cell.turned ? box.width : box.height) + 2 * table.style.pad_y;
    const auto have = sum(result.row_heights, cell.row, cell.row + cell.rows);
    if (need > have) result.row_heights[cell.row + cell.rows - 1] += need - have;
  }
  result.height = sum(result.row_heights, 0, result.row_heights.size());
  if (table.number_row) result.height += table.style.number_row;
  return result;
}

std::vector<RowSpan> row_spans(const Table& table) {
  std::vector<RowSpan> spans;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    for (const auto& cell : table.rows[row].cells)
      if (!cell.covered && cell.rows > 1)
        spans.push_back({.first = row,
                         .end = std::min(row + cell.rows, table.rows.size()),
                         .height = cell.text.height + 2 * table.style.pad_y});
  return spans;
}

std::vector<Length> row_heights(const Table& table) {
  std::vector<Length> heights;
  for (const auto& row : table.rows) {
    auto height = std::max(row.least_height, table.style.least_row);
    for (const auto& cell : row.cells)
      if (!cell.covered && cell.rows == 1)
        height = std::max(height, cell.text.height + 2 * table.style.pad_y);
    heights.push_back(height);
  }
  return rows_on_page(heights, row_spans(table), 0, heights.size());
}

std::vector<std::size_t> split_rows(Table& table, Length room) {
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    for (std::size_t column = 0; column < table.widths.size(); ++column)
      part_if_higher(table, row, column, room);
  const auto heights = row_heights(table);
  std::vector<std::size_t> first_of;
  std::vector<TableRow> rows;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    first_of.push_back(rows.size());
    if (heights[i] <= room) {
      rows.push_back(std::move(table.rows[i]));
      continue;
    }
    auto parts = parts_of(table.rows[i], room - 2 * table.style.pad_y);
    std::ranges::move(parts, std::back_inserter(rows));
    grow_spans(i, parts.size() - 1, first_of, rows);
  }
  first_of.push_back(rows.size());
  table.rows = std::move(rows);
  return first_of;
}

void paint_head(const Table& table, const SetHead& head, Point origin, const font::Faces& faces,
                const std::vector<page::ElementId>& elements, page::Page& page, Rules& rules) {
  const auto& style = table.style;
  const auto text_height = sum(head.row_heights, 0, head.row_heights.size());
  if (style.grey_head)
    page.marks.emplace_back(filled({origin, table.width(), text_height}, page::Ink::grey10));
  for (std::size_t i = 0; i < table.head.size(); ++i) {
    const auto& cell = table.head[i];
    const Rect box{{origin.x + table.x(cell.column), origin.y + sum(head.row_heights, 0, cell.row)},
                   sum(table.widths, cell.column, cell.column + cell.columns),
                   sum(head.row_heights, cell.row, cell.row + cell.rows)};
    const auto& text = head.texts[i];
    const auto element = i < elements.size() ? elements[i] : page::artifact;
    if (cell.turned) {
      paint_turned(text, box, element, page);
    } else {
      paint_text(text, {box.origin.x + style.pad_x, box.origin.y + (box.height - text.height) / 2},
                 0, text.lines.size(), element, page);
    }
    if (cell.column > 0 && !style.open) {
      const auto weight = is_block_edge(table, cell.column) ? style.block_rule : style.inner_rule;
      rules.vertical(box.origin.x, box.origin.y, box.bottom(), weight);
    }
    if (cell.row + cell.rows < table.head_rows)
      rules.horizontal(box.origin.x, box.right(), box.bottom(), style.inner_rule);
  }
  auto y = origin.y + text_height;
  if (table.number_row) {
    rules.horizontal(origin.x, origin.x + table.width(), y, style.inner_rule);
    for (std::size_t i = 0; i < table.widths.size(); ++i) {
      const auto number =
          set_text(std::to_string(i + 1), style.numbers, table.widths[i] - 2 * style.pad_x, faces);
      const auto x = origin.x + table.x(i);
      paint_text(number, {x + style.pad_x, y + (style.number_row - number.height) / 2}, 0,
                 number.lines.size(), page::artifact, page);
      if (i > 0) {
        const auto weight = is_block_edge(table, i) ? style.block_rule : style.inner_rule;
        rules.vertical(x, y, y + style.number_row, weight);
      }
    }
    y += style.number_row;
  }
  rules.horizontal(origin.x, origin.x + table.width(), y, style.block_rule);
}

void paint_rows(const Table& table, std::size_t first, const std::vector<Length>& edges,
                Point origin, const std::vector<std::vector<BoxTags>>& tags, page::Page& page,
                Rules& rules, const DrawnArea& drawn) {
  const auto& style = table.style;
  const auto count = edges.size() - 1;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& row = table.rows[first + i];
    if (row.edit == manuscript::Edit::none) continue;
    const auto& own = tags[first + i][0];
    change_bar(row.edit, {origin.x, origin.y + edges[i]}, edges[i + 1] - edges[i], row.margin,
               own.empty() ? page::artifact : own.front().text, page);
  }
  for (std::size_t column = 0; column < table.widths.size(); ++column) {
    const auto x = origin.x + table.x(column);
    if (column > 0 && !style.open) {
      const auto weight = is_block_edge(table, column) ? style.block_rule : style.inner_rule;
      const bool inside = column > drawn.first && column < drawn.first + drawn.count;
      rules.vertical(x, origin.y + (inside ? drawn.top : edges.front()),
                     origin.y + (inside ? drawn.bottom : edges.back()), weight);
    }
    for (std::size_t i = 0; i < count;) {
      const auto [begin, cell] = owner(table, first + i, column);
      const auto last = std::min(std::max(begin + cell->rows, first + i + 1) - first, count);
      const auto top = origin.y + edges[i];
      const auto height = edges[last] - edges[i];
      const auto inset =
          style.open ? style.pad_y : std::max(style.pad_y, (height - cell->text.height) / 2);
      const auto own = begin < first ? BoxTags{} : tags[begin][column];
      paint_text(cell->text, {x + style.pad_x, top + inset}, own, page);
      if (cell->field && begin >= first) {
        auto field = *cell->field;
        field.box = {{x + style.pad_x, top + style.pad_y},
                     table.widths[column] - 2 * style.pad_x,
                     height - 2 * style.pad_y};
        if (!own.empty()) field.element = own.front().text;
        page.marks.emplace_back(std::move(field));
      }
      if (last < count && !table.rows[first + last].continues)
        rules.horizontal(x, x + table.widths[column], origin.y + edges[last], style.inner_rule);
      i = last;
    }
  }
}

}  // namespace sopan::layout
