#include <algorithm>
#include <optional>

#include "layouts/manual.hpp"
#include "layouts/table_pages.hpp"
#include "layouts/text_flow.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextBox;
using layout::TextStyle;

constexpr TextStyle heading_style{
    .size = 14_pt, .leading = 18_pt, .bold = true, .align = Align::centre};
constexpr TextStyle part_style{.size = 10.5_pt, .leading = 15_pt, .bold = true};
constexpr TextStyle sop_style{.size = 10.5_pt, .leading = 15_pt};
constexpr Length heading_gap = 8_mm;
constexpr Length over_part = 4_mm;
constexpr Length number_width = 42_mm;
constexpr Length number_most = 62_mm;
constexpr Length number_gap = 4_mm;
constexpr Length page_width = 12_mm;
constexpr Length turn_over = 20_mm;  ///< where titles end, before the right edge
constexpr Length dot = 0.8_pt;
constexpr Length dot_distance = 2.5_mm;
constexpr Length dot_gap = 1.5_mm;

/// Dots from `from` to `to`, on one grid down the page.
void paint_leader(Length from, Length to, Length baseline, page::Page& page) {
  const auto step = dot_distance.millipoints;
  const Length begin{(from.millipoints + step - 1) / step * step};
  if (begin + dot_distance > to) return;
  page::Path path{.stroke = page::Ink::black, .width = dot, .dashes = {dot, dot_distance - dot}};
  using Verb = page::PathSegment::Verb;
  const auto y = baseline - dot / 2;
  path.segments = {{Verb::move, {begin, y}, {}, {}}, {Verb::line, {to, y}, {}, {}}};
  page.marks.emplace_back(std::move(path));
}

class Sheet {
 public:
  Sheet(const Context& context, page::Document& document)
      : context_(context), document_(document), flow_(context, document, 0) {}

  void paint(const std::vector<ContentsLine>& lines) {
    flow_.line(context_.profile.label("daftar-isi"), heading_style, page::Role::heading1);
    flow_.space(heading_gap);
    const auto contents = add(page::Role::contents, 0);
    auto parent = contents;
    for (const auto& one : lines) {
      if (one.number.empty()) continue;
      const auto width = flow_.set(one.number, sop_style, number_most).width + number_gap;
      number_ = std::clamp(width, std::max(number_, number_width), number_most + number_gap);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].level == 0) parent = contents;
      if (lines[i].level > 0 && i > 0 && lines[i - 1].level == 0)
        parent = add(page::Role::contents, contents);
      const bool begins_part = i + 1 < lines.size() && lines[i + 1].level > lines[i].level;
      if (begins_part || (i > 0 && lines[i - 1].level > lines[i].level)) flow_.space(over_part);
      line(lines[i], add(page::Role::contents_item, parent), begins_part);
    }
  }

 private:
  [[nodiscard]] page::ElementId add(page::Role role, page::ElementId parent) {
    return add_element(document_, role, parent);
  }

  void line(const ContentsLine& line, page::ElementId item, bool begins_part) {
    const auto frame = flow_.frame();
    const bool sop = line.level > 0;
    const auto& style = begins_part ? part_style : sop_style;
    const auto left = sop ? number_ : Length{};
    const auto title = flow_.set(line.title, style, frame.width - left - turn_over);
    std::optional<TextBox> number;
    if (sop && left > Length{}) number = flow_.set(line.number, style, left - number_gap);
    const auto height = std::max(title.height, number ? number->height : Length{});
    // A part does not stand alone at the foot.
    flow_.need(begins_part ? height + sop_style.leading * 2 : height);

    auto& page = flow_.page();
    const auto link = add(page::Role::link, add(page::Role::reference, item));
    const auto x = frame.origin.x;
    const auto y = flow_.y();
    if (number) layout::paint_text(*number, {x, y}, 0, number->lines.size(), link, page);
    layout::paint_text(title, {x + left, y}, 0, title.lines.size(), link, page);
    const auto last = y + title.height - style.leading;
    const auto baseline = last + style.leading / 2 + style.size / 4;
    const auto number_at = frame.right() - page_width;
    paint_leader(x + left + title.lines.back().width + dot_gap, number_at, baseline, page);
    page.marks.emplace_back(page::PageNumberSlot{
        .origin = {number_at, baseline},
        .face = static_cast<page::FaceId>(style.bold ? font::Role::bold : font::Role::regular),
        .size = style.size,
        .width = page_width,
        .destination = line.target,
        .element = link});
    page.marks.emplace_back(page::Link{.box = {{x, y}, frame.width, height},
                                       .destination = line.target,
                                       .description = line.title,
                                       .element = link});
    flow_.advance(height);
  }

  const Context& context_;
  page::Document& document_;
  TextFlow flow_;
  Length number_;  ///< the room of the SOPs' numbers, none if they have none
};

}  // namespace

void contents(const std::vector<ContentsLine>& lines, const Context& context,
              page::Document& document) {
  auto own = context;
  own.paper = upright(context.paper);
  Sheet(own, document).paint(lines);
}

}  // namespace sopan::layouts
