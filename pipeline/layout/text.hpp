#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "pipeline/base/length.hpp"
#include "pipeline/font/font.hpp"
#include "pipeline/layout/text_style.hpp"
#include "pipeline/layout/words.hpp"
#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/page.hpp"

/// Text on paper: paragraphs broken into lines, shaped and measured.
namespace sopan::layout {

/// A shaped piece of one line; `x` from the left edge of the block.
struct Piece {
  Length x;
  font::Role face = font::Role::regular;
  std::vector<page::Glyph> glyphs;
  std::string text;
  bool foreign = false;
  bool marker = false;  ///< of a list item
  Length width;
  std::string target, page_of;  ///< of its run
  manuscript::Edit edit = manuscript::Edit::none;
};

/// A line of a block; `top` from the top of the block, the baseline lies `ascent` below it.
struct Line {
  Length top, width;
  std::size_t paragraph = 0;  ///< index into `TextBox::paragraphs`
  std::vector<Piece> pieces;
};

/// What a paragraph is: plain text of level 0, or a list item.
struct ParagraphKind {
  int level = 0;
  bool item = false;
  bool marker = false;  ///< an item with a marker of its own
  bool linked = false;  ///< some of its text leads to another place
};

/// A word that had to be broken where it has no joint.
struct BrokenWord {
  std::string word;
  Span span;
};

/// A block of text set to a width.
struct TextBox {
  std::vector<Line> lines;
  Length height, width;  ///< `width` of the widest line
  Length size, leading;
  Align align = Align::left;
  std::vector<ParagraphKind> paragraphs;
  std::vector<BrokenWord> broken;
};

/// Sets `text` to `width`: breaks by ICU line breaking; a word wider than the line is divided after
/// / - . _, then between syllables, then by force.
TextBox set_text(const ShapedText& text, Length width, const font::Faces& faces);
TextBox set_text(const manuscript::TextBlock& text, const TextStyle& style, Length width,
                 const font::Faces& faces);

/// The same for one plain string.
TextBox set_text(const std::string& text, const TextStyle& style, Length width,
                 const font::Faces& faces);

/// The widest word of one plain string.
Length widest_word(const std::string& text, const TextStyle& style, const font::Faces& faces);

/// Width of a string on one line, as `set_text` sets it: in a measure of that width it has one.
Length text_width(const std::string& text, const TextStyle& style, const font::Faces& faces);

/// Lines [first, last) of a box as a box of their own.
TextBox lines_of(const TextBox& box, std::size_t first, std::size_t last);

/// Paints lines [first, last) of a box with its top left corner at `origin`; the first painted line
/// stands at the top. All of it belongs to `element`.
void paint_text(const TextBox& box, Point origin, std::size_t first, std::size_t last,
                page::ElementId element, page::Page& page);

/// A piece of a box as a mark whose baseline begins at `origin`.
page::TextRun run_of(const Piece& piece, const TextBox& box, Point origin, page::ElementId element);

/// Elements of a box by paragraph: where its text belongs, where its marker, and where what leads
/// to another place.
struct ParagraphTags {
  page::ElementId text = page::artifact;
  page::ElementId marker = page::artifact;
  page::ElementId link = page::artifact;
};
using BoxTags = std::vector<ParagraphTags>;

/// Adds the elements of a box under `parent`: lists with items, labels and bodies (ISO
/// 32000-1, 14.8.4.3.3), else paragraphs. One plain paragraph belongs to `parent` itself.
BoxTags tag_text(const TextBox& box, page::ElementId parent, page::Document& document);

/// The same as above with each paragraph in its own element; with no tags it is an artifact.
void paint_text(const TextBox& box, Point origin, const BoxTags& tags, page::Page& page);

}  // namespace sopan::layout
