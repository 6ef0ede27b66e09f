#include "pipeline/cli/table.hpp"

#include <algorithm>
#include <utility>

#include "pipeline/localize/printable.hpp"

namespace sopan::cli {
namespace {

std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char one) { return (static_cast<unsigned char>(one) & 0xC0U) != 0x80U; }));
}

}  // namespace

Table::Table(std::vector<std::string> heads) { rows_.push_back(std::move(heads)); }

void Table::add(std::vector<std::string> row) {
  for (auto& cell : row) cell = localization::printable(cell);
  rows_.push_back(std::move(row));
}

std::string Table::text() const {
  std::vector<std::size_t> widths(rows_.front().size());
  for (const auto& row : rows_) {
    for (std::size_t at = 0; at < row.size(); ++at)
      widths[at] = std::max(widths[at], width_of(row[at]));
  }
  std::string all;
  for (const auto& row : rows_) {
    for (std::size_t at = 0; at + 1 < row.size(); ++at) {
      all += row[at];
      all.append(widths[at] - width_of(row[at]) + 2, ' ');
    }
    (all += row.back()) += '\n';
  }
  return all;
}

}  // namespace sopan::cli
