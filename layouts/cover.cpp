#include <algorithm>
#include <iterator>
#include <vector>

#include "layouts/address.hpp"
#include "layouts/manual.hpp"
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
constexpr Length foot_gap = 10_mm;
constexpr Length least_measure = 150_mm;  // of a title
constexpr Length least_name = 11_pt;

/// Words of a cover from top to bottom; all lines of the title are one heading.
struct Words {
  std::string kind;
  std::vector<std::string> title;
  std::string number, year;
  const std::vector<std::string>& letterhead;
  const std::vector<std::string>& address;
};

class Sheet {
 public:
  Sheet(const Context& context, page::Document& document, page::ElementId section)
      : context_(context),
        document_(document),
        section_(section),
        measure_(std::min(context.paper.frame().width,
                          std::max(context.paper.frame().width * 7 / 10, least_measure))) {
    new_page(context, document);
  }

  void paint(const Words& words, const std::string& logo_alternative) {
    if (context_.logo) logo(logo_alternative);
    const auto foot = set_foot(words);
    auto foot_top = context_.paper.frame().bottom();
    for (const auto& box : foot) foot_top -= box.height;
    const auto style = fitting_style(words, foot_top - foot_gap - least_top());
    y_ = std::max(least_top(), std::min(context_.paper.height * 42 / 100,
                                        foot_top - foot_gap - height_of(words, style)));
    paint_title(words, style);
    y_ = foot_top;
    for (const auto& box : foot)
      put(box, add_element(document_, page::Role::paragraph, section_),
          context_.paper.frame().width);
  }

 private:
  /// The block that stands in the middle of the sheet.
  void paint_title(const Words& words, const TextStyle& style) {
    if (!words.kind.empty()) {
      line(words.kind, kind_style, page::Role::paragraph);
      y_ += title_gap;
    }
    const auto heading = add_element(document_, page::Role::heading1, section_);
    for (const auto& part : words.title) put(set(part, style), heading, measure_);
    y_ += title_gap / 2;
    if (!words.number.empty()) line(words.number, number_style, page::Role::paragraph);
    rule();
    y_ += year_gap;
    line(words.year, year_style, page::Role::paragraph);
  }

  [[nodiscard]] Length height_of(const Words& words, const TextStyle& style) const {
    auto height = title_gap / 2 + year_gap + year_style.leading;
    if (!words.kind.empty()) height += set(words.kind, kind_style).height + title_gap;
    for (const auto& part : words.title) height += set(part, style).height;
    if (!words.number.empty()) height += set(words.number, number_style).height;
    return height;
  }

  /// The largest type in which the block fits.
  [[nodiscard]] TextStyle fitting_style(const Words& words, Length room) const {
    auto style = name_style;
    while (style.size > least_name && height_of(words, style) > room) {
      style.size -= 1_pt;
      style.leading = style.size * 13 / 10;
    }
    return style;
  }

  /// Below the logo.
  [[nodiscard]] Length least_top() const {
    return context_.logo ? context_.paper.height / 6 + logo_height + title_gap
                         : context_.paper.frame().origin.y;
  }

  [[nodiscard]] TextBox set(const std::string& words, const TextStyle& style) const {
    return layout::set_text(words, style, measure_, context_.faces);
  }

  /// A box that was set to `measure`, in the middle of the sheet.
  void put(const TextBox& box, page::ElementId element, Length measure) {
    const auto left = (context_.paper.width - measure) / 2;
    layout::paint_text(box, {left, y_}, 0, box.lines.size(), element, document_.pages.back());
    y_ += box.height;
  }

  void line(const std::string& words, const TextStyle& style, page::Role role) {
    put(set(words, style), add_element(document_, role, section_), measure_);
  }

  void logo(const std::string& alternative) {
    const auto& data = *context_.logo;
    const auto width = Length{logo_height.millipoints * data.width / data.height};
    const auto figure = add_element(document_, page::Role::figure, section_);
    document_.elements[figure].alternative = alternative;
    const Point corner{(context_.paper.width - width) / 2, context_.paper.height / 6};
    document_.pages.back().marks.emplace_back(
        page::Image{{corner, width, logo_height}, context_.logo, figure});
  }

  void rule() {
    page::Path rule{.stroke = page::Ink::black, .width = rule_weight};
    using Verb = page::PathSegment::Verb;
    const auto centre = context_.paper.width / 2;
    const auto middle = y_ + year_gap / 2;
    rule.segments = {{Verb::move, {centre - rule_width / 2, middle}, {}, {}},
                     {Verb::line, {centre + rule_width / 2, middle}, {}, {}}};
    document_.pages.back().marks.emplace_back(std::move(rule));
  }

  /// Letterhead and address across the frame.
  [[nodiscard]] std::vector<TextBox> set_foot(const Words& words) const {
    const auto width = context_.paper.frame().width;
    std::vector<TextBox> lines;
    lines.reserve(words.letterhead.size() + words.address.size());
    for (const auto& one : words.letterhead)
      lines.push_back(layout::set_text(one, office_style, width, context_.faces));
    std::ranges::move(set_address(words.address, address_style, width, context_.faces),
                      std::back_inserter(lines));
    return lines;
  }

  const Context& context_;
  page::Document& document_;
  page::ElementId section_;
  Length measure_, y_;
};

}  // namespace

void cover(const manuscript::Sop& sop, const Context& context, page::Document& document) {
  Sheet(context, document, add_element(document, page::Role::section, 0))
      .paint({.kind = sop.cover_title,
              .title = {sop.name},
              .number = sop.number,
              .year = sop.cover_year,
              .letterhead = sop.identity.letterhead,
              .address = sop.identity.address_lines},
             "Logo " + sop.office);
}

void manual_cover(const manuscript::Manual& manual, const Context& context,
                  page::Document& document) {
  Sheet(context, document, 0)
      .paint({.title = manual.title_lines,
              .year = manual.year,
              .letterhead = manual.letterhead,
              .address = manual.address_lines},
             "Logo " + manual.office);
}

}  // namespace sopan::layouts
