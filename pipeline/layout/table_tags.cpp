#include "pipeline/layout/table_tags.hpp"

#include <utility>

namespace sopan::layout {

TableTags::TableTags(const Table& table, page::ElementId parent, page::Document& document,
                     std::optional<DrawnColumns> drawn)
    : table_(table), document_(document), drawn_(drawn) {
  element_ = add({.role = page::Role::table, .parent = parent});
  add_head();
}

page::ElementId TableTags::add(page::Element element) {
  document_.elements.push_back(std::move(element));
  return static_cast<page::ElementId>(document_.elements.size() - 1);
}

void TableTags::add_head() {
  head_.assign(table_.head.size(), page::artifact);
  headers_.resize(table_.widths.size());
  for (std::size_t row = 0; row < table_.head_rows; ++row) {
    const auto tr = add({.role = page::Role::table_row, .parent = element_});
    for (std::size_t column = 0; column < table_.widths.size(); ++column) {
      for (std::size_t i = 0; i < table_.head.size(); ++i) {
        const auto& cell = table_.head[i];
        if (cell.row != row || cell.column != column) continue;
        head_[i] = add({.role = page::Role::header_cell,
                        .parent = tr,
                        .scope = page::Scope::column,
                        .row_span = static_cast<std::uint16_t>(cell.rows),
                        .column_span = static_cast<std::uint16_t>(cell.columns)});
        for (std::size_t k = 0; k < cell.columns; ++k)
          headers_[cell.column + k].push_back(head_[i]);
      }
    }
  }
}

RowTags TableTags::row(std::size_t row, const std::string& alternative) {
  RowTags tags;
  tags.cells.resize(table_.widths.size());
  const auto tr = add({.role = page::Role::table_row, .parent = element_});
  const auto& cells = table_.rows[row].cells;
  for (std::size_t column = 0; column < cells.size(); ++column) {
    const auto& cell = cells[column];
    const bool drawn = drawn_ && column >= drawn_->first && column < drawn_->first + drawn_->count;
    if (cell.covered || (drawn && column > drawn_->first)) continue;
    page::Element data{.role = page::Role::data_cell,
                       .parent = tr,
                       .row_span = static_cast<std::uint16_t>(cell.rows),
                       .headers = headers_[column]};
    if (drawn) {
      data.column_span = static_cast<std::uint16_t>(drawn_->count);
      for (std::size_t k = 1; k < drawn_->count; ++k)
        for (const auto header : headers_[column + k])
          if (data.headers.empty() || document_.elements[header].column_span == 1)
            data.headers.push_back(header);
    }
    const auto element = add(std::move(data));
    if (drawn) {
      tags.figure =
          add({.role = page::Role::figure, .parent = element, .alternative = alternative});
    } else {
      tags.cells[column] = tag_text(cell.text, element, document_);
      if (cell.field && tags.cells[column].empty()) tags.cells[column].push_back({.text = element});
    }
  }
  return tags;
}

}  // namespace sopan::layout
