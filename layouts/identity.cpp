#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "layouts/code_mark.hpp"
#include "layouts/comparison.hpp"
#include "layouts/signature.hpp"
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
constexpr Length statement_gap = 1_mm;
constexpr Length name_height = 10_mm;
constexpr Length head_height = 5.6_mm;
constexpr Length logo_gap = 4_mm;
constexpr Length address_gap = 1.5_mm;
constexpr Length colon_room = 2.5_mm;

constexpr TextStyle label_style{.size = 9.5_pt, .leading = 12_pt};
constexpr TextStyle head_style{.size = 9.5_pt, .leading = 12_pt, .bold = true};
constexpr TextStyle rank_style{.size = 9_pt, .leading = 11_pt, .align = Align::centre};
constexpr TextStyle statement_style{.size = 6.5_pt, .leading = 8_pt, .align = Align::centre};
constexpr TextStyle name_style{.size = 11_pt, .leading = 13.5_pt, .bold = true, .balanced = true};

/// A size of the box lists, and the padding that goes with it: the order in which a full sheet
/// shrinks.
struct Fit {
  Length size, leading, padding, item_space;
};
constexpr std::array fits = {Fit{9_pt, 11.5_pt, 1.2_mm, 1_pt},  Fit{8.5_pt, 10.75_pt, 1.2_mm, 1_pt},
                             Fit{8_pt, 10.2_pt, 1.2_mm, 1_pt},  Fit{7.5_pt, 9.6_pt, 1.2_mm, 1_pt},
                             Fit{7.5_pt, 9.6_pt, 0.8_mm, 0_pt}, Fit{7.5_pt, 9.2_pt, 0.6_mm, 0_pt}};

/// The fits between the profile's least size and half a point over its usual one; there are always
/// some.
std::vector<Fit> fits_of(const Profile& profile) {
  const auto most = profile.length("kotak-huruf") + 0.5_pt;
  const auto least = profile.length("kotak-huruf-minimum");
  std::vector<Fit> allowed;
  std::ranges::copy_if(fits, std::back_inserter(allowed),
                       [&](const Fit& fit) { return fit.size <= most && fit.size >= least; });
  return allowed.empty() ? std::vector<Fit>{fits.back()} : allowed;
}

/// The largest fit within the profile's usual size.
Fit usual_fit(const std::vector<Fit>& allowed, Length size) {
  const auto found =
      std::ranges::find_if(allowed, [size](const Fit& fit) { return fit.size <= size; });
  return found == allowed.end() ? allowed.back() : *found;
}

TextStyle list_style(const Fit& fit) {
  return {.size = fit.size,
          .leading = fit.leading,
          .indent = 7_mm,
          .marker_gap = 1.5_mm,
          .item_space = fit.item_space};
}

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

/// A pair of boxes side by side, set.
struct Pair {
  const manuscript::Box* left = nullptr;
  const manuscript::Box* right = nullptr;
  TextBox left_text, right_text;
  Length height;
};

