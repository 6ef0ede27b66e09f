#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/base/length.hpp"
#include "pipeline/font/font.hpp"
#include "pipeline/layout/text_style.hpp"
#include "pipeline/model/manuscript.hpp"

/// Text shaped word by word, before it knows its width.
namespace sopan::layout {

/// A stretch of one word in one face.
struct Fragment {
  font::Role face = font::Role::regular;
  std::string text;
  bool foreign = false;
  std::string target, page_of;  ///< of its run
  manuscript::Edit edit = manuscript::Edit::none;
  std::shared_ptr<const font::Shaped> shaped;
  Length width;
  Span span;
};

/// What stands between two breaks; `space` is the room of the blank at its end.
struct Word {
  std::size_t first = 0, count = 0;  ///< of the paragraph's fragments, without the blank
  bool has_blank = false;            ///< it is the fragment behind them
  Length width, space;
  bool ends_line = false;
};

struct ShapedParagraph {
  int level = 0;
  bool item = false;
  Length left;  ///< where its lines begin
  std::optional<Fragment> marker;
  std::vector<Fragment> fragments;  ///< of all words
  std::vector<Word> words;

  [[nodiscard]] std::span<const Fragment> of(const Word& word) const {
    return std::span(fragments).subspan(word.first, word.count);
  }
  /// Nothing when the word does not end in white space.
  [[nodiscard]] const Fragment* blank_of(const Word& word) const {
    return word.has_blank ? &fragments[word.first + word.count] : nullptr;
  }
};

struct ShapedText {
  std::vector<ShapedParagraph> paragraphs;
  TextStyle style;
};

/// Shapes a stretch of text in one face.
Fragment shape_fragment(font::Role face, std::string text, bool foreign, const TextStyle& style,
                        const font::Faces& faces);

/// Shapes `text` word by word.
ShapedText shape_text(const manuscript::TextBlock& text, const TextStyle& style,
                      const font::Faces& faces);

/// The same for one plain string.
ShapedText shape_text(const std::string& text, const TextStyle& style, const font::Faces& faces);

/// The height that the text will have when set to `width`; words wider than that count by area.
Length height_at(const ShapedText& text, Length width);

/// Width of the widest word with its list indent: a narrower measure breaks it by force. Words that
/// have joints (/ - . _) count by their widest part.
Length widest_word(const ShapedText& text, const font::Faces& faces);

}  // namespace sopan::layout
