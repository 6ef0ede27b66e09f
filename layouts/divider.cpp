#include <algorithm>
#include <string>

#include "layouts/manual.hpp"
#include "layouts/pattern.hpp"
#include "layouts/table_pages.hpp"
#include "pipeline/layout/canvas.hpp"
#include "pipeline/layout/text.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextStyle;

constexpr TextStyle title_style{
    .size = 22_pt, .leading = 28_pt, .bold = true, .align = Align::centre, .balanced = true};
constexpr TextStyle list_style{.size = 11_pt, .leading = 15_pt};
constexpr TextStyle page_style{.size = 11_pt, .leading = 15_pt, .align = Align::right};
constexpr TextStyle missing_style{
    .size = 16_pt, .leading = 22_pt, .bold = true, .align = Align::centre, .balanced = true};
constexpr TextStyle reason_style{.size = 11_pt, .leading = 15_pt, .align = Align::centre};
constexpr Length rule_width = 40_mm;
constexpr Length rule_gap = 8_mm;
constexpr Length list_width = 150_mm;
constexpr Length page_width = 16_mm;
constexpr Length missing_rule = 1.25_pt;

void paint_rule(Length y, const Context& context, page::Page& page) {
  page::Path rule{.stroke = page::Ink::black, .width = 0.75_pt};
  using Verb = page::PathSegment::Verb;
  const auto frame = context.paper.frame();
  const auto centre = frame.origin.x + frame.width / 2;
  rule.segments = {{Verb::move, {centre - rule_width / 2, y}, {}, {}},
                   {Verb::line, {centre + rule_width / 2, y}, {}, {}}};
  page.marks.emplace_back(std::move(rule));
}

manuscript::TextBlock one_run(manuscript::Run run) {
  return {manuscript::Paragraph{.runs = {std::move(run)}}};
}

/// The SOPs of a part, each a link with its page; on as many leaves as it takes.
void list_sops(const manuscript::Manual& manual, const manuscript::Part& part, Length y,
               const Context& context, page::Document& document) {
  const auto frame = context.paper.frame();
  const auto left = frame.origin.x + (frame.width - list_width) / 2;
  const auto list = add_element(document, page::Role::list, 0);
  for (auto i = part.first; i < part.first + part.count; ++i) {
    const auto& entry = manual.entries[i];
    const auto name = layout::set_text(one_run({.text = entry.name, .target = entry.target}),
                                       list_style, list_width - page_width, context.faces);
    const auto number = layout::set_text(one_run({.text = "0000", .page_of = entry.target}),
                                         page_style, page_width, context.faces);
    if (y + name.height > frame.bottom()) {
      new_page(context, document);
      y = frame.origin.y;
    }
    const auto item = add_element(document, page::Role::list_item, list);
    const auto body = add_element(document, page::Role::list_body, item);
    layout::paint_text(name, {left, y}, layout::tag_text(name, body, document),
                       document.pages.back());
    layout::paint_text(number, {left + list_width - page_width, y + name.height - number.height}, 0,
                       1, body, document.pages.back());
    y += name.height;
  }
}

}  // namespace

void divider(const manuscript::Manual& manual, const manuscript::Part& part,
             const manuscript::AnnexHead* head, const Context& context, page::Document& document) {
  const auto frame = context.paper.frame();
  new_page(context, document);
  Length least;
  if (head != nullptr) least = annex_head(*head, context, 0, document) + rule_gap;
  const auto title = layout::set_text(part.title, title_style, frame.width, context.faces);
  auto y = std::max(context.paper.height * 40 / 100 - title.height / 2, least);
  layout::paint_text(title, {frame.origin.x, y}, 0, title.lines.size(),
                     add_element(document, page::Role::heading1, 0), document.pages.back());
  y += title.height + rule_gap;
  paint_rule(y, context, document.pages.back());
  list_sops(manual, part, y + rule_gap, context, document);
}

void placeholder(const manuscript::Entry& entry, const Context& context, page::Document& document) {
  const auto frame = context.paper.frame();
  auto& page = new_page(context, document);
  layout::Rules rules;
  rules.frame(frame, missing_rule);
  rules.paint(page);
  auto y = context.paper.height * 40 / 100;
  const auto line = [&](const std::string& words, const TextStyle& style, page::Role role) {
    if (words.empty()) return;
    const auto box = layout::set_text(words, style, frame.width * 7 / 10, context.faces);
    layout::paint_text(box, {frame.origin.x + frame.width * 15 / 100, y}, 0, box.lines.size(),
                       add_element(document, role, 0), page);
    y += box.height + rule_gap / 2;
  };
  line(filled_in(context.profile.label("belum-dapat-dicetak"), entry.name), missing_style,
       page::Role::heading1);
  line(entry.number, reason_style, page::Role::paragraph);
  line(context.profile.label("belum-dapat-dicetak-sebab"), reason_style, page::Role::paragraph);
}

}  // namespace sopan::layouts
