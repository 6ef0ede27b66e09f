#include <string>

#include "pipeline/layout/edits.hpp"
#include "pipeline/layout/text.hpp"

/// Marks of text that is set.
namespace sopan::layout {
namespace {

Length ascent_of(const TextBox& box) {
  // The letters stand centred in the leading; 0.72 and 0.22 em are the heights of capital and
  // descender.
  return box.leading / 2 + box.size * 25 / 100;
}

void paint_piece(const Piece& piece, Point line, const TextBox& box, const ParagraphTags& tag,
                 page::Page& page) {
  const Point origin{line.x + piece.x, line.y};
  const bool leads = !piece.target.empty() && tag.link != page::artifact;
  const auto element = piece.marker ? tag.marker : leads ? tag.link : tag.text;
  if (piece.page_of.empty()) {
    page.marks.emplace_back(run_of(piece, box, origin, element));
    if (piece.edit != manuscript::Edit::none)
      page.marks.emplace_back(edit_line(piece.edit, origin, piece.width, box.size));
  } else {
    page.marks.emplace_back(page::PageNumberSlot{.origin = origin,
                                                 .face = static_cast<page::FaceId>(piece.face),
                                                 .size = box.size,
                                                 .width = piece.width,
                                                 .at_left = box.align != Align::right,
                                                 .destination = piece.page_of,
                                                 .element = element});
  }
}

/// Links over the pieces of a line that lead somewhere; neighbours that lead to one place are one.
void paint_links(const Line& line, Point origin, Length height, page::ElementId element,
                 page::Page& page) {
  for (std::size_t i = 0; i < line.pieces.size();) {
    const auto& first = line.pieces[i];
    std::string words;
    auto end = first.x;
    for (; i < line.pieces.size() && line.pieces[i].target == first.target; ++i) {
      if (line.pieces[i].page_of.empty()) words += line.pieces[i].text;
      end = line.pieces[i].x + line.pieces[i].width;
    }
    if (first.target.empty()) continue;
    page.marks.emplace_back(
        page::Link{.box = {{origin.x + first.x, origin.y}, end - first.x, height},
                   .destination = first.target,
                   .description = words,
                   .element = element});
  }
}

void paint_lines(const TextBox& box, Point origin, std::size_t first, std::size_t last,
                 const BoxTags& tags, page::Page& page) {
  for (auto i = first; i < last && i < box.lines.size(); ++i) {
    const auto& line = box.lines[i];
    const auto baseline = origin.y + line.top - box.lines[first].top + ascent_of(box);
    const auto tag = line.paragraph < tags.size() ? tags[line.paragraph] : ParagraphTags{};
    for (const auto& piece : line.pieces) paint_piece(piece, {origin.x, baseline}, box, tag, page);
    if (tag.link != page::artifact)
      paint_links(line, {origin.x, baseline - ascent_of(box)}, box.leading, tag.link, page);
  }
}

}  // namespace

page::TextRun run_of(const Piece& piece, const TextBox& box, Point origin,
                     page::ElementId element) {
  return {.origin = origin,
          .face = static_cast<page::FaceId>(piece.face),
          .size = box.size,
          .ink = ink_of(piece.edit),
          .glyphs = piece.glyphs,
          .text = piece.text,
          .element = element,
          .foreign = piece.foreign};
}

void paint_text(const TextBox& box, Point origin, std::size_t first, std::size_t last,
                page::ElementId element, page::Page& page) {
  const BoxTags tags(box.paragraphs.size(), {element, element});
  paint_lines(box, origin, first, last, tags, page);
}

void paint_text(const TextBox& box, Point origin, const BoxTags& tags, page::Page& page) {
  paint_lines(box, origin, 0, box.lines.size(), tags, page);
}

}  // namespace sopan::layout
