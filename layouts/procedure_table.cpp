#include "layouts/procedure_table.hpp"

#include <algorithm>
#include <array>

#include "layouts/column_widths.hpp"
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

constexpr TextStyle turned_head{.size = 8_pt, .leading = 9.5_pt, .bold = true};

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

layout::TableCell set_cell(const manuscript::TextBlock& text, Align align, Length width,
                           const std::string& head, const Context& context) {
  auto style = body;
  style.align = is_dash(text) ? Align::centre : align;
  auto box = layout::set_text(text, style, width - 2 * table_style().pad_x, context.faces);
  report_broken_words(box, head, context);
  return {.text = std::move(box), .align = style.align};
}

layout::TableCell set_word(const std::string& word, Length width, const Context& context) {
  auto style = body;
  style.align = Align::centre;
  return {.text = layout::set_text(word, style, width - 2 * table_style().pad_x, context.faces),
          .align = Align::centre};
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

/// What the flow table's text columns would like and can bear: none narrower than its widest word.
std::vector<TextColumn> text_columns(const manuscript::Procedure& procedure,
                                     const Context& context) {
  const auto pad = 2 * table_style().pad_x;
  std::vector<TextColumn> columns(1 + procedure.columns.size());
  auto& activity = columns[0];
  const auto ideal = context.profile.length("kolom-kegiatan");
  activity = {.ideal = ideal, .least = ideal * 70 / 100, .most = ideal * 2, .yields = 1};
  for (std::size_t i = 0; i < procedure.columns.size(); ++i) {
    const auto& about = description_of(procedure.columns[i]);
    const auto wished = ideal_width(procedure, i, context);
    const bool empty = !is_used(procedure, i);
    columns[1 + i] = {.ideal = wished,
                      .least = empty ? wished : wished * about.least_percent / 100,
                      .most = empty ? wished : wished * 2,
                      .yields = about.yields};
  }
  for (const auto& step : procedure.steps) {
    const auto bear = [&](TextColumn& column, const manuscript::TextBlock& text) {
      const auto word = layout::widest_word(text, body, context.faces) + pad;
      if (word <= column.ideal * 3 / 2) column.least = std::max(column.least, word);
    };
    bear(activity, step.activity);
    for (std::size_t i = 0; i < step.cells.size(); ++i) bear(columns[1 + i], step.cells[i].text);
  }
  return columns;
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

void add_rows(const manuscript::Procedure& procedure, const std::vector<std::size_t>& columns,
              std::size_t first_cell, const Context& context, layout::Table& table) {
  for (const auto& step : procedure.steps) {
    layout::TableRow row;
    row.cells.resize(table.widths.size());
    row.cells[0] = set_word(step.number, table.widths[0], context);
    row.cells[1] = set_cell(step.activity, Align::left, table.widths[1],
                            context.profile.label("kegiatan"), context);
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const auto& cell = step.cells[columns[k]];
      const bool time = procedure.columns[columns[k]] == Column::duration;
      auto set = set_cell(
          cell.text, time ? Align::centre : Align::left, table.widths[first_cell + k],
          context.profile.label(description_of(procedure.columns[columns[k]]).label), context);
      set.rows = cell.rows;
      set.covered = cell.covered;
      row.cells[first_cell + k] = std::move(set);
    }
    table.rows.push_back(std::move(row));
  }
}

Length widest_actor_word(const manuscript::Procedure& procedure, const TextStyle& style,
                         const Context& context) {
  Length widest;
  for (const auto& actor : procedure.actors)
    widest = std::max(
        widest, layout::widest_word({manuscript::Paragraph{.runs = {{.text = actor.name}}}}, style,
                                    context.faces));
  return widest;
}

/// The largest size of the actors' names at which no word is divided, else the smallest.
TextStyle actor_head(const manuscript::Procedure& procedure, Length width, const Context& context) {
  auto style = table_style().head;
  for (const auto& [size, leading] : {std::pair{8.5_pt, 10_pt}, {8_pt, 9.5_pt}, {7.5_pt, 9_pt}}) {
    style.size = size;
    style.leading = leading;
    if (widest_actor_word(procedure, style, context) <= width - 2 * table_style().pad_x) break;
  }
  return style;
}

/// What an actor's column would like: its names undivided, within the profile's bounds.
Length wished_actor(const manuscript::Procedure& procedure, const Context& context) {
  auto style = table_style().head;
  style.size = 8_pt;
  const auto names = widest_actor_word(procedure, style, context) + 2 * table_style().pad_x;
  const auto usual = context.profile.length("kolom-pelaksana-wajar");
  return std::clamp(names, usual, std::max(usual, 22_mm));
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
  table.widths = {profile.length("kolom-no"), Length{}};
  result.actor_count = procedure.actors.size();
  table.widths.resize(2 + result.actor_count);
  table.block_edges.push_back(2);

  std::vector<std::size_t> columns(procedure.columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = i;
  add_quality_columns(procedure, columns, context, table.head_rows, table);

  const auto number_width = profile.length("kolom-no");
  const auto shared = share_widths(context.paper.frame().width - number_width,
                                   text_columns(procedure, context), result.actor_count,
                                   {.least = profile.length("kolom-pelaksana-minimum"),
                                    .wished = wished_actor(procedure, context),
                                    .most = profile.length("kolom-pelaksana-maksimum")});
  if (!shared.fits) report_too_many_actors(procedure, context);
  table.widths[1] = shared.text[0];
  for (std::size_t i = 0; i < columns.size(); ++i)
    table.widths[2 + result.actor_count + i] = shared.text[1 + i];
  std::fill_n(table.widths.begin() + 2, result.actor_count, shared.actor);
  table.widths[1] += context.paper.frame().width - table.width();

  table.head.push_back(
      {.text = profile.label("pelaksana"), .column = 2, .columns = result.actor_count});
  const bool turned = shared.actor < profile.length("nama-pelaksana-tegak");
  const auto style = turned ? turned_head : actor_head(procedure, shared.actor, context);
  for (std::size_t i = 0; i < result.actor_count; ++i) {
    const auto& actor = procedure.actors[i];
    const auto row = actor.group ? 2U : 1U;
    table.head.push_back({.text = actor.name,
                          .column = 2 + i,
                          .row = row,
                          .rows = table.head_rows - row,
                          .turned = turned,
                          .style = style});
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
  table.widths = {profile.length("kolom-no"), Length{}, profile.length("kolom-penanggung-jawab")};
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
    table.rows[i].cells[1] =
        set_cell(activity, Align::left, table.widths[1], profile.label("kegiatan"), context);
    table.rows[i].cells[2] =
        set_cell({manuscript::Paragraph{.runs = {{.text = step.actors}}}}, Align::left,
                 table.widths[2], profile.label("penanggung-jawab"), context);
  }
  return result;
}

}  // namespace sopan::layouts
