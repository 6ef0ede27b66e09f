#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/layout/table.hpp"
#include "pipeline/model/page.hpp"

/// The structure of a table (ISO 32000-1, 14.8.4.3.4): rows, header cells with scope, data cells
/// with headers.
namespace sopan::layout {

/// Columns that one drawing fills: one data cell over them holds a Figure.
struct DrawnColumns {
  std::size_t first = 0, count = 0;
};

/// Elements of one row by column: where the text of its cells belongs; the figure of its drawing.
struct RowTags {
  std::vector<BoxTags> cells;
  page::ElementId figure = page::artifact;
};

/// Adds the elements of a table to a document, in reading order.
class TableTags {
 public:
  TableTags(const Table& table, page::ElementId parent, page::Document& document,
            std::optional<DrawnColumns> drawn = {});

  /// Elements of the head's cells, in the order of `Table::head`.
  [[nodiscard]] const std::vector<page::ElementId>& head() const { return head_; }
  /// Elements of the next row; `alternative` says its drawing in words.
  RowTags row(std::size_t row, const std::string& alternative = {});

 private:
  page::ElementId add(page::Element element);
  void add_head();

  const Table& table_;
  page::Document& document_;
  std::optional<DrawnColumns> drawn_;
  page::ElementId element_ = 0;
  std::vector<page::ElementId> head_;
  std::vector<std::vector<page::ElementId>> headers_;  ///< by column
};

}  // namespace sopan::layout
