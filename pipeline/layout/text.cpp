#include "pipeline/layout/text.hpp"

#include <algorithm>
#include <list>
#include <span>
#include <string_view>
#include <utility>

#include "pipeline/text/hyphenate.hpp"
#include "pipeline/text/text.hpp"

namespace sopan::layout {
namespace {

using namespace literals;

/// How far a line moves to the right that leaves `rest` of its measure free.
Length shift_of(Align align, Length rest) {
  switch (align) {
    case Align::left:
    case Align::justified:
      return {};
    case Align::centre:
      return rest / 2;
    case Align::right:
      return rest;
  }
  return {};
}

/// Whether a byte goes on with the UTF-8 character before it.
bool is_inside(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// What setting is for: pieces to paint, or only to know how many lines there are.
enum class Purpose : std::uint8_t { paint, count };

class Setter {
 public:
  Setter(const TextStyle& style, Length width, const font::Faces& faces, Purpose purpose)
      : style_(style), width_(width), faces_(faces), purpose_(purpose) {
    box_.size = style.size;
    box_.leading = style.leading;
    box_.align = style.align;
  }

  void paragraph(const ShapedParagraph& paragraph) {
    const bool linked = std::ranges::any_of(
        paragraph.fragments, [](const Fragment& one) { return !one.target.empty(); });
    box_.paragraphs.push_back(
        {paragraph.level, paragraph.item, paragraph.marker.has_value(), linked});
    left_ = paragraph.left;
    line_.reserve(2 * paragraph.words.size() + 1);
    if (paragraph.item && !box_.lines.empty()) top_ += style_.item_space;
    begin_line();
    if (paragraph.marker) set_marker(*paragraph.marker);
    for (const auto& word : paragraph.words)
      place(word, paragraph.of(word), paragraph.blank_of(word));
    end_line();
  }

  TextBox finish() {
    box_.height = top_;
    return std::move(box_);
  }

 private:
  [[nodiscard]] Fragment shape(font::Role face, std::string text, bool foreign) const {
    return shape_fragment(face, std::move(text), foreign, style_, faces_);
  }

  void set_marker(const Fragment& marker) {
    push(marker, left_ - style_.marker_gap - marker.width);
    line_.back().marker = true;
    x_ = left_;
    fresh_ = true;
  }

  void place(const Word& word, std::span<const Fragment> fragments, const Fragment* blank) {
    if (!fresh_ && x_ + pending_space_ + word.width > width_) {
      if (style_.align == Align::justified) justify();
      end_line();
      begin_line();
    }
    if (word.width > width_ - left_) {
      place_by_force(fragments);
    } else {
      if (!fresh_ && pending_ != nullptr) append(*pending_);
      for (const auto& fragment : fragments) append(fragment);
    }
    pending_ = blank;
    pending_space_ = word.space;
    fresh_ = fresh_ && fragments.empty();
    if (word.ends_line) {
      end_line();
      begin_line();
    }
  }

  /// Where a part of a word ends, and whether a hyphen says so.
  struct Cut {
    std::size_t end = 0;
    bool hyphen = false;
  };

  /// A word wider than the line: at its own joints where there are some, else between syllables,
  /// else by force.
  void place_by_force(std::span<const Fragment> word) {
    if (!fresh_) {
      end_line();
      begin_line();
    }
    for (const auto& fragment : word) {
      bool by_force = false;
      std::size_t begin = 0;
      while (begin < fragment.text.size()) {
        const auto cut = fitting(fragment, begin, by_force);
        auto part = fragment.text.substr(begin, cut.end - begin);
        if (cut.hyphen) part += '-';
        parts_.push_back(shape(fragment.face, std::move(part), fragment.foreign));
        parts_.back().edit = fragment.edit;
        append(parts_.back());
        fresh_ = false;
        begin = cut.end;
        if (begin < fragment.text.size()) {
          end_line();
          begin_line();
        }
      }
      if (by_force) box_.broken.push_back({fragment.text, fragment.span});
    }
  }

  [[nodiscard]] bool fits(const Fragment& fragment, std::string part) const {
    return x_ + shape(fragment.face, std::move(part), fragment.foreign).width <= width_;
  }

  /// As much of a word as a line may take and more: to look at all that is left of it, line by
  /// line, would cost the square of a hostile one.
  static std::string beginning_of(std::string_view word, std::size_t begin) {
    constexpr std::size_t most_bytes = 512;
    auto size = std::min(word.size() - begin, most_bytes);
    while (size > 1 && is_inside(word, begin + size)) --size;
    return std::string(word.substr(begin, size));
  }

  /// Where the part of a word that begins at `begin` ends on this line; `by_force` if it has no
  /// joint there.
  Cut fitting(const Fragment& fragment, std::size_t begin, bool& by_force) const {
    const auto rest = beginning_of(fragment.text, begin);
    if (fits(fragment, rest)) {
      by_force = by_force || begin + rest.size() < fragment.text.size();
      return {begin + rest.size(), false};
    }
    std::size_t best = 0;
    for (const auto& joint : text::line_breaks(rest)) {
      if (joint.offset == rest.size() || !fits(fragment, rest.substr(0, joint.offset))) break;
      best = joint.offset;
    }
    if (best > 0) return {begin + best, false};
    if (!fragment.foreign) {
      const auto letters = std::min(rest.find_first_of("/-._,;:?!()0123456789"), rest.size());
      for (const auto place : text::hyphenations(std::string_view(rest).substr(0, letters))) {
        if (!fits(fragment, rest.substr(0, place) + '-')) break;
        best = place;
      }
    }
    if (best > 0) return {begin + best, true};
    by_force = true;
    return {begin + by_glyphs(fragment, rest), false};
  }

  /// How many bytes of `rest` have room on the line by the advances of its glyphs; at least one
  /// character.
  [[nodiscard]] std::size_t by_glyphs(const Fragment& fragment, const std::string& rest) const {
    const auto units = faces_[fragment.face].metrics().units_per_em;
    const auto shaped = shape(fragment.face, rest, fragment.foreign).shaped;
    std::size_t end = 0;
    std::int64_t advance = 0;
    for (const auto& glyph : shaped->glyphs) {
      if (glyph.cluster > 0 && x_ + font::scaled(advance, units, style_.size) <= width_)
        end = glyph.cluster;
      advance += glyph.advance;
    }
    if (end == 0)
      for (end = 1; is_inside(rest, end);) ++end;
    return end;
  }

  void begin_line() {
    box_.lines.push_back({.top = top_, .paragraph = box_.paragraphs.size() - 1});
    x_ = left_;
    fresh_ = true;
    pending_ = nullptr;
    pending_space_ = {};
  }

  void end_line() {
    make_pieces();
    auto& line = box_.lines.back();
    line.width = x_;
    const auto shift = shift_of(style_.align, width_ - x_);
    for (auto& piece : line.pieces) piece.x += shift;
    box_.width = std::max(box_.width, line.width);
    top_ += style_.leading;
  }

  /// Spreads what is left of the measure over the blanks of the line, unless they would gape.
  void justify() {
    make_pieces();
    auto& line = box_.lines.back();
    const auto is_blank = [](const Piece& piece, const page::Glyph& glyph) {
      const auto rest = std::string_view(piece.text).substr(glyph.cluster);
      return !piece.marker && (rest.starts_with(' ') || rest.starts_with("\u00A0"));
    };
    std::int64_t blanks = 0;
    for (const auto& piece : line.pieces)
      blanks += std::ranges::count_if(
          piece.glyphs, [&](const page::Glyph& glyph) { return is_blank(piece, glyph); });
    const auto rest = width_ - x_;
    if (blanks < 2 || rest / blanks > style_.size * 3 / 2) return;
    std::int64_t done = 0;
    for (auto& piece : line.pieces) {
      const auto before = rest * done / blanks;
      const auto units = faces_[piece.face].metrics().units_per_em;
      piece.x += before;
      for (auto& glyph : piece.glyphs) {
        if (!is_blank(piece, glyph)) continue;
        const auto more = rest * (done + 1) / blanks - rest * done / blanks;
        glyph.advance +=
            static_cast<std::int32_t>(more.millipoints * units / style_.size.millipoints);
        ++done;
      }
      piece.width += rest * done / blanks - before;
    }
    x_ = width_;
  }

  void append(const Fragment& fragment) {
    push(fragment, x_);
    x_ += fragment.width;
  }

  void push(const Fragment& fragment, Length x) {
    const bool joins = !fresh_ && !line_.empty() && go_together(*line_.back().fragment, fragment);
    line_.push_back({.fragment = &fragment, .x = x, .joins = joins});
    fresh_ = false;
  }

  static bool go_together(const Fragment& one, const Fragment& next) {
    return one.face == next.face && one.foreign == next.foreign && one.target == next.target &&
           one.page_of == next.page_of && one.edit == next.edit;
  }

  /// Makes pieces of what stands on the open line.
  void make_pieces() {
    auto& pieces = box_.lines.back().pieces;
    if (purpose_ == Purpose::count) line_.clear();
    pieces.reserve(static_cast<std::size_t>(
        std::ranges::count_if(line_, [](const Placed& one) { return !one.joins; })));
    for (auto first = line_.begin(); first != line_.end();) {
      auto last = first + 1;
      auto glyphs = first->fragment->shaped->glyphs.size(), bytes = first->fragment->text.size();
      for (; last != line_.end() && last->joins; ++last) {
        glyphs += last->fragment->shaped->glyphs.size();
        bytes += last->fragment->text.size();
      }
      const auto& leader = *first->fragment;
      auto& piece = pieces.emplace_back(Piece{.x = first->x,
                                              .face = leader.face,
                                              .foreign = leader.foreign,
                                              .marker = first->marker,
                                              .target = leader.target,
                                              .page_of = leader.page_of,
                                              .edit = leader.edit});
      piece.glyphs.reserve(glyphs);
      piece.text.reserve(bytes);
      for (; first != last; ++first) add(*first->fragment, piece);
    }
    line_.clear();
    parts_.clear();
  }

  static void add(const Fragment& fragment, Piece& piece) {
    const auto before = static_cast<std::uint32_t>(piece.text.size());
    for (auto glyph : fragment.shaped->glyphs) {
      glyph.cluster += before;
      piece.glyphs.push_back(glyph);
    }
    piece.text += fragment.text;
    piece.width += fragment.width;
  }

  /// A fragment on the open line.
  struct Placed {
    const Fragment* fragment;
    Length x;
    bool joins = false;  ///< the piece before it
    bool marker = false;
  };

  const TextStyle& style_;
  Length width_;
  const font::Faces& faces_;
  Purpose purpose_;
  TextBox box_;
  Length top_, left_, x_;
  bool fresh_ = true;
  std::vector<Placed> line_;           ///< the open one
  std::list<Fragment> parts_;          ///< of words that were divided, on the open line
  const Fragment* pending_ = nullptr;  ///< the blank behind the last word
  Length pending_space_;
};

TextBox set_ragged(const ShapedText& text, Length width, const font::Faces& faces,
                   Purpose purpose = Purpose::paint) {
  Setter setter(text.style, width, faces, purpose);
  for (const auto& paragraph : text.paragraphs) setter.paragraph(paragraph);
  return setter.finish();
}

}  // namespace

TextBox set_text(const ShapedText& text, Length width, const font::Faces& faces) {
  auto box = set_ragged(text, width, faces);
  if (!text.style.balanced || box.lines.size() < 2) return box;
  // The narrowest measure that needs no more lines, by halving; then centred in the full width.
  Length low = width / 2;
  Length high = width;
  while (high - low > 0.5_pt) {
    const auto middle = (low + high) / 2;
    const auto tried = set_ragged(text, middle, faces, Purpose::count);
    (tried.lines.size() > box.lines.size() || !tried.broken.empty() ? low : high) = middle;
  }
  box = set_ragged(text, high, faces);
  const auto shift = shift_of(text.style.align, width - high);
  for (auto& line : box.lines)
    for (auto& piece : line.pieces) piece.x += shift;
  return box;
}

TextBox set_text(const manuscript::TextBlock& text, const TextStyle& style, Length width,
                 const font::Faces& faces) {
  return set_text(shape_text(text, style, faces), width, faces);
}

TextBox set_text(const std::string& text, const TextStyle& style, Length width,
                 const font::Faces& faces) {
  return set_text(shape_text(text, style, faces), width, faces);
}

Length widest_word(const std::string& text, const TextStyle& style, const font::Faces& faces) {
  return widest_word(shape_text(text, style, faces), faces);
}

Length text_width(const std::string& text, const TextStyle& style, const font::Faces& faces) {
  constexpr auto unlimited = 1000000_pt;
  return set_text(text, style, unlimited, faces).width;
}

TextBox lines_of(const TextBox& box, std::size_t first, std::size_t last) {
  TextBox part{
      .size = box.size, .leading = box.leading, .align = box.align, .paragraphs = box.paragraphs};
  for (auto i = first; i < last; ++i) {
    part.lines.push_back(box.lines[i]);
    part.lines.back().top -= box.lines[first].top;
    part.height = part.lines.back().top + box.leading;
    part.width = std::max(part.width, box.lines[i].width);
  }
  return part;
}

}  // namespace sopan::layout
