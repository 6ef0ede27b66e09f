#include <vector>

#include "layouts/table_pages.hpp"
#include "pipeline/layout/text.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextBox;
using layout::TextStyle;

constexpr TextStyle kind_style{.size = 13_pt, .leading = 17_pt, .align = Align::centre};
constexpr TextStyle name_style{
    .size = 20_pt, .leading = 26_pt, .bold = true, .align = Align::centre, .balanced = true};
constexpr TextStyle number_style{.size = 11_pt, .leading = 14_pt, .align = Align::centre};
constexpr TextStyle year_style{.size = 14_pt, .leading = 18_pt, .align = Align::centre};
constexpr TextStyle office_style{
    .size = 11_pt, .leading = 14_pt, .bold = true, .align = Align::centre};
constexpr TextStyle address_style{.size = 9_pt, .leading = 12_pt, .align = Align::centre};
constexpr Length logo_height = 32_mm;
constexpr Length rule_width = 40_mm;
constexpr Length rule_weight = 0.75_pt;
constexpr Length title_gap = 5_mm;
constexpr Length year_gap = 12_mm;

}  // namespace

void cover(const manuscript::Sop& sop, const Context& context, page::Document& document) {
  const auto frame = context.paper.frame();
  const auto centre = context.paper.width / 2;
  const auto measure = frame.width * 7 / 10;
  const auto left = centre - measure / 2;
  auto& page = new_page(context, document);
  const auto section = add_element(document, page::Role::section, 0);
  const auto paint = [&](const TextBox& box, Length y, page::Role role) {
    layout::paint_text(box, {left, y}, 0, box.lines.size(), add_element(document, role, section),
                       page);
    return y + box.height;
  };
  const auto set = [&](const std::string& words, const TextStyle& style) {
    return layout::set_text(words, style, measure, context.faces);
  };

  if (context.logo) {
    const auto& data = *context.logo;
    const auto width = Length{logo_height.millipoints * data.width / data.height};
    const auto figure = add_element(document, page::Role::figure, section);
    document.elements[figure].alternative = "Logo " + sop.office;
    page.marks.emplace_back(
        page::Image{{{centre - width / 2, context.paper.height / 6}, width, logo_height},
                    context.logo,
                    figure});
  }

  const auto kind = set(sop.cover_title, kind_style);
  const auto name = set(sop.name, name_style);
  const auto number = set(sop.number, number_style);
  auto y = context.paper.height * 42 / 100;
  y = paint(kind, y, page::Role::paragraph) + title_gap;
  y = paint(name, y, page::Role::heading1) + title_gap / 2;
  if (!sop.number.empty()) y = paint(number, y, page::Role::paragraph);
  page::Path rule{.stroke = page::Ink::black, .width = rule_weight};
  using Verb = page::PathSegment::Verb;
  const auto middle = y + year_gap / 2;
  rule.segments = {{Verb::move, {centre - rule_width / 2, middle}, {}, {}},
                   {Verb::line, {centre + rule_width / 2, middle}, {}, {}}};
  page.marks.emplace_back(std::move(rule));
  paint(set(sop.cover_year, year_style), y + year_gap, page::Role::paragraph);

  std::vector<TextBox> foot;
  for (const auto& line : sop.identity.letterhead) foot.push_back(set(line, office_style));
  for (const auto& line : sop.identity.address_lines) foot.push_back(set(line, address_style));
  Length height;
  for (const auto& box : foot) height += box.height;
  auto at = frame.bottom() - height;
  for (const auto& box : foot) at = paint(box, at, page::Role::paragraph);
}

}  // namespace sopan::layouts
