#include <algorithm>
#include <utility>

#include "layouts/manual.hpp"
#include "layouts/pattern.hpp"
#include "layouts/signature.hpp"
#include "layouts/table_pages.hpp"
#include "layouts/text_flow.hpp"
#include "pipeline/layout/canvas.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextBox;
using layout::TextStyle;

constexpr TextStyle body{.size = 12_pt, .leading = 15_pt, .serif = true, .align = Align::justified};
constexpr TextStyle plain{.size = 12_pt, .leading = 15_pt, .serif = true};
constexpr TextStyle centred{
    .size = 12_pt, .leading = 15_pt, .serif = true, .align = Align::centre, .balanced = true};
constexpr TextStyle list{.size = 12_pt,
                         .leading = 15_pt,
                         .serif = true,
                         .align = Align::justified,
                         .indent = 8_mm,
                         .marker_gap = 2_mm};
constexpr TextStyle letterhead_style{
    .size = 13_pt, .leading = 16_pt, .bold = true, .serif = true, .align = Align::centre};
constexpr TextStyle address_style{
    .size = 9_pt, .leading = 12_pt, .serif = true, .align = Align::centre};
constexpr Length least_address = 7_pt;
constexpr TextStyle copies_style{
    .size = 10_pt, .leading = 13_pt, .serif = true, .indent = 6_mm, .marker_gap = 1.5_mm};
constexpr TextStyle annex_style{.size = 10_pt, .leading = 13_pt, .serif = true};
constexpr TextStyle folio{.size = 12_pt, .leading = 15_pt, .serif = true, .align = Align::centre};
constexpr Length line = 15_pt;
constexpr Length logo_height = 22_mm;
constexpr Length head_top = 20_mm;
constexpr Length colon_at = 32_mm;
constexpr Length text_at = 36_mm;
constexpr Length signature_space = 25_mm;
constexpr Length folio_top = 12_mm;
constexpr Length annex_colon = 23_mm;
constexpr Length annex_text = 26_mm;

Context for_decree(const Context& context) {
  auto result = context;
  const auto& profile = context.profile;
  result.paper = upright(context.paper);
  result.paper.top = profile.length("keputusan-margin-atas");
  result.paper.right = profile.length("keputusan-margin-kanan");
  result.paper.bottom = profile.length("keputusan-margin-bawah");
  result.paper.left = profile.length("keputusan-margin-kiri");
  return result;
}

class Sheet {
 public:
  Sheet(const manuscript::Manual& manual, const Context& context, page::Document& document)
      : manual_(manual),
        decree_(*manual.decree),
        context_(context),
        document_(document),
        flow_(context, document, 0) {}

  void paint() {
    letterhead();
    title();
    labelled(decree_.considering_label, decree_.considering);
    flow_.space(line / 2);
    labelled(decree_.recalling_label, decree_.recalling);
    flow_.space(line);
    flow_.need(4 * line);
    flow_.line(decree_.resolved, centred, page::Role::paragraph);
    flow_.space(line);
    item(decree_.enacting_label, flow_.set(decree_.enacted, body, text_width()), {});
    dicta();
    copies();
    folios();
  }

 private:
  [[nodiscard]] Length text_width() const { return flow_.frame().width - text_at; }
  [[nodiscard]] page::ElementId add(page::Role role, page::ElementId parent) {
    return add_element(document_, role, parent);
  }

