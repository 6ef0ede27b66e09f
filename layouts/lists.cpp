#include <string>
#include <utility>
#include <vector>

#include "layouts/manual.hpp"
#include "layouts/pattern.hpp"
#include "layouts/table_pages.hpp"
#include "layouts/text_flow.hpp"

/// Daftar SOP and indeks jabatan: tables with rules across only.
namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextStyle;

constexpr TextStyle heading_style{
    .size = 14_pt, .leading = 18_pt, .bold = true, .align = Align::centre};
constexpr TextStyle body_style{.size = 8.5_pt, .leading = 11_pt};
constexpr TextStyle head_style{.size = 8.5_pt, .leading = 11_pt, .bold = true};
constexpr Length heading_gap = 6_mm;
constexpr Length pad = 1.5_mm;
constexpr Length date_width = 28.8_mm;
/// What three figures take at most.
constexpr const char* page_room = "000";

struct Column {
  std::string head;
  Length width;  ///< none: what the others leave
  Align align = Align::left;
};

/// A cell of a list before it is set.
struct Entry {
  manuscript::TextBlock text;
  std::size_t rows = 1;
  bool covered = false;
};

manuscript::TextBlock words(const std::string& text, const std::string& target = {}) {
  return {manuscript::Paragraph{.runs = {{.text = text, .target = target}}}};
}

manuscript::TextBlock page_of(const std::string& target) {
  return {manuscript::Paragraph{.runs = {{.text = page_room, .page_of = target}}}};
}

class List {
 public:
  List(std::vector<Column> columns, const Context& context)
      : columns_(std::move(columns)), context_(context) {
    table_.style = {.pad_x = pad,
                    .pad_y = 0.9_mm,
                    .frame_rule = 0.75_pt,
                    .block_rule = 0.75_pt,
                    .inner_rule = 0.4_pt,
                    .head = head_style,
                    .least_row = 5.5_mm,
                    .least_head_row = 6_mm,
                    .grey_head = false,
                    .open = true};
    Length fixed;
    for (const auto& column : columns_) fixed += column.width;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      auto& column = columns_[i];
      if (column.width == Length{}) column.width = context.paper.frame().width - fixed;
      table_.widths.push_back(column.width);
      auto style = head_style;
      style.align = column.align;
      table_.head.push_back({.text = column.head, .column = i, .style = style});
    }
  }

  void add(const std::vector<Entry>& entries) {
    layout::TableRow row;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      auto style = body_style;
      style.align = columns_[i].align;
      row.cells.push_back({.text = layout::set_text(entries[i].text, style,
                                                    columns_[i].width - 2 * pad, context_.faces),
                           .rows = entries[i].rows,
                           .covered = entries[i].covered,
                           .align = columns_[i].align});
    }
    table_.rows.push_back(std::move(row));
  }

  void paint(Length top, page::Document& document) {
    if (table_.rows.empty()) return;
    table_pages(table_, {}, {}, context_, {.y = top}, document);
  }

 private:
  std::vector<Column> columns_;
  const Context& context_;
  layout::Table table_;
};

/// Begins a page with a heading, under the head of an annex if there is one; returns where the list
/// may begin.
Length begin(const std::string& heading, const manuscript::AnnexHead* head, const Context& context,
             page::Document& document) {
  const auto frame = context.paper.frame();
  new_page(context, document);
  auto y = frame.origin.y;
  if (head != nullptr) y = annex_head(*head, context, 0, document) + heading_gap;
  const auto box = layout::set_text(heading, heading_style, frame.width, context.faces);
  layout::paint_text(box, {frame.origin.x, y}, 0, box.lines.size(),
                     add_element(document, page::Role::heading1, 0), document.pages.back());
  return y + box.height + heading_gap;
}

}  // namespace

void sop_register(const manuscript::Manual& manual, const Context& context,
                  page::Document& document) {
  const auto label = [&](std::string_view key) { return context.profile.label(key); };
  List list({{label("no"), 9_mm, Align::right},
             {label("nomor-sop"), 52.6_mm},
             {label("judul-sop"), {}},
             {label("unit-kerja"), 49.5_mm},
             {label("tanggal-pembuatan"), date_width},
             {label("tanggal-revisi"), date_width},
             {label("tanggal-efektif"), date_width},
             {label("versi"), 12_mm, Align::centre},
             {label("status"), 19_mm},
             {label("halaman-kolom"), 12_mm, Align::right}},
            context);
  std::size_t number = 0;
  for (const auto& entry : manual.entries) {
    list.add({{words(std::to_string(++number))},
              {words(entry.number.empty() ? "-" : entry.number)},
              {words(entry.name, entry.target)},
              {words(entry.unit)},
              {words(entry.created)},
              {words(entry.revised)},
              {words(entry.effective)},
              {words(entry.version)},
              {words(entry.status)},
              {page_of(entry.target)}});
  }
  const auto* head = manual.decree ? &manual.decree->register_head : nullptr;
  list.paint(begin(label("daftar-sop"), head, context, document), document);
}

void edition_register(const manuscript::EditionList& editions, const Context& context,
                      page::Document& document) {
  const auto label = [&](std::string_view key) { return context.profile.label(key); };
  List list({{label("no"), 9_mm, Align::right},
             {label("nomor-sop"), 56_mm},
             {label("judul-sop"), {}},
             {label("unit-kerja"), 60_mm},
             {label("versi"), 14_mm, Align::centre},
             {label("berlaku-sejak"), 32_mm},
             {label("menggantikan"), 28_mm}},
            context);
  std::size_t number = 0;
  for (const auto& entry : editions.entries) {
    list.add({{words(std::to_string(++number))},
              {words(entry.number.empty() ? "-" : entry.number)},
              {words(entry.name)},
              {words(entry.unit)},
              {words(entry.version)},
              {words(entry.begin)},
              {words(entry.replaces)}});
  }
  auto top = begin(label("daftar-berlaku"), nullptr, context, document) - heading_gap;
  const auto frame = context.paper.frame();
  auto style = body_style;
  style.align = Align::centre;
  for (const auto& line :
       {editions.office, filled_in(label("keadaan-tanggal"), editions.day, {})}) {
    const auto box = layout::set_text(line, style, frame.width, context.faces);
    layout::paint_text(box, {frame.origin.x, top}, 0, box.lines.size(),
                       add_element(document, page::Role::paragraph, 0), document.pages.back());
    top += box.height;
  }
  list.paint(top + heading_gap, document);
}

void position_index(const manuscript::Manual& manual, const Context& context,
                    page::Document& document) {
  auto own = context;
  own.paper = upright(context.paper);
  const auto label = [&](std::string_view key) { return context.profile.label(key); };
  List list({{label("jabatan"), 54_mm},
             {label("nama-sop-kolom"), {}},
             {label("langkah-kolom"), 32_mm},
             {label("halaman-kolom"), 13_mm, Align::right}},
            own);
  for (const auto& position : manual.positions) {
    for (std::size_t i = 0; i < position.uses.size(); ++i) {
      const auto& use = position.uses[i];
      const auto& entry = manual.entries[use.entry];
      list.add({{i == 0 ? words(position.name) : manuscript::TextBlock{},
                 i == 0 ? position.uses.size() : 1, i > 0},
                {words(entry.name, entry.target)},
                {words(use.steps)},
                {page_of(entry.target)}});
    }
  }
  list.paint(begin(label("indeks-jabatan"), nullptr, own, document), document);
}

}  // namespace sopan::layouts