std::vector<Pair> set_pairs(const manuscript::Identity& identity, const Context& context,
                            const Columns& columns, const Fit& fit) {
  std::vector<Pair> pairs;
  const auto style = list_style(fit);
  for (std::size_t i = 0; i < identity.boxes.size(); i += 2) {
    Pair pair;
    pair.left = &identity.boxes[i];
    const bool alone = i + 1 == identity.boxes.size();
    const auto width = alone ? columns.left + columns.label + columns.value : columns.left;
    pair.left_text = layout::set_text(pair.left->text, style, width - 2 * pad_x, context.faces);
    pair.height = pair.left_text.height;
    if (!alone) {
      pair.right = &identity.boxes[i + 1];
      pair.right_text = layout::set_text(pair.right->text, style,
                                         columns.label + columns.value - 2 * pad_x, context.faces);
      pair.height = std::max(pair.height, pair.right_text.height);
    }
    pair.height += 2 * fit.padding;
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

Length height_of(const std::vector<Pair>& pairs) {
  Length sum;
  for (const auto& pair : pairs) sum += head_height + pair.height;
  return sum;
}

/// A label and its value, set.
struct SetField {
  TextBox label, value;
  Length height;
};

/// A code and what it says.
struct SheetCode {
  barcode::QrCode modules;
  std::string words;
};

/// Who approves, set: the post, room to sign or a code, the name; below them what the code is for.
struct Approval {
  std::vector<TextBox> above, below, statement;
  std::optional<SheetCode> code;
  Length room;    ///< between the post and the name
  Length height;  ///< of the whole box
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
    const auto approval = set_approval();
    const auto block = fields + approval.height + name_row;
    letterhead(block);
    value_rows();
    paint_approval(approval, frame_.origin.y + fields);
    name_of_sop(name, frame_.origin.y + fields + approval.height, name_row);
    rules_.vertical(label_x(), frame_.origin.y, frame_.origin.y + block, inner_rule);
    rules_.vertical(value_x(), frame_.origin.y, frame_.origin.y + block, inner_rule);
    y_ = frame_.origin.y + block;
    boxes(frame_.bottom() - y_);
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
    set(identity_.address_lines, {.size = 8_pt, .leading = 10_pt});
    const auto address = identity_.address_lines.size();
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

  Approval set_approval() {
    Approval set{.room = signature_space_, .height = approval_height};
    if (!identity_.signatory) return set;
    const auto add = [&](std::vector<TextBox>& boxes, const std::string& words, TextStyle style) {
      style.align = Align::centre;
      if (!words.empty())
        boxes.push_back(layout::set_text(words, style, value_width(), context_.faces));
    };
    for (const auto& post : identity_.signatory->post) add(set.above, post, label_style);
    add(set.below, identity_.signatory->name, head_style);
    add(set.below, identity_.signatory->rank, rank_style);
    add(set.below, identity_.signatory->nip, rank_style);
    if (identity_.verification) {
      const auto& words = identity_.verification->code;
      if (auto code = barcode::qr_code(words)) set.code = SheetCode{std::move(*code), words};
      for (const auto& line : identity_.verification->lines)
        add(set.statement, line, statement_style);
    }
    if (set.code) set.room = std::max(set.room, side_of(set.code->modules));
    auto height = 2 * approval_inset + set.room;
    for (const auto* boxes : {&set.above, &set.below, &set.statement})
      for (const auto& box : *boxes) height += box.height;
    if (!set.statement.empty()) height += statement_gap;
    set.height = std::max(set.height, height);
    return set;
  }

  void paint_approval(const Approval& set, Length top) {
    const auto item = add(page::Role::list_item, list_);
    label(set_label(identity_.approved_label), top + approval_inset, page::Role::label, item);
    rules_.horizontal(label_x(), frame_.right(), top + set.height, inner_rule);
    if (!identity_.signatory) return;
    const auto body = add(page::Role::list_body, item);
    auto y = top + approval_inset;
    const auto paint = [&](const std::vector<TextBox>& boxes) {
      for (const auto& box : boxes) {
        text(box, {value_x() + pad_x, y}, page::Role::paragraph, body);
        y += box.height;
      }
    };
    paint(set.above);
    const auto& signatory = *identity_.signatory;
    paint_before(signatory, y, body);
    Rect room{{value_x() + pad_x, y}, value_width(), set.room};
    if (set.code) room = paint_code(*set.code, room, body);
    if (!context_.in_book)
      page().marks.emplace_back(signature_field("disahkan", identity_.approved_label, signatory,
                                                room, add(page::Role::form, body)));
    y += set.room;
    paint(set.below);
    if (!set.statement.empty()) y += statement_gap;
    paint(set.statement);
  }

  /// Who signed the edition before, where a comparison leaves the room free.
  void paint_before(const manuscript::Signatory& signatory, Length top, page::ElementId parent) {
    const auto& before = signatory.compared;
    if (before.empty()) return;
    auto style = label_style;
    style.align = Align::centre;
    text(layout::set_text(before, style, value_width(), context_.faces), {value_x() + pad_x, top},
         page::Role::paragraph, parent);
  }

  /// The code at the left of a room; returns what is left of that.
  Rect paint_code(const SheetCode& code, Rect room, page::ElementId parent) {
    const auto figure = add(page::Role::figure, parent);
    document_.elements[figure].alternative =
        context_.profile.label("nama-kode") + ": " + code.words;
    page().marks.emplace_back(code_mark(code.modules, room.origin, figure));
    const auto side = side_of(code.modules);
    return {{room.origin.x + side, room.origin.y}, room.width - side, room.height};
  }

  void name_of_sop(const TextBox& name, Length top, Length height) {
    const auto name_label = set_label(identity_.name_label);
    label(name_label, top + (height - name_label.height) / 2, page::Role::paragraph, section_);
    text(name, {value_x() + pad_x, top + (height - name.height) / 2}, page::Role::heading1);
  }

  void boxes(Length room) {
    const auto allowed = fits_of(context_.profile);
    auto fit = allowed.front();
    std::vector<Pair> pairs;
    for (const auto& candidate : allowed) {
      pairs = set_pairs(identity_, context_, columns_, candidate);
      fit = candidate;
      if (height_of(pairs) <= room) break;
    }
    if (height_of(pairs) > room) {  // a second page in any case: then in readable type
      fit = usual_fit(allowed, context_.profile.length("kotak-huruf"));
      pairs = set_pairs(identity_, context_, columns_, fit);
    }
    for (const auto& pair : pairs) {
      const bool fits_a_page = head_height + pair.height <= frame_.height;
      if (fits_a_page && y_ + head_height + pair.height > frame_.bottom()) turn_page();
      paint_pair(pair, fit);
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

  void paint_pair(const Pair& pair, const Fit& fit) {
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

  /// Paints heads and as many lines of both boxes as the page holds.
  void paint_part(std::array<Half, 2>& halves, const Fit& fit, bool first) {
    rules_.horizontal(frame_.origin.x, frame_.right(), y_, block_rule);
    if (context_.profile.on("kepala-kelabu"))
      page().marks.emplace_back(
          layout::filled({{frame_.origin.x, y_}, frame_.width, head_height}, page::Ink::grey10));
    const auto body = y_ + head_height;
    const auto room = frame_.bottom() - body - 2 * fit.padding;
    auto bottom = body + 2 * fit.padding + fit.leading;
    for (auto& half : halves) {
      if (half.box == nullptr) continue;
      auto words = half.box->head;
      if (!first) words += " (" + context_.profile.label("lanjutan") + ")";
      const auto head = layout::set_text(words, head_style, half.width - 2 * pad_x, context_.faces);
      layout::paint_text(head, {half.x + pad_x, y_ + (head_height - head.height) / 2}, 0,
                         head.lines.size(), first ? half.head : page::artifact, page());
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
  layout::Rules rules_;
  Length y_;
};

}  // namespace

Cursor identity(const manuscript::Sop& sop, const Context& context, page::Document& document) {
  return Sheet(sop, context, document).paint();
}

}  // namespace sopan::layouts
