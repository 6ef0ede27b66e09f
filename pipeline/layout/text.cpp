#include "pipeline/layout/text.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "pipeline/text/hyphenate.hpp"
#include "pipeline/text/text.hpp"

namespace sopan::layout {
namespace {

using namespace literals;

constexpr std::string_view line_separator = "\xE2\x80\xA8";

/// Items without a marker need no room for one.
Length indent_of(const manuscript::Paragraph& paragraph, const TextStyle& style) {
  const bool bare = paragraph.item && paragraph.marker.empty();
  return style.indent * std::max(0, paragraph.level - (bare ? 1 : 0));
}

/// A stretch of one word in one face.
struct Fragment {
  font::Role face = font::Role::regular;
  std::string text;
  bool foreign = false;
  font::Shaped shaped;
  Length width;
  Span span;
};

/// What stands between two breaks; `space` is the room of the blanks at its end.
struct Word {
  std::vector<Fragment> fragments;
  std::vector<Fragment> blanks;
  Length width, space;
  bool ends_line = false;
};

font::Role face_of(const manuscript::Run& run, const TextStyle& style) {
  const bool bold = run.bold || style.bold;
  const bool italic = run.italic || run.foreign;
  if (bold) return italic ? font::Role::bold_italic : font::Role::bold;
  return italic ? font::Role::italic : font::Role::regular;
}

Length ascent_of(const TextBox& box) {
  // The letters stand centred in the leading; 0.72 and 0.22 em are the heights of capital and
  // descender.
  return box.leading / 2 + box.size * 25 / 100;
}

class Setter {
 public:
  Setter(const TextStyle& style, Length width, const font::Faces& faces)
      : style_(style), width_(width), faces_(faces) {
    box_.size = style.size;
    box_.leading = style.leading;
  }

  void paragraph(const manuscript::Paragraph& paragraph) {
    left_ = indent_of(paragraph, style_);
    if (paragraph.item && !box_.lines.empty()) top_ += style_.item_space;
    begin_line();
    if (paragraph.item && !paragraph.marker.empty()) set_marker(paragraph.marker);
    for (auto& word : words_of(paragraph)) place(std::move(word));
    end_line();
  }

  TextBox finish() {
    box_.height = top_;
    return std::move(box_);
  }

 private:
  Fragment shape(font::Role face, std::string text, bool foreign) const {
    const auto& used = faces_[face];
    Fragment fragment{face, std::move(text), foreign, {}, {}, {}};
    fragment.shaped = used.shape(fragment.text, foreign ? "en" : "id");
    fragment.width =
        font::scaled(fragment.shaped.advance, used.metrics().units_per_em, style_.size);
    return fragment;
  }

  std::vector<Word> words_of(const manuscript::Paragraph& paragraph) const {
    std::string all;
    std::vector<std::pair<std::size_t, const manuscript::Run*>> ends;
    for (const auto& run : paragraph.runs) {
      all += run.text;
      ends.emplace_back(all.size(), &run);
    }
    std::vector<Word> words;
    std::size_t begin = 0;
    for (const auto& brk : text::line_breaks(all)) {
      if (brk.emergency || brk.offset == begin) continue;
      words.push_back(word(all, begin, brk.offset, ends));
      words.back().ends_line = brk.mandatory && brk.offset < all.size();
      begin = brk.offset;
    }
    return words;
  }

  Word word(const std::string& all, std::size_t begin, std::size_t end,
            const std::vector<std::pair<std::size_t, const manuscript::Run*>>& ends) const {
    auto text = std::string_view(all).substr(begin, end - begin);
    if (text.ends_with(line_separator)) text.remove_suffix(line_separator.size());
    auto core = text;
    while (core.ends_with(' ') || core.ends_with('\n')) core.remove_suffix(1);
    Word result;
    std::size_t at = 0;
    for (const auto& [run_end, run] : ends) {
      if (run_end <= begin + at) continue;
      const auto stop = std::min(run_end - begin, core.size());
      if (stop > at) {
        result.fragments.push_back(
            shape(face_of(*run, style_), std::string(core.substr(at, stop - at)), run->foreign));
        result.fragments.back().span = run->span;
        result.width += result.fragments.back().width;
        at = stop;
      }
      if (at == core.size() && core.size() < text.size()) {
        result.blanks.push_back(shape(face_of(*run, style_), " ", run->foreign));
        result.space = result.blanks.back().width;
        break;
      }
      if (at == core.size()) break;
    }
    return result;
  }

