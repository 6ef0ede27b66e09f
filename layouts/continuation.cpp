#include <algorithm>
#include <utility>

#include "layouts/layouts.hpp"
#include "layouts/pattern.hpp"
#include "pipeline/layout/text.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;

constexpr layout::TextStyle style{.size = 7.5_pt, .leading = 9_pt};
constexpr layout::TextStyle mark_style{
    .size = 8_pt, .leading = 9_pt, .bold = true, .align = layout::Align::centre};
constexpr Length over_frame = 2_mm;
constexpr Length mark_height = 60_mm;

/// The size at which a word `width` wide at `size` fits the page at 30°: cos = 0.866, sin = 0.5.
Length fitting(Length size, Length width, const page::Page& page) {
  constexpr Length margin = 15_mm;
  const Length widest{(page.width - 2 * margin).millipoints * 1000 / 866};
  const Length tallest = (page.height - 2 * margin - mark_height / 2) * 2;
  const auto most = std::min(widest, tallest);
  return width <= most ? size : Length{size.millipoints * most.millipoints / width.millipoints};
}

/// The word in outline letters, 60 mm high where the page is wide enough, beneath everything else.
void paint_outlines(const std::string& word, const Context& context, page::Page& page) {
  constexpr auto face = font::Role::bold;
  const auto& metrics = context.faces[face].metrics();
  const Length full{mark_height.millipoints * metrics.units_per_em / metrics.cap_height};
  auto shaped = context.faces[face].shape(word);
  const auto size = fitting(full, font::scaled(shaped.advance, metrics.units_per_em, full), page);
  const auto width = font::scaled(shaped.advance, metrics.units_per_em, size);
  // Half the word before the middle of the page, half its height below.
  const Length along = width / 2;
  const Length across{mark_height.millipoints * size.millipoints / full.millipoints / 2};
  const Point origin{page.width / 2 - along * 866 / 1000 + across / 2,
                     page.height / 2 + along / 2 + across * 866 / 1000};
  page.marks.insert(page.marks.begin(), page::TextRun{.origin = origin,
                                                      .face = static_cast<page::FaceId>(face),
                                                      .size = size,
                                                      .rotation = page::Rotation::diagonal,
                                                      .outlined = true,
                                                      .glyphs = std::move(shaped.glyphs),
                                                      .text = word});
}

/// Both on every page: the outlines, and small and bold over the frame, where no copier loses it.
void paint_mark(const std::string& word, const Context& context, page::Document& document) {
  const auto frame = context.paper.frame();
  const auto small = layout::set_text(word, mark_style, frame.width, context.faces);
  const Point over{frame.origin.x, frame.origin.y - over_frame - style.leading};
  for (auto& page : document.pages) {
    paint_outlines(word, context, page);
    layout::paint_text(small, over, 0, 1, page::artifact, page);
  }
}

}  // namespace

void continuation_lines(const manuscript::Sop& sop, const Context& context,
                        page::Document& document) {
  const auto frame = context.paper.frame();
  const auto total = document.pages.size();
  if (!sop.mark.empty()) paint_mark(sop.mark, context, document);
  for (std::size_t i = 1; i < total; ++i) {
    const auto y = frame.origin.y - over_frame - style.leading;
    const auto place = layout::set_text(
        filled_in(context.profile.label("halaman"), std::to_string(i + 1), std::to_string(total)),
        style, frame.width, context.faces);
    const auto number = sop.number.empty() ? sop.name : sop.number + " · " + sop.name;
    const auto name =
        layout::set_text(number, style, frame.width - place.width - 10_mm, context.faces);
    auto& page = document.pages[i];
    layout::paint_text(name, {frame.origin.x, y}, 0, 1, page::artifact, page);
    if (context.profile.on("nomor-halaman"))
      layout::paint_text(place, {frame.right() - place.width, y}, 0, 1, page::artifact, page);
  }
}

}  // namespace sopan::layouts
