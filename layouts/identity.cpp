#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "layouts/address.hpp"
#include "layouts/box_pairs.hpp"
#include "layouts/comparison.hpp"
#include "layouts/signer_box.hpp"
#include "layouts/table_pages.hpp"
#include "pipeline/layout/canvas.hpp"
#include "pipeline/layout/text.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextBox;
using layout::TextStyle;

constexpr Length frame_rule = 1.25_pt;
constexpr Length block_rule = 0.75_pt;
constexpr Length inner_rule = 0.4_pt;
constexpr Length pad_x = 1.8_mm;
constexpr Length row_height = 6_mm;
constexpr Length approval_height = 42_mm;
constexpr Length approval_inset = (row_height - 12_pt) / 2;
constexpr Length name_height = 10_mm;
constexpr Length least_signature = 48_pt;  // the least square that a portal stamps
constexpr Length hand_inset = 1.2_mm;
constexpr Length head_height = 5.6_mm;
constexpr Length logo_gap = 4_mm;
constexpr Length address_gap = 1.5_mm;
constexpr Length colon_room = 2.5_mm;

constexpr TextStyle label_style{.size = 9.5_pt, .leading = 12_pt};
constexpr TextStyle head_style{.size = 9.5_pt, .leading = 12_pt, .bold = true};
constexpr TextStyle name_style{.size = 11_pt, .leading = 13.5_pt, .bold = true, .balanced = true};

struct Columns {
  Length left, label, value;  ///< widths
};

/// 55 %, 12 % and 33 % of the frame; the labels take more from the left where their widest needs
/// it.
Columns columns_of(const manuscript::Identity& identity, Length width, bool colons,
                   const font::Faces& faces) {
  Length widest = layout::text_width(identity.approved_label, label_style, faces);
  for (const auto& field : identity.fields)
    widest = std::max(widest, layout::text_width(field.label, label_style, faces));
  const auto right = width * 45 / 100;
  if (colons) widest += colon_room;
  const auto label = std::clamp(widest + 2 * pad_x + 1_pt, width * 12 / 100, right / 2);
  const auto value = width * 33 / 100;
  return {width - label - value, label, value};
}

/// A label and its value, set.
struct SetField {
  TextBox label, value;
  Length height;
};

/// Paints one identity sheet from top to bottom.
class Sheet {
 public:
  Sheet(const manuscript::Sop& sop, const Context& context, page::Document& document)
      : identity_(sop.identity), context_(context), document_(document) {
    frame_ = context.paper.frame();
    logo_height_ = context.profile.length("logo-tinggi");
    colons_ = context.profile.on("kolom-titik-dua");
    signature_space_ = context.profile.length("ruang-tanda-tangan");
    columns_ = columns_of(identity_, frame_.width, colons_, context.faces);
    section_ = add(page::Role::section, 0);
  }

  Cursor paint() {
    new_page();
    const auto name = layout::set_text(compared(identity_.name, identity_.name_compared),
                                       name_style, columns_.value - 2 * pad_x, context_.faces);
    const auto name_row = std::max(name_height, name.height + 2_mm);
    set_fields();
    Length fields;
    for (const auto& field : fields_) fields += field.height;
    const auto [approval, approval_room] = set_approval();
    const auto block = fields + approval_room + name_row;
    letterhead(block);
    value_rows();
    paint_approval(approval, frame_.origin.y + fields, approval_room);
    name_of_sop(name, frame_.origin.y + fields + approval_room, name_row);
    rules_.vertical(label_x(), frame_.origin.y, frame_.origin.y + block, inner_rule);
    rules_.vertical(value_x(), frame_.origin.y, frame_.origin.y + block, inner_rule);
    y_ = frame_.origin.y + block;
    set_hands();
    boxes(frame_.bottom() - y_ - hands_height_);
    paint_hands();
    end_page();
    return {.y = y_};
  }

 private:
  page::ElementId add(page::Role role, page::ElementId parent) {
    return add_element(document_, role, parent);
  }
  page::Page& page() { return document_.pages.back(); }
  [[nodiscard]] Length value_width() const { return columns_.value - 2 * pad_x; }
  [[nodiscard]] Length label_x() const { return frame_.origin.x + columns_.left; }
  [[nodiscard]] Length value_x() const { return label_x() + columns_.label; }

