#include "layouts/signer_box.hpp"

#include <algorithm>
#include <utility>

#include "layouts/code_mark.hpp"
#include "layouts/comparison.hpp"
#include "layouts/signature.hpp"
#include "layouts/table_pages.hpp"
#include "pipeline/layout/canvas.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextBox;
using layout::TextStyle;
using manuscript::Edit;

constexpr Length statement_gap = 1_mm;
constexpr Length word_gap = 2_mm;

constexpr TextStyle post_style{.size = 9.5_pt, .leading = 12_pt, .align = Align::centre};
constexpr TextStyle name_style{
    .size = 9.5_pt, .leading = 12_pt, .bold = true, .align = Align::centre};
constexpr TextStyle rank_style{.size = 9_pt, .leading = 11_pt, .align = Align::centre};
constexpr TextStyle statement_style{.size = 6.5_pt, .leading = 8_pt, .align = Align::centre};

/// Paints one box from top to bottom.
class Painter {
 public:
  Painter(const SignerPlace& place, const Context& context, page::Document& document)
      : place_(place), context_(context), document_(document), y_(place.origin.y) {}

  void paint(const SignerBox& set, const manuscript::Signatory& signatory) {
    if (set.beside > Length{}) return paint_beside(set, signatory);
    texts(set.above);
    Rect room{{place_.origin.x, y_}, place_.width, set.room};
    text(set.before, {room.origin.x, room.origin.y + (room.height - set.before.height) / 2});
    if (set.code) room = code(*set.code, room);
    field(signatory, room);
    y_ += set.room;
    texts(set.below);
    if (!set.statement.empty()) y_ += statement_gap;
    texts(set.statement);
  }

 private:
  page::Page& page() { return document_.pages.back(); }
  page::ElementId add(page::Role role) { return add_element(document_, role, place_.element); }

  void paint_beside(const SignerBox& set, const manuscript::Signatory& signatory) {
    const Rect room{{place_.origin.x + place_.width - set.beside, y_}, set.beside, set.room};
    texts(set.above);
    text(set.before, room.origin);
    field(signatory, room);
  }

  void field(const manuscript::Signatory& signatory, Rect room) {
    if (context_.in_book) return;
    page().marks.emplace_back(
        signature_field(place_.field, place_.role, signatory, room, add(page::Role::form)));
  }

  void text(const TextBox& box, Point origin) {
    if (box.lines.empty()) return;
    layout::paint_text(box, origin, 0, box.lines.size(), add(page::Role::paragraph), page());
  }

  void texts(const std::vector<TextBox>& boxes) {
    for (const auto& box : boxes) {
      text(box, {place_.origin.x, y_});
      y_ += box.height;
    }
  }

  /// The code at the left of a room; returns what is left of that.
  Rect code(const SheetCode& code, Rect room) {
    const auto figure = add(page::Role::figure);
    document_.elements[figure].alternative =
        context_.profile.label("nama-kode") + ": " + code.words;
    page().marks.emplace_back(code_mark(code.modules, room.origin, figure));
    const auto side = side_of(code.modules);
    return {{room.origin.x + side, room.origin.y}, room.width - side, room.height};
  }

  const SignerPlace& place_;
  const Context& context_;
  page::Document& document_;
  Length y_;
};

/// Who signed the edition before, where a comparison leaves the room free.
TextBox set_before(const manuscript::Signatory& signatory, Align align, Length width,
                   const Context& context) {
  auto style = rank_style;
  style.align = align;
  return layout::set_text(signatory.compared, style, width, context.faces);
}

}  // namespace

SignerBox set_signer(const manuscript::Signatory& signatory,
                     const std::optional<manuscript::Verification>& verification, Length room,
                     Length width, const Context& context) {
  SignerBox set{.before = set_before(signatory, Align::centre, width, context), .room = room};
  const auto add = [&](std::vector<TextBox>& boxes, const std::string& words,
                       const TextStyle& style, Edit edit = Edit::none) {
    if (!words.empty())
      boxes.push_back(layout::set_text(text_of(words, edit), style, width, context.faces));
  };
  for (const auto& post : signatory.post) add(set.above, post, post_style, signatory.edits.post);
  add(set.below, signatory.name, name_style, signatory.edits.name);
  add(set.below, signatory.rank, rank_style, signatory.edits.rank);
  add(set.below, signatory.nip, rank_style, signatory.edits.nip);
  if (verification) {
    const auto& words = verification->code;
    if (auto code = barcode::qr_code(words)) set.code = SheetCode{std::move(*code), words};
    for (const auto& line : verification->lines) add(set.statement, line, statement_style);
  }
  set.room = std::max(set.room, set.before.height);
  if (set.code) set.room = std::max(set.room, side_of(set.code->modules));
  set.height = set.room;
  for (const auto* boxes : {&set.above, &set.below, &set.statement})
    for (const auto& box : *boxes) set.height += box.height;
  if (!set.statement.empty()) set.height += statement_gap;
  return set;
}

SignerBox set_signer_beside(const manuscript::Signatory& signatory, Length room, Length beside,
                            Length width, const Context& context) {
  SignerBox set{.before = set_before(signatory, Align::left, beside, context), .beside = beside};
  const auto add = [&](const std::string& words, TextStyle style, Edit edit) {
    style.align = Align::left;
    if (words.empty()) return;
    set.above.push_back(
        layout::set_text(text_of(words, edit), style, width - beside - word_gap, context.faces));
    set.height += set.above.back().height;
  };
  for (const auto& post : signatory.post) add(post, post_style, signatory.edits.post);
  add(signatory.name, name_style, signatory.edits.name);
  add(signatory.rank, rank_style, signatory.edits.rank);
  add(signatory.nip, rank_style, signatory.edits.nip);
  set.room = set.height = std::max({set.height, room, set.before.height});
  return set;
}

void paint_signer(const SignerBox& set, const manuscript::Signatory& signatory,
                  const SignerPlace& place, const Context& context, page::Document& document) {
  Painter(place, context, document).paint(set, signatory);
}

}  // namespace sopan::layouts