  void set_marker(const std::string& marker) {
    auto fragment = shape(style_.bold ? font::Role::bold : font::Role::regular, marker, false);
    const auto x = left_ - style_.marker_gap - fragment.width;
    push(std::move(fragment), x);
    x_ = left_;
    fresh_ = true;
  }

  void place(Word word) {
    if (!fresh_ && x_ + pending_space_ + word.width > width_) {
      end_line();
      begin_line();
    }
    if (word.width > width_ - left_) {
      place_by_force(word);
    } else {
      if (!fresh_) {
        for (auto& blank : pending_) append(std::move(blank));
      }
      for (auto& fragment : word.fragments) append(std::move(fragment));
    }
    pending_ = std::move(word.blanks);
    pending_space_ = word.space;
    fresh_ = fresh_ && word.fragments.empty();
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
  void place_by_force(const Word& word) {
    if (!fresh_) {
      end_line();
      begin_line();
    }
    for (const auto& fragment : word.fragments) {
      bool by_force = false;
      std::size_t begin = 0;
      while (begin < fragment.text.size()) {
        const auto cut = fitting(fragment, begin, by_force);
        auto part = fragment.text.substr(begin, cut.end - begin);
        if (cut.hyphen) part += '-';
        append(shape(fragment.face, std::move(part), fragment.foreign));
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

  /// Where the part of a word that begins at `begin` ends on this line; `by_force` if it has no
  /// joint there.
  Cut fitting(const Fragment& fragment, std::size_t begin, bool& by_force) const {
    const auto rest = fragment.text.substr(begin);
    if (fits(fragment, rest)) return {fragment.text.size(), false};
    std::size_t best = 0;
    for (const auto& joint : text::line_breaks(rest))
      if (joint.offset < rest.size() && fits(fragment, rest.substr(0, joint.offset)))
        best = joint.offset;
    if (best > 0) return {begin + best, false};
    if (!fragment.foreign) {
      const auto letters = std::min(rest.find_first_of("/-._,;:?!()0123456789"), rest.size());
      for (const auto place : text::hyphenations(std::string_view(rest).substr(0, letters)))
        if (fits(fragment, rest.substr(0, place) + '-')) best = place;
    }
    if (best > 0) return {begin + best, true};
    by_force = true;
    std::size_t end = 0;
    for (std::size_t next = 1; next <= rest.size(); ++next) {
      const bool inside =
          next < rest.size() && (static_cast<unsigned char>(rest[next]) & 0xC0U) == 0x80U;
      if (inside) continue;
      if (end > 0 && !fits(fragment, rest.substr(0, next))) break;
      end = next;
    }
    return {begin + end, false};
  }

  void begin_line() {
    box_.lines.push_back({top_, {}, {}});
    x_ = left_;
    fresh_ = true;
    pending_.clear();
    pending_space_ = {};
  }

  void end_line() {
    auto& line = box_.lines.back();
    line.width = x_;
    const auto rest = width_ - x_;
    const auto shift = style_.align == Align::left     ? Length{}
                       : style_.align == Align::centre ? rest / 2
                                                       : rest;
    for (auto& piece : line.pieces) piece.x += shift;
    box_.width = std::max(box_.width, line.width);
    top_ += style_.leading;
  }

  void append(Fragment fragment) {
    const auto width = fragment.width;
    push(std::move(fragment), x_);
    x_ += width;
  }

  void push(Fragment fragment, Length x) {
    auto& pieces = box_.lines.back().pieces;
    const bool joins = !pieces.empty() && !fresh_ && pieces.back().face == fragment.face &&
                       pieces.back().foreign == fragment.foreign;
    if (!joins) {
      pieces.push_back({x, fragment.face, std::move(fragment.shaped.glyphs),
                        std::move(fragment.text), fragment.foreign});
      fresh_ = false;
      return;
    }
    auto& piece = pieces.back();
    for (auto glyph : fragment.shaped.glyphs) {
      glyph.cluster += static_cast<std::uint32_t>(piece.text.size());
      piece.glyphs.push_back(glyph);
    }
    piece.text += fragment.text;
  }

  const TextStyle& style_;
  Length width_;
  const font::Faces& faces_;
  TextBox box_;
  Length top_, left_, x_;
  bool fresh_ = true;
  std::vector<Fragment> pending_;
  Length pending_space_;
};

TextBox set_ragged(const manuscript::TextBlock& text, const TextStyle& style, Length width,
                   const font::Faces& faces) {
  Setter setter(style, width, faces);
  for (const auto& paragraph : text) setter.paragraph(paragraph);
  return setter.finish();
}

}  // namespace

TextBox set_text(const manuscript::TextBlock& text, const TextStyle& style, Length width,
                 const font::Faces& faces) {
  auto box = set_ragged(text, style, width, faces);
  if (!style.balanced || box.lines.size() < 2) return box;
  // The narrowest measure that needs no more lines, by halving; then centred in the full width.
  Length low = width / 2;
  Length high = width;
  while (high - low > 0.5_pt) {
    const auto middle = (low + high) / 2;
    const auto tried = set_ragged(text, style, middle, faces);
    (tried.lines.size() > box.lines.size() || !tried.broken.empty() ? low : high) = middle;
  }
  box = set_ragged(text, style, high, faces);
  const auto rest = width - high;
  const auto shift = style.align == Align::left     ? Length{}
                     : style.align == Align::centre ? rest / 2
                                                    : rest;
  for (auto& line : box.lines)
    for (auto& piece : line.pieces) piece.x += shift;
  return box;
}

TextBox set_text(const std::string& text, const TextStyle& style, Length width,
                 const font::Faces& faces) {
  return set_text({manuscript::Paragraph{.runs = {{.text = text}}}}, style, width, faces);
}

Length widest_word(const manuscript::TextBlock& text, const TextStyle& style,
                   const font::Faces& faces) {
  Length widest;
  for (const auto& paragraph : text) {
    const auto left = indent_of(paragraph, style);
    for (const auto& run : paragraph.runs) {
      std::size_t begin = 0;
      for (const auto& joint : text::line_breaks(run.text)) {
        auto part = std::string_view(run.text).substr(begin, joint.offset - begin);
        begin = joint.offset;
        while (part.ends_with(' ')) part.remove_suffix(1);
        const auto& face = faces[face_of(run, style)];
        const auto width =
            font::scaled(face.shape(part).advance, face.metrics().units_per_em, style.size);
        widest = std::max(widest, left + width);
      }
    }
  }
  return widest;
}

Length text_width(const std::string& text, const TextStyle& style, const font::Faces& faces) {
  const auto& face = faces[style.bold ? font::Role::bold : font::Role::regular];
  return font::scaled(face.shape(text).advance, face.metrics().units_per_em, style.size);
}

void paint_text(const TextBox& box, Point origin, std::size_t first, std::size_t last,
                page::ElementId element, page::Page& page) {
  for (auto i = first; i < last && i < box.lines.size(); ++i) {
    const auto& line = box.lines[i];
    const auto baseline = origin.y + line.top - box.lines[first].top + ascent_of(box);
    for (const auto& piece : line.pieces) {
      page.marks.emplace_back(page::TextRun{.origin = {origin.x + piece.x, baseline},
                                            .face = static_cast<page::FaceId>(piece.face),
                                            .size = box.size,
                                            .glyphs = piece.glyphs,
                                            .text = piece.text,
                                            .element = element,
                                            .foreign = piece.foreign});
    }
  }
}

}  // namespace sopan::layout