  void new_page() {
    document_.pages.push_back({.width = context_.paper.width, .height = context_.paper.height});
    y_ = frame_.origin.y;
  }

  void end_page() {
    rules_.frame({frame_.origin, frame_.width, y_ - frame_.origin.y}, frame_rule);
    rules_.paint(page());
    rules_ = {};
  }

  void text(const TextBox& box, Point origin, page::Role role, page::ElementId parent) {
    layout::paint_text(box, origin, 0, box.lines.size(), add(role, parent), page());
  }

  void text(const TextBox& box, Point origin, page::Role role) {
    text(box, origin, role, section_);
  }

  TextBox set_label(const std::string& words) {
    const auto room = columns_.label - 2 * pad_x - (colons_ ? colon_room : Length{});
    return layout::set_text(words, label_style, room, context_.faces);
  }

  /// A label, and its colon at the end of the column if the profile wants one; a rule says as much.
  void label(const TextBox& box, Length y, page::Role role, page::ElementId parent) {
    text(box, {label_x() + pad_x, y}, role, parent);
    if (!colons_) return;
    const auto colon = layout::set_text(":", label_style, colon_room, context_.faces);
    layout::paint_text(colon, {value_x() - pad_x - colon.width, y}, 0, 1, page::artifact, page());
  }