  void letterhead() {
    const auto frame = flow_.frame();
    const auto side = context_.logo ? logo_height + 4_mm : Length{};
    const auto width = frame.width - side;
    std::vector<TextBox> lines;
    lines.reserve(manual_.letterhead.size() + manual_.address_lines.size());
    for (const auto& one : manual_.letterhead)
      lines.push_back(flow_.set(one, letterhead_style, width));
    for (const auto& one : manual_.address_lines) lines.push_back(address(one, width));
    Length text;
    for (const auto& box : lines) text += box.height;
    const auto height = std::max(text, context_.logo ? logo_height : Length{});
    if (context_.logo) logo(head_top + (height - logo_height) / 2);
    auto y = head_top + (height - text) / 2;
    for (const auto& box : lines) {
      layout::paint_text(box, {frame.origin.x + side, y}, 0, box.lines.size(),
                         add(page::Role::paragraph, 0), flow_.page());
      y += box.height;
    }
    layout::Rules rules;
    const auto rule = head_top + height + 2.5_mm;
    rules.horizontal(frame.origin.x, frame.right(), rule, 2.25_pt);
    rules.horizontal(frame.origin.x, frame.right(), rule + 1_mm + 1.5_pt, 0.75_pt);
    rules.paint(flow_.page());
    flow_.advance(rule + 1_mm - frame.origin.y + 2 * line);
  }

  /// On one line, in the largest type in which it fits.
  [[nodiscard]] TextBox address(const std::string& words, Length width) const {
    auto style = address_style;
    auto box = flow_.set(words, style, width);
    while (box.lines.size() > 1 && style.size > least_address) {
      style.size -= 0.5_pt;
      box = flow_.set(words, style, width);
    }
    return box;
  }

  void logo(Length y) {
    const auto& data = *context_.logo;
    const auto width = Length{logo_height.millipoints * data.width / data.height};
    const auto figure = add(page::Role::figure, 0);
    document_.elements[figure].alternative = "Logo " + manual_.office;
    flow_.page().marks.emplace_back(
        page::Image{{{flow_.frame().origin.x, y}, width, logo_height}, context_.logo, figure});
  }

  void title() {
    flow_.line(decree_.title, centred, page::Role::heading1);
    flow_.line(decree_.number, centred, page::Role::paragraph);
    flow_.space(line);
    flow_.line(decree_.about, centred, page::Role::paragraph);
    flow_.space(line);
    flow_.line(decree_.subject, centred, page::Role::paragraph);
    flow_.space(line);
    if (!decree_.authority.empty()) flow_.line(decree_.authority, centred, page::Role::paragraph);
    flow_.space(line);
  }

  /// "Menimbang : a. bahwa …": the label stands beside the first line.
  void labelled(const std::string& label, const manuscript::TextBlock& items) {
    if (items.empty()) return;
    const bool marked = items.front().item && !items.front().marker.empty();
    auto style = list;
    if (!marked) style.indent = {};
    const auto box = flow_.set(items, style, text_width());
    item(label, box, {});
  }

  /// A label, a colon, and text beside it.
  void item(const std::string& label, const TextBox& text, Length kept) {
    flow_.need(std::min(text.height, 2 * line) + kept);
    const auto element = add(page::Role::section, 0);
    const auto head = flow_.set(label, plain, colon_at);
    const auto colon = flow_.set(":", plain, text_at - colon_at);
    const auto x = flow_.frame().origin.x;
    const auto words = add(page::Role::paragraph, element);
    layout::paint_text(head, {x, flow_.y()}, 0, 1, words, flow_.page());
    layout::paint_text(colon, {x + colon_at, flow_.y()}, 0, 1, words, flow_.page());
    const bool one = text.paragraphs.size() == 1 && !text.paragraphs.front().item;
    const auto parent = one ? add(page::Role::paragraph, element) : element;
    flow_.put(text, text_at, layout::tag_text(text, parent, document_));
  }

  /// The last one stays with the signature.
  void dicta() {
    const auto signature = signature_height();
    for (std::size_t i = 0; i < decree_.dicta.size(); ++i) {
      const auto& dictum = decree_.dicta[i];
      auto style = list;
      if (dictum.text.size() == 1) style = body;
      const auto box = flow_.set(dictum.text, style, text_width());
      const bool last = i + 1 == decree_.dicta.size();
      flow_.space(line / 2);
      const auto whole = box.height + (last ? signature : Length{});
      if (whole <= flow_.frame().height) flow_.need(whole);
      item(dictum.label, box, {});
    }
    sign();
  }

