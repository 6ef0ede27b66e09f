#include "layouts/procedure_table.hpp"

#include <algorithm>
#include <array>

#include "layouts/actor_heads.hpp"
#include "layouts/column_widths.hpp"
#include "layouts/comparison.hpp"
#include "layouts/faults.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextStyle;

/// Profile key, share that a column can shrink to, and when it yields to the actors; by `Column`.
struct CellColumn {
  const char* label;
  const char* width;
  int least_percent, yields;
};
constexpr std::array<CellColumn, 4> cell_columns = {{{"kelengkapan", "kolom-kelengkapan", 72, 2},
                                                     {"waktu", "kolom-waktu", 80, 4},
                                                     {"output", "kolom-output", 72, 3},
                                                     {"keterangan", "kolom-keterangan", 60, 0}}};

constexpr TextStyle body{
    .size = 8.5_pt, .leading = 10.5_pt, .indent = 4_mm, .marker_gap = 1_mm, .item_space = Length{}};

/// The body's type as the profile says, smaller where a table of many actors does not fit
/// otherwise, down to the profile's least.
std::vector<TextStyle> body_sizes(const Context& context) {
  const auto most = context.profile.length("tabel-huruf");
  const auto least = context.profile.length("tabel-huruf-minimum");
  std::vector<TextStyle> sizes;
  const auto add = [&](Length size, Length leading) {
    sizes.push_back(body);
    sizes.back().size = size;
    sizes.back().leading = leading;
  };
  for (const auto& [size, leading] : {std::pair{8.5_pt, 10.5_pt}, {8_pt, 9.9_pt}, {7.5_pt, 9.2_pt}})
    if (size <= most && size >= least) add(size, leading);
  if (sizes.empty() || sizes.front().size != most) {
    add(most, most * 105 / 85);
    std::ranges::rotate(sizes, sizes.end() - 1);
  }
  return sizes;
}

layout::TableStyle table_style() {
  return {.pad_x = 1.3_mm,
          .pad_y = 1_mm,
          .frame_rule = 1.25_pt,
          .block_rule = 0.75_pt,
          .inner_rule = 0.4_pt,
          .head = {.size = 8.5_pt, .leading = 10_pt, .bold = true, .align = Align::centre},
          .numbers = {.size = 7_pt, .leading = 8_pt, .align = Align::centre},
          .least_row = 13_mm,
          .least_head_row = 6_mm,
          .number_row = 4_mm};
}

const CellColumn& description_of(Column column) {
  return cell_columns[static_cast<std::size_t>(column)];
}

bool is_empty(const manuscript::TextBlock& text) {
  return std::ranges::all_of(text, [](const manuscript::Paragraph& p) { return p.runs.empty(); });
}

bool is_used(const manuscript::Procedure& procedure, std::size_t column) {
  return std::ranges::any_of(procedure.steps, [column](const manuscript::Step& step) {
    return !is_empty(step.cells[column].text);
  });
}

bool is_dash(const manuscript::TextBlock& text) {
  return text.size() == 1 && text[0].runs.size() == 1 && text[0].runs[0].text == "-";
}

Length ideal_width(const manuscript::Procedure& procedure, std::size_t cell,
                   const Context& context) {
  const auto column = procedure.columns[cell];
  const bool empty = column == Column::remarks && !is_used(procedure, cell);
  return context.profile.length(empty ? "kolom-keterangan-kosong" : description_of(column).width);
}

/// The head of a column; an empty Keterangan is narrow and says it shortly.
const std::string& head_of(const manuscript::Procedure& procedure, std::size_t cell,
                           const Context& context) {
  const auto column = procedure.columns[cell];
  const bool narrow = column == Column::remarks && !is_used(procedure, cell);
  return context.profile.label(narrow ? "keterangan-singkat" : description_of(column).label);
}

/// A width that suits the usual type, for another one.
Length scaled(Length width, const TextStyle& type) {
  return {width.millipoints * type.size.millipoints / body.size.millipoints};
}

/// A column of text, shaped row by row; its cells as the table will hold them.
struct ShapedColumn {
  std::string head;
  TextColumn bounds;
  std::vector<layout::ShapedText> texts;
  std::vector<layout::TableCell> cells;
};

void add_text(const manuscript::TextBlock& text, Align align, const TextStyle& type,
              const Context& context, ShapedColumn& column) {
  auto style = type;
  style.align = is_dash(text) ? Align::centre : align;
  column.texts.push_back(layout::shape_text(text, style, context.faces));
  column.cells.push_back({.align = style.align});
}

/// No column becomes narrower than its widest word, unless that is out of all proportion.
void bear_widest_word(const Context& context, ShapedColumn& column) {
  auto& bounds = column.bounds;
  const auto head = layout::widest_word(column.head, table_style().head, context.faces);
  bounds.least = std::max(bounds.least, head + 2 * table_style().pad_x);
  for (const auto& text : column.texts) {
    const auto word = layout::widest_word(text, context.faces) + 2 * table_style().pad_x;
    if (word <= bounds.ideal * 3 / 2) bounds.least = std::max(bounds.least, word);
  }
  bounds.most = std::max(bounds.most, bounds.least);
}

