#include "layouts/procedure_table.hpp"

#include <algorithm>
#include <array>

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextStyle;

constexpr Length number_width = 9_mm;
constexpr Length activity_width = 56_mm;
constexpr Length empty_remarks_width = 12_mm;
constexpr std::array<Length, 4> cell_widths = {36_mm, 20_mm, 34_mm, 28_mm};  // by Column
constexpr Length narrow_actor = 13_mm;
constexpr Length responsible_width = 46_mm;

constexpr TextStyle body{
    .size = 8.5_pt, .leading = 10.5_pt, .indent = 4_mm, .marker_gap = 1_mm, .item_space = Length{}};

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

std::string label_of(Column column, const Profile& profile) {
  switch (column) {
    case Column::requirements:
      return profile.label("kelengkapan");
    case Column::duration:
      return profile.label("waktu");
    case Column::output:
      return profile.label("output");
    case Column::remarks:
      return profile.label("keterangan");
  }
  return {};
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

layout::TableCell set_cell(const manuscript::TextBlock& text, Align align, Length width,
                           const Context& context) {
  auto style = body;
  style.align = is_dash(text) ? Align::centre : align;
  return {.text = layout::set_text(text, style, width - 2 * table_style().pad_x, context.faces),
          .align = style.align};
}

layout::TableCell set_word(const std::string& word, Length width, const Context& context) {
  auto style = body;
  style.align = Align::centre;
  return {.text = layout::set_text(word, style, width - 2 * table_style().pad_x, context.faces),
          .align = Align::centre};
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
    auto width = cell_widths[static_cast<std::size_t>(column)];
    if (remarks && !is_used(procedure, i)) width = empty_remarks_width;
    table.widths.push_back(width);
    const auto top = remarks ? 0U : 1U;
    table.head.push_back({.text = label_of(column, context.profile),
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

void add_rows(const manuscript::Procedure& procedure, const std::vector<std::size_t>& columns,
              std::size_t first_cell, const Context& context, layout::Table& table) {
  for (const auto& step : procedure.steps) {
    layout::TableRow row;
    row.cells.resize(table.widths.size());
    row.cells[0] = set_word(step.number, table.widths[0], context);
    row.cells[1] = set_cell(step.activity, Align::left, table.widths[1], context);
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const auto& cell = step.cells[columns[k]];
      const bool time = procedure.columns[columns[k]] == Column::duration;
      auto set = set_cell(cell.text, time ? Align::centre : Align::left,
                          table.widths[first_cell + k], context);
      set.rows = cell.rows;
      set.covered = cell.covered;
      row.cells[first_cell + k] = std::move(set);
    }
    table.rows.push_back(std::move(row));
  }
}

}  // namespace

ProcedureTable flow_table(const manuscript::Procedure& procedure, const Context& context) {
  ProcedureTable result;
  auto& table = result.table;
  table.style = table_style();
  const bool grouped = !procedure.groups.empty();
  table.head_rows = grouped ? 3 : 2;
  table.number_row = context.profile.on("baris-nomor");
  const auto& profile = context.profile;
  table.head.push_back({.text = profile.label("no"), .column = 0, .rows = table.head_rows});
  table.head.push_back({.text = profile.label("kegiatan"), .column = 1, .rows = table.head_rows});
  table.widths = {number_width, activity_width};
  result.actor_count = procedure.actors.size();
  table.widths.resize(2 + result.actor_count);
  table.block_edges.push_back(2);

  std::vector<std::size_t> columns(procedure.columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = i;
  add_quality_columns(procedure, columns, context, table.head_rows, table);

  const auto rest = context.paper.frame().width - table.width();
  const auto each = rest / static_cast<std::int64_t>(result.actor_count);
  for (std::size_t i = 0; i < result.actor_count; ++i)
    table.widths[2 + i] = i + 1 < result.actor_count
                              ? each
                              : rest - each * static_cast<std::int64_t>(result.actor_count - 1);

  table.head.push_back(
      {.text = profile.label("pelaksana"), .column = 2, .columns = result.actor_count});
  const bool turned = each < narrow_actor;
  for (std::size_t i = 0; i < result.actor_count; ++i) {
    const auto& actor = procedure.actors[i];
    const auto row = actor.group ? 2U : 1U;
    table.head.push_back({.text = actor.name,
                          .column = 2 + i,
                          .row = row,
                          .rows = table.head_rows - row,
                          .turned = turned});
    const bool opens = actor.group && (i == 0 || procedure.actors[i - 1].group != actor.group);
    if (!opens) continue;
    std::size_t span = 1;
    while (i + span < result.actor_count && procedure.actors[i + span].group == actor.group) ++span;
    table.head.push_back(
        {.text = procedure.groups[*actor.group], .column = 2 + i, .columns = span, .row = 1});
  }
  add_rows(procedure, columns, 2 + result.actor_count, context, table);
  return result;
}

ProcedureTable plain_table(const manuscript::Procedure& procedure, const Context& context) {
  ProcedureTable result;
  auto& table = result.table;
  table.style = table_style();
  table.style.least_row = 7_mm;
  table.head_rows = 2;
  table.number_row = context.profile.on("baris-nomor");
  const auto& profile = context.profile;
  table.head = {{.text = profile.label("no"), .column = 0, .rows = 2},
                {.text = profile.label("kegiatan"), .column = 1, .rows = 2},
                {.text = profile.label("penanggung-jawab"), .column = 2, .rows = 2}};
  table.widths = {number_width, Length{}, responsible_width};
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < procedure.columns.size(); ++i)
    if (is_used(procedure, i)) columns.push_back(i);
  add_quality_columns(procedure, columns, context, 2, table);
  table.widths[1] = context.paper.frame().width - table.width();
  add_rows(procedure, columns, 3, context, table);
  for (std::size_t i = 0; i < procedure.steps.size(); ++i) {
    const auto& step = procedure.steps[i];
    auto activity = step.activity;
    for (const auto& exit : step.exits) activity.insert(activity.end(), exit.begin(), exit.end());
    table.rows[i].cells[1] = set_cell(activity, Align::left, table.widths[1], context);
    table.rows[i].cells[2] = set_cell({manuscript::Paragraph{.runs = {{.text = step.actors}}}},
                                      Align::left, table.widths[2], context);
  }
  return result;
}

}  // namespace sopan::layouts