  /// Lines of the block for the signature; an empty one is the room to sign.
  [[nodiscard]] std::vector<std::string> signature_lines() const {
    auto lines = decree_.place_and_date;
    if (!decree_.signatory) return lines;
    const auto& who = *decree_.signatory;
    lines.insert(lines.end(), who.post.begin(), who.post.end());
    lines.emplace_back();
    for (const auto& one : {who.name, who.rank, who.nip})
      if (!one.empty()) lines.push_back(one);
    return lines;
  }

  [[nodiscard]] Length signature_height() const {
    Length height = 2 * line;
    for (const auto& one : signature_lines()) height += one.empty() ? signature_space : line;
    return height;
  }

  void sign() {
    flow_.space(2 * line);
    const auto left = flow_.frame().width * 45 / 100;
    for (const auto& one : signature_lines()) {
      if (one.empty()) {
        room_to_sign(left);
        continue;
      }
      flow_.put(flow_.set(one, plain, flow_.frame().width - left), left, page::Role::paragraph);
    }
  }

  void room_to_sign(Length left) {
    const auto frame = flow_.frame();
    const Rect room{{frame.origin.x + left, flow_.y()}, frame.width - left, signature_space};
    if (decree_.signatory) {
      const auto form = add_element(document_, page::Role::form, flow_.section());
      flow_.page().marks.emplace_back(signature_field(
          "ditetapkan", context_.profile.label("tanda-tangan"), *decree_.signatory, room, form));
    }
    flow_.advance(signature_space);
  }

  void copies() {
    if (decree_.copies.empty()) return;
    flow_.space(line);
    const auto label = flow_.set(decree_.copies_label, copies_style, flow_.frame().width);
    const auto box = flow_.set(decree_.copies, copies_style, flow_.frame().width);
    flow_.need(label.height + box.height);
    flow_.put(label, {}, page::Role::paragraph);
    flow_.put(box, {}, layout::tag_text(box, 0, document_));
  }

  /// "- 2 -" over the text, from the second page on.
  void folios() {
    const auto frame = flow_.frame();
    for (std::size_t i = 1; i < document_.pages.size(); ++i) {
      const auto words =
          filled_in(context_.profile.label("halaman-keputusan"), std::to_string(i + 1));
      const auto box = flow_.set(words, folio, frame.width);
      layout::paint_text(box, {frame.origin.x, folio_top}, 0, 1, page::artifact,
                         document_.pages[i]);
    }
  }

  const manuscript::Manual& manual_;
  const manuscript::Decree& decree_;
  const Context& context_;
  page::Document& document_;
  TextFlow flow_;
};

}  // namespace

void decree(const manuscript::Manual& manual, const Context& context, page::Document& document) {
  const auto own = for_decree(context);
  Sheet(manual, own, document).paint();
}

Length annex_head(const manuscript::AnnexHead& head, const Context& context,
                  page::ElementId section, page::Document& document) {
  const auto frame = context.paper.frame();
  const auto left = frame.origin.x + frame.width * 55 / 100;
  const auto width = frame.right() - left;
  auto& page = document.pages.back();
  auto y = frame.origin.y;
  const auto put = [&](const std::string& words, Length at, page::ElementId element) {
    const auto box = layout::set_text(words, annex_style, width - at, context.faces);
    layout::paint_text(box, {left + at, y}, 0, box.lines.size(), element, page);
    return box.height;
  };
  for (const auto& words : {head.label, head.title})
    y += put(words, {}, add_element(document, page::Role::paragraph, section));
  for (const auto& field : head.fields) {
    const auto element = add_element(document, page::Role::paragraph, section);
    put(field.label, {}, element);
    put(":", annex_colon, element);
    y += put(field.value, annex_text, element);
  }
  return y;
}

}  // namespace sopan::layouts