ShapedColumn activity_column(const manuscript::Procedure& procedure, bool with_exits,
                             const TextStyle& type, const Context& context) {
  ShapedColumn column{.head = context.profile.label("kegiatan")};
  const auto ideal = context.profile.length("kolom-kegiatan");
  column.bounds = {
      .ideal = ideal, .least = scaled(ideal * 70 / 100, type), .most = ideal * 2, .yields = 1};
  for (const auto& step : procedure.steps) {
    auto text = step.activity;
    if (with_exits)
      for (const auto& exit : step.exits) text.insert(text.end(), exit.begin(), exit.end());
    add_text(text, Align::left, type, context, column);
  }
  bear_widest_word(context, column);
  return column;
}

ShapedColumn responsible_column(const manuscript::Procedure& procedure, const TextStyle& type,
                                const Context& context) {
  ShapedColumn column{.head = context.profile.label("penanggung-jawab")};
  const auto ideal = context.profile.length("kolom-penanggung-jawab");
  column.bounds = {.ideal = ideal, .least = ideal * 70 / 100, .most = ideal * 3 / 2};
  for (const auto& step : procedure.steps)
    add_text(compared(step.actors, step.actors_compared), Align::left, type, context, column);
  bear_widest_word(context, column);
  return column;
}

ShapedColumn quality_column(const manuscript::Procedure& procedure, std::size_t cell,
                            const TextStyle& type, const Context& context) {
  const auto& about = description_of(procedure.columns[cell]);
  ShapedColumn column{.head = head_of(procedure, cell, context)};
  const auto ideal = ideal_width(procedure, cell, context);
  const bool empty = !is_used(procedure, cell);
  column.bounds = {.ideal = ideal,
                   .least = empty ? ideal : scaled(ideal * about.least_percent / 100, type),
                   .most = empty ? ideal : ideal * 2,
                   .yields = about.yields};
  const bool time = procedure.columns[cell] == Column::duration;
  for (const auto& step : procedure.steps) {
    add_text(step.cells[cell].text, time ? Align::centre : Align::left, type, context, column);
    column.cells.back().rows = step.cells[cell].rows;
    column.cells.back().covered = step.cells[cell].covered;
  }
  bear_widest_word(context, column);
  return column;
}

std::vector<TextColumn> bounds_of(const std::vector<ShapedColumn>& columns) {
  std::vector<TextColumn> bounds;
  bounds.reserve(columns.size());
  for (const auto& column : columns) bounds.push_back(column.bounds);
  return bounds;
}

/// Gives width to the columns that need it; columns of `bounds` beyond those of text hold none.
void fit_to_text(const std::vector<ShapedColumn>& columns, const std::vector<TextColumn>& bounds,
                 Length least_row, std::vector<Length>& widths) {
  const auto style = table_style();
  const auto height = [&](std::size_t column, std::size_t row, Length width) {
    if (column >= columns.size()) return Length{};
    const auto& cell = columns[column].cells[row];
    if (cell.covered || cell.rows > 1) return Length{};
    return layout::height_at(columns[column].texts[row], width - 2 * style.pad_x) + 2 * style.pad_y;
  };
  lower_table(bounds, columns.front().texts.size(), least_row, height, widths);
}

/// Appends the columns of `procedure.columns`, their heads under the group Mutu Baku, and their
/// edges.
void add_quality_columns(const manuscript::Procedure& procedure,
                         const std::vector<std::size_t>& columns, const Context& context,
                         std::size_t head_rows, layout::Table& table) {
  const auto first = table.widths.size();
  std::size_t grouped = 0;
  for (const auto i : columns) {
    const auto column = procedure.columns[i];
    const auto at = table.widths.size();
    const bool remarks = column == Column::remarks;
    table.widths.push_back(ideal_width(procedure, i, context));
    const auto top = remarks ? 0U : 1U;
    table.head.push_back({.text = head_of(procedure, i, context),
                          .column = at,
                          .row = top,
                          .rows = head_rows - top});
    if (remarks) table.block_edges.push_back(at);
    if (!remarks) ++grouped;
  }
  table.block_edges.push_back(first);
  if (grouped > 0)
    table.head.push_back(
        {.text = context.profile.label("mutu-baku"), .column = first, .columns = grouped});
}

