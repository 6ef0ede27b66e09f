#include <array>
#include <string_view>
#include <utility>

#include "layouts/manual.hpp"
#include "layouts/table_pages.hpp"
#include "layouts/text_flow.hpp"
#include "pipeline/layout/symbols.hpp"
#include "pipeline/layout/table_tags.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextStyle;

constexpr TextStyle heading_style{
    .size = 14_pt, .leading = 18_pt, .bold = true, .align = Align::centre};
constexpr TextStyle section_style{.size = 11_pt, .leading = 15_pt, .bold = true};
constexpr TextStyle body{
    .size = 10.5_pt, .leading = 15_pt, .indent = 6_mm, .marker_gap = 1.5_mm, .item_space = 2_pt};
constexpr TextStyle name_style{.size = 10.5_pt, .leading = 15_pt, .bold = true};
constexpr TextStyle head_style{.size = 9_pt, .leading = 15_pt, .bold = true};
constexpr Length heading_gap = 6_mm;
constexpr Length section_gap = 6_mm;
constexpr Length line_gap = 1.5_mm;
constexpr Length term_width = 40_mm;
constexpr Length symbol_row = 14_mm;
constexpr Length symbol_width = 16_mm;
constexpr Length process_height = 6.5_mm;
constexpr Length decision_height = 9_mm;
constexpr Length connector_width = 8_mm;
constexpr Length connector_height = 8.5_mm;

/// The five symbols: what they are called, and what they look like around a point.
struct Symbol {
  std::string_view name, meaning;
  std::vector<page::Path> (*draw)(Point centre);
};

Rect around(Point centre, Length width, Length height) {
  return {{centre.x - width / 2, centre.y - height / 2}, width, height};
}

constexpr std::array symbols = {
    Symbol{"kapsul", "arti-kapsul",
           [](Point centre) {
             return std::vector{
                 layout::terminator_symbol(around(centre, symbol_width, process_height))};
           }},
    Symbol{"kotak", "arti-kotak",
           [](Point centre) {
             return std::vector{
                 layout::process_symbol(around(centre, symbol_width, process_height))};
           }},
    Symbol{"belah-ketupat", "arti-belah-ketupat",
           [](Point centre) {
             return std::vector{
                 layout::decision_symbol(around(centre, symbol_width, decision_height))};
           }},
    Symbol{"anak-panah", "arti-anak-panah",
           [](Point centre) {
             return layout::arrow(
                 {{centre.x - symbol_width / 2, centre.y}, {centre.x + symbol_width / 2, centre.y}},
                 true, false, false);
           }},
    Symbol{"segilima", "arti-segilima",
           [](Point centre) {
             return std::vector{
                 layout::connector_symbol(around(centre, connector_width, connector_height))};
           }},
};

class Sheet {
 public:
  Sheet(const manuscript::Manual& manual, const Context& context, page::Document& document)
      : manual_(manual), context_(context), document_(document), flow_(context, document, 0) {}

  void paint() {
    flow_.line(label("penjelasan"), heading_style, page::Role::heading1);
    flow_.space(heading_gap);
    section("ruang-lingkup", manual_.scope);
    section("ringkasan", manual_.summary);
    terms();
    legend();
  }

 private:
  [[nodiscard]] const std::string& label(std::string_view key) const {
    return context_.profile.label(key);
  }

  void head(std::string_view key, Length kept) {
    flow_.need(section_style.leading + line_gap + kept);
    flow_.line(label(key), section_style, page::Role::heading2);
    flow_.space(line_gap);
  }

  void section(std::string_view key, const manuscript::TextBlock& text) {
    if (text.empty()) return;
    head(key, 2 * body.leading);
    flow_.paragraphs(text, body);
    flow_.space(section_gap);
  }

  /// Each term beside its meaning.
  void terms() {
    if (manual_.terms.empty()) return;
    head("definisi", 2 * body.leading);
    const auto list = add_element(document_, page::Role::list, 0);
    for (const auto& term : manual_.terms) {
      const auto name = flow_.set(term.name, name_style, term_width - 2_mm);
      const auto meaning = flow_.set(term.meaning, body, flow_.frame().width - term_width);
      flow_.need(std::max(name.height, std::min(meaning.height, 2 * body.leading)));
      const auto item = add_element(document_, page::Role::list_item, list);
      const auto tag = add_element(document_, page::Role::label, item);
      layout::paint_text(name, {flow_.frame().origin.x, flow_.y()}, 0, name.lines.size(), tag,
                         flow_.page());
      const auto before = document_.pages.size();
      const auto top = flow_.y();
      flow_.put(meaning, term_width,
                layout::tag_text(meaning, add_element(document_, page::Role::list_body, item),
                                 document_));
      const bool same_page = document_.pages.size() == before;
      if (same_page && flow_.y() < top + name.height) flow_.advance(top + name.height - flow_.y());
      flow_.space(line_gap);
    }
    flow_.space(section_gap - line_gap);
  }

  /// The symbols at their real size, with names and meanings: a table without rules, kept whole.
  void legend() {
    head("simbol-diagram-alir", symbol_row * std::ssize(symbols) + body.leading);
    layout::Table table;
    table.widths = {symbol_width + 8_mm, term_width - 2_mm, {}};
    table.widths[2] = flow_.frame().width - table.widths[0] - table.widths[1];
    for (const auto* key : {"simbol", "nama-simbol", "arti"})
      table.head.push_back({.text = label(key), .column = table.head.size()});
    for (const auto& symbol : symbols) {
      layout::TableRow row;
      row.cells = {layout::TableCell{},
                   {.text = flow_.set(label(symbol.name), name_style, table.widths[1] - 2_mm)},
                   {.text = flow_.set(label(symbol.meaning), body, table.widths[2])}};
      table.rows.push_back(std::move(row));
    }
    layout::TableTags tags(table, 0, document_, layout::DrawnColumns{0, 1});
    for (std::size_t i = 0; i < table.head.size(); ++i)
      put(flow_.set(table.head[i].text, head_style, table.widths[i]), table.x(i), flow_.y(),
          {{tags.head()[i], tags.head()[i]}});
    flow_.advance(body.leading + line_gap);
    for (std::size_t i = 0; i < symbols.size(); ++i) row(table, i, tags);
  }

  void row(const layout::Table& table, std::size_t index, layout::TableTags& tags) {
    const auto& symbol = symbols.at(index);
    const auto elements = tags.row(index, label(symbol.name));
    const Point centre{flow_.frame().origin.x + symbol_width / 2, flow_.y() + symbol_row / 2};
    for (auto path : symbol.draw(centre)) {
      path.element = elements.figure;
      flow_.page().marks.emplace_back(std::move(path));
    }
    for (std::size_t column = 1; column < table.widths.size(); ++column) {
      const auto& text = table.rows[index].cells[column].text;
      put(text, table.x(column), flow_.y() + (symbol_row - text.height) / 2,
          elements.cells[column]);
    }
    flow_.advance(symbol_row);
  }

  void put(const layout::TextBox& box, Length x, Length y, const layout::BoxTags& tags) {
    layout::paint_text(box, {flow_.frame().origin.x + x, y}, tags, flow_.page());
  }

  const manuscript::Manual& manual_;
  const Context& context_;
  page::Document& document_;
  TextFlow flow_;
};

}  // namespace

void explanation(const manuscript::Manual& manual, const Context& context,
                 page::Document& document) {
  auto own = context;
  own.paper = for_reading(context.paper);
  Sheet(manual, own, document).paint();
}

}  // namespace sopan::layouts
