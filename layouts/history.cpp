#include "layouts/table_pages.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextStyle;

constexpr TextStyle body{.size = 9_pt, .leading = 11.5_pt, .indent = 5_mm, .marker_gap = 1_mm};
constexpr Length version_width = 14_mm;
constexpr Length date_width = 36_mm;
constexpr Length author_width = 52_mm;
constexpr Length initials_width = 22_mm;
constexpr Length pad = 1.8_mm;

}  // namespace

void history(const manuscript::Sop& sop, const Context& context, page::Document& document) {
  layout::Table table;
  table.style = {.pad_x = pad,
                 .pad_y = 1_mm,
                 .frame_rule = 1.25_pt,
                 .block_rule = 0.75_pt,
                 .inner_rule = 0.4_pt,
                 .head = {.size = 9_pt, .leading = 11.5_pt, .bold = true, .align = Align::centre},
                 .least_row = 8_mm,
                 .least_head_row = 7_mm};
  const auto fixed = version_width + date_width + author_width + initials_width;
  table.widths = {version_width, date_width, context.paper.frame().width - fixed, author_width,
                  initials_width};
  const auto& profile = context.profile;
  const std::vector<std::string> heads = {profile.label("versi"), profile.label("tanggal"),
                                          profile.label("uraian-perubahan"), profile.label("oleh"),
                                          profile.label("paraf")};
  for (std::size_t i = 0; i < heads.size(); ++i)
    table.head.push_back({.text = heads[i], .column = i});
  const auto cell = [&](const manuscript::TextBlock& text, std::size_t column, Align align) {
    auto style = body;
    style.align = align;
    return layout::TableCell{
        .text = layout::set_text(text, style, table.widths[column] - 2 * pad, context.faces),
        .align = align};
  };
  const auto word = [](const std::string& text) {
    return manuscript::TextBlock{manuscript::Paragraph{.runs = {{.text = text}}}};
  };
  for (const auto& change : sop.history) {
    layout::TableRow row;
    row.cells = {cell(word(change.version), 0, Align::centre),
                 cell(word(change.date), 1, Align::left), cell(change.description, 2, Align::left),
                 cell(word(change.author), 3, Align::left), layout::TableCell{}};
    table.rows.push_back(std::move(row));
  }
  const Cursor new_sheet{.y = context.paper.frame().bottom()};
  table_pages(table, profile.label("riwayat-perubahan"), {}, context, new_sheet, document);
}

}  // namespace sopan::layouts