/// Fills the rows: numbers, then column k of `columns` in the table's column `at[k]`.
void add_rows(const manuscript::Procedure& procedure, std::vector<ShapedColumn>& columns,
              const std::vector<std::size_t>& at, const Context& context, layout::Table& table) {
  const auto pad = 2 * table_style().pad_x;
  auto centred = body;
  centred.align = Align::centre;
  for (std::size_t i = 0; i < procedure.steps.size(); ++i) {
    layout::TableRow row;
    const auto& step = procedure.steps[i];
    row.span = step.span;
    row.edit = step.edit;
    row.margin = margin_words(step, context);
    row.cells.resize(table.widths.size());
    row.cells[0] = {
        .text = layout::set_text(number_of(step), centred, table.widths[0] - pad, context.faces),
        .align = Align::centre};
    for (std::size_t k = 0; k < columns.size(); ++k) {
      auto& cell = columns[k].cells[i];
      cell.text = layout::set_text(columns[k].texts[i], table.widths[at[k]] - pad, context.faces);
      report_broken_words(cell.text, columns[k].head, context);
      row.cells[at[k]] = std::move(cell);
    }
    table.rows.push_back(std::move(row));
  }
}

/// A table with the heads of number and activity.
layout::Table begin_procedure(std::size_t head_rows, const Context& context) {
  layout::Table table;
  table.style = table_style();
  table.style.grey_head = context.profile.on("kepala-kelabu");
  table.head_rows = head_rows;
  table.number_row = context.profile.on("baris-nomor");
  const auto& profile = context.profile;
  table.head = {{.text = profile.label("no"), .column = 0, .rows = head_rows},
                {.text = profile.label("kegiatan"), .column = 1, .rows = head_rows}};
  table.widths = {profile.length("kolom-no"), Length{}};
  return table;
}

}  // namespace

ProcedureTable flow_table(const manuscript::Procedure& procedure, const Context& context) {
  ProcedureTable result;
  result.actor_count = procedure.actors.size();
  const auto count = static_cast<std::int64_t>(result.actor_count);
  auto& table = result.table;
  table = begin_procedure(procedure.groups.empty() ? 2 : 3, context);
  table.widths.resize(2 + result.actor_count);
  table.block_edges.push_back(2);

  std::vector<std::size_t> cells;
  std::vector<std::size_t> at = {1};
  for (std::size_t i = 0; i < procedure.columns.size(); ++i) {
    cells.push_back(i);
    at.push_back(2 + result.actor_count + i);
  }
  add_quality_columns(procedure, cells, context, table.head_rows, table);

  const auto width = context.paper.frame().width - table.widths[0];
  const auto wished = wished_actor_width(procedure, table.style, context);
  std::vector<ShapedColumn> columns;
  SharedWidths shared;
  for (const auto& type : body_sizes(context)) {
    columns.clear();
    columns.push_back(activity_column(procedure, false, type, context));
    for (const auto cell : cells) columns.push_back(quality_column(procedure, cell, type, context));
    shared = share_widths(width, bounds_of(columns), result.actor_count,
                          {.least = context.profile.length("kolom-pelaksana-minimum"),
                           .wished = wished,
                           .most = context.profile.length("kolom-pelaksana-maksimum")});
    if (shared.fits) break;
  }
  if (!shared.fits) report_too_many_actors(procedure, context);
  auto bounds = bounds_of(columns);
  auto widths = shared.text;
  const auto actors = shared.actor * count;
  widths.push_back(actors);
  bounds.push_back({.ideal = actors, .least = std::min(actors, wished * count), .most = actors});
  fit_to_text(columns, bounds, table.style.least_row, widths);

  for (std::size_t k = 0; k < at.size(); ++k) table.widths[at[k]] = widths[k];
  std::fill_n(table.widths.begin() + 2, result.actor_count, widths.back() / count);
  table.widths[1] += context.paper.frame().width - table.width();
  add_actor_heads(procedure, widths.back() / count, context, table);
  add_rows(procedure, columns, at, context, table);
  return result;
}

ProcedureTable plain_table(const manuscript::Procedure& procedure, const Context& context) {
  ProcedureTable result;
  auto& table = result.table;
  table = begin_procedure(2, context);
  table.style.least_row = 7_mm;
  table.widths.resize(3);
  table.head.push_back({.text = context.profile.label("penanggung-jawab"), .column = 2, .rows = 2});
  std::vector<ShapedColumn> columns = {activity_column(procedure, true, body, context),
                                       responsible_column(procedure, body, context)};
  std::vector<std::size_t> cells;
  std::vector<std::size_t> at = {1, 2};
  for (std::size_t i = 0; i < procedure.columns.size(); ++i) {
    if (!is_used(procedure, i)) continue;
    at.push_back(3 + cells.size());
    cells.push_back(i);
    columns.push_back(quality_column(procedure, i, body, context));
  }
  add_quality_columns(procedure, cells, context, table.head_rows, table);
  auto bounds = bounds_of(columns);
  std::vector<Length> widths;
  Length rest = context.paper.frame().width - table.widths[0];
  for (const auto& bound : bounds) {
    widths.push_back(bound.ideal);
    rest -= bound.ideal;
  }
  widths[0] += rest;
  bounds[0].most = std::max(bounds[0].most, widths[0]);
  fit_to_text(columns, bounds, table.style.least_row, widths);
  for (std::size_t k = 0; k < at.size(); ++k) table.widths[at[k]] = widths[k];
  add_rows(procedure, columns, at, context, table);
  return result;
}

}  // namespace sopan::layouts