  /// Logo and names of the office, centred; the block stands a little above the middle.
  void letterhead(Length height) {
    const auto width = columns_.left - 2 * pad_x;
    std::vector<TextBox> lines;
    const auto set = [&](const std::vector<std::string>& texts, TextStyle style) {
      style.align = Align::centre;
      for (const auto& line : texts)
        lines.push_back(layout::set_text(line, style, width, context_.faces));
    };
    set(identity_.letterhead, {.size = 12_pt, .leading = 14.5_pt, .bold = true});
    set(identity_.unit_lines, {.size = 11_pt, .leading = 13.5_pt, .bold = true});
    const auto before = lines.size();
    std::ranges::move(set_address(identity_.address_lines,
                                  {.size = 8_pt, .leading = 10_pt, .align = Align::centre}, width,
                                  context_.faces),
                      std::back_inserter(lines));
    const auto address = lines.size() - before;
    Length total = address > 0 ? address_gap : Length{};
    total += context_.logo ? logo_height_ + logo_gap : Length{};
    for (const auto& line : lines) total += line.height;
    auto y = frame_.origin.y + std::max(Length{}, height - total) * 48 / 100;
    if (context_.logo) {
      logo(y);
      y += logo_height_ + logo_gap;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i + address == lines.size()) y += address_gap;
      text(lines[i], {frame_.origin.x + pad_x, y}, page::Role::paragraph);
      y += lines[i].height;
    }
  }

  void logo(Length y) {
    const auto& data = *context_.logo;
    const auto width = Length{logo_height_.millipoints * data.width / data.height};
    const auto x = frame_.origin.x + (columns_.left - width) / 2;
    const auto figure = add(page::Role::figure, section_);
    document_.elements[figure].alternative = "Logo " + identity_.letterhead.front();
    page().marks.emplace_back(page::Image{{{x, y}, width, logo_height_}, context_.logo, figure});
  }

  void set_fields() {
    for (const auto& field : identity_.fields) {
      SetField set;
      set.label = set_label(field.label);
      set.value = layout::set_text(compared(field.value, field.compared), label_style,
                                   columns_.value - 2 * pad_x, context_.faces);
      const auto text = std::max(set.label.height, set.value.height);
      set.height = std::max(row_height, text + (row_height - label_style.leading));
      fields_.push_back(std::move(set));
    }
  }

  void value_rows() {
    auto y = frame_.origin.y;
    const auto inset = (row_height - label_style.leading) / 2;
    list_ = add(page::Role::list, section_);
    for (const auto& field : fields_) {
      const auto item = add(page::Role::list_item, list_);
      label(field.label, y + inset, page::Role::label, item);
      text(field.value, {value_x() + pad_x, y + inset}, page::Role::list_body, item);
      y += field.height;
      rules_.horizontal(label_x(), frame_.right(), y, inner_rule);
    }
  }

  /// Who approves, set, and the height of the box.
  std::pair<SignerBox, Length> set_approval() {
    if (!identity_.signatory) return {{}, approval_height};
    auto set = set_signer(*identity_.signatory, identity_.verification, signature_space_,
                          value_width(), context_);
    const auto height = std::max(approval_height, 2 * approval_inset + set.height);
    return {std::move(set), height};
  }

  void paint_approval(const SignerBox& set, Length top, Length height) {
    const auto item = add(page::Role::list_item, list_);
    label(set_label(identity_.approved_label), top + approval_inset, page::Role::label, item);
    rules_.horizontal(label_x(), frame_.right(), top + height, inner_rule);
    if (!identity_.signatory) return;
    paint_signer(set, *identity_.signatory,
                 {.origin = {value_x() + pad_x, top + approval_inset},
                  .width = value_width(),
                  .element = add(page::Role::list_body, item),
                  .field = "disahkan",
                  .role = identity_.approved_label},
                 context_, document_);
  }

  void name_of_sop(const TextBox& name, Length top, Length height) {
    const auto name_label = set_label(identity_.name_label);
    label(name_label, top + (height - name_label.height) / 2, page::Role::paragraph, section_);
    text(name, {value_x() + pad_x, top + (height - name.height) / 2}, page::Role::heading1);
  }

  void boxes(Length height) {
    const auto set = set_boxes(identity_.boxes, context_,
                               {.left = columns_.left,
                                .right = columns_.label + columns_.value,
                                .pad_x = pad_x,
                                .head = head_height,
                                .height = height});
    for (const auto& pair : set.pairs) {
      const bool fits_a_page = head_height + pair.height <= frame_.height;
      if (fits_a_page && y_ + head_height + pair.height > frame_.bottom()) turn_page();
      paint_pair(pair, set.fit);
    }
  }

  void turn_page() {
    end_page();
    new_page();
  }

  /// One box of a pair while it is painted, over more than one page if it is that long.
  struct Half {
    const manuscript::Box* box = nullptr;
    const TextBox* text = nullptr;
    Length x, width;
    layout::BoxTags tags;
    page::ElementId head = page::artifact;
    std::size_t next = 0;  ///< line

    [[nodiscard]] bool done() const { return box == nullptr || next >= text->lines.size(); }
    /// The lines from `next` on that fit into `room`.
    [[nodiscard]] std::size_t fitting(Length room) const {
      auto last = next;
      while (last < text->lines.size() &&
             text->lines[last].top - text->lines[next].top + text->leading <= room)
        ++last;
      return last;
    }
  };

  Half begin_half(const manuscript::Box* box, const TextBox& set, Length x, Length width) {
    Half half{.box = box, .text = &set, .x = x, .width = width};
    if (box == nullptr) return half;
    half.head = add(page::Role::heading2, section_);
    half.tags = layout::tag_text(set, add(page::Role::section, section_), document_);
    return half;
  }

  void paint_pair(const BoxPair& pair, const BoxFit& fit) {
    const auto right_width = columns_.label + columns_.value;
    const auto left_width = pair.right != nullptr ? columns_.left : columns_.left + right_width;
    std::array halves = {begin_half(pair.left, pair.left_text, frame_.origin.x, left_width),
                         begin_half(pair.right, pair.right_text, label_x(), right_width)};
    for (bool first = true; first || !halves[0].done() || !halves[1].done(); first = false) {
      const auto least = head_height + 2 * fit.padding + fit.leading;
      if (!first || y_ + least > frame_.bottom()) turn_page();
      paint_part(halves, fit, first);
    }
  }

  /// The rule over a row of boxes and the ground of its heads; returns where the boxes begin.
  Length begin_row() {
    rules_.horizontal(frame_.origin.x, frame_.right(), y_, block_rule);
    if (context_.profile.on("kepala-kelabu"))
      page().marks.emplace_back(
          layout::filled({{frame_.origin.x, y_}, frame_.width, head_height}, page::Ink::grey10));
    return y_ + head_height;
  }

  void head(const std::string& words, Length x, Length width, page::ElementId element) {
    const auto set = layout::set_text(words, head_style, width - 2 * pad_x, context_.faces);
    layout::paint_text(set, {x + pad_x, y_ + (head_height - set.height) / 2}, 0, set.lines.size(),
                       element, page());
  }

  /// Paints heads and as many lines of both boxes as the page holds.
  void paint_part(std::array<Half, 2>& halves, const BoxFit& fit, bool first) {
    const auto body = begin_row();
    const auto room = frame_.bottom() - body - 2 * fit.padding;
    auto bottom = body + 2 * fit.padding + fit.leading;
    for (auto& half : halves) {
      if (half.box == nullptr) continue;
      auto words = half.box->head;
      if (!first) words += " (" + context_.profile.label("lanjutan") + ")";
      head(words, half.x, half.width, first ? half.head : page::artifact);
      const auto last = half.fitting(room);
      const auto part = layout::lines_of(*half.text, half.next, last);
      layout::paint_text(part, {half.x + pad_x, body + fit.padding}, half.tags, page());
      bottom = std::max(bottom, body + 2 * fit.padding + part.height);
      half.next = last;
    }
    rules_.horizontal(frame_.origin.x, frame_.right(), body, inner_rule);
    if (halves[1].box != nullptr) rules_.vertical(label_x(), y_, bottom, inner_rule);
    y_ = bottom;
  }

  /// Who drew up and who examined the sheet, if it says: a row of boxes at its foot.
  void set_hands() {
    const auto both = columns_.label + columns_.value;
    for (const auto& approval : identity_.approvals) {
      Hand hand{.approval = &approval, .x = frame_.origin.x, .width = frame_.width};
      if (identity_.approvals.size() > 1) {
        hand.x = hands_.empty() ? frame_.origin.x : label_x();
        hand.width = hands_.empty() ? columns_.left : both;
      }
      hand.set = set_signer_beside(approval.official, least_signature, hand.width * 2 / 5,
                                   hand.width - 2 * pad_x, context_);
      hands_height_ = std::max(hands_height_, head_height + 2 * hand_inset + hand.set.height);
      hands_.push_back(std::move(hand));
    }
  }

  void paint_hands() {
    if (hands_.empty()) return;
    if (y_ + hands_height_ > frame_.bottom()) turn_page();
    const auto body = begin_row();
    for (const auto& hand : hands_) {
      head(hand.approval->role, hand.x, hand.width, add(page::Role::heading2, section_));
      paint_signer(hand.set, hand.approval->official,
                   {.origin = {hand.x + pad_x, body + hand_inset},
                    .width = hand.width - 2 * pad_x,
                    .element = add(page::Role::section, section_),
                    .field = hand.approval->part,
                    .role = hand.approval->role},
                   context_, document_);
      const auto room = hand.x + hand.width - pad_x - hand.set.beside;
      rules_.vertical(room - pad_x, body, y_ + hands_height_, inner_rule);
    }
    rules_.horizontal(frame_.origin.x, frame_.right(), body, inner_rule);
    if (hands_.size() > 1) rules_.vertical(label_x(), y_, y_ + hands_height_, inner_rule);
    y_ += hands_height_;
  }

  /// One of those, set.
  struct Hand {
    const manuscript::Approval* approval = nullptr;
    Length x, width;
    SignerBox set;
  };

  const manuscript::Identity& identity_;
  const Context& context_;
  page::Document& document_;
  Rect frame_;
  Length logo_height_, signature_space_;
  bool colons_ = false;
  Columns columns_;
  page::ElementId section_ = 0;
  page::ElementId list_ = 0;  ///< of labels and their values
  std::vector<SetField> fields_;
  std::vector<Hand> hands_;
  Length hands_height_;
  layout::Rules rules_;
  Length y_;
};

}  // namespace

Cursor identity(const manuscript::Sop& sop, const Context& context, page::Document& document) {
  return Sheet(sop, context, document).paint();
}

}  // namespace sopan::layouts
