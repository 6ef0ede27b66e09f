#include <utility>

#include "layouts/layouts.hpp"
#include "layouts/pattern.hpp"
#include "pipeline/layout/text.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;

constexpr layout::TextStyle style{.size = 7.5_pt, .leading = 9_pt};
constexpr layout::TextStyle draft_style{
    .size = 8_pt, .leading = 9_pt, .bold = true, .align = layout::Align::centre};
constexpr Length over_frame = 2_mm;
constexpr Length mark_height = 60_mm;

/// The word in outline letters 60 mm high across the page, beneath everything else.
void paint_draft_mark(const Context& context, page::Page& page) {
  constexpr auto face = font::Role::bold;
  const auto& metrics = context.faces[face].metrics();
  const Length size{mark_height.millipoints * metrics.units_per_em / metrics.cap_height};
  auto shaped = context.faces[face].shape(context.profile.label("draf"));
  const auto width = font::scaled(shaped.advance, metrics.units_per_em, size);
  // Half the word before the middle of the page, half its height below; at 30° cos = 0.866, sin =
  // 0.5.
  const Length along = width / 2;
  const Length across = mark_height / 2;
  const Point origin{page.width / 2 - along * 866 / 1000 + across / 2,
                     page.height / 2 + along / 2 + across * 866 / 1000};
  page.marks.insert(page.marks.begin(), page::TextRun{.origin = origin,
                                                      .face = static_cast<page::FaceId>(face),
                                                      .size = size,
                                                      .rotation = page::Rotation::diagonal,
                                                      .outlined = true,
                                                      .glyphs = std::move(shaped.glyphs),
                                                      .text = context.profile.label("draf")});
}

}  // namespace

void continuation_lines(const manuscript::Sop& sop, const Context& context,
                        page::Document& document) {
  const auto frame = context.paper.frame();
  const auto total = document.pages.size();
  if (sop.draft)
    for (auto& page : document.pages) paint_draft_mark(context, page);
  for (std::size_t i = 1; i < total; ++i) {
    const auto y = frame.origin.y - over_frame - style.leading;
    const auto place = layout::set_text(
        filled_in(context.profile.label("halaman"), std::to_string(i + 1), std::to_string(total)),
        style, frame.width, context.faces);
    const auto number = sop.number.empty() ? sop.name : sop.number + " · " + sop.name;
    const auto name =
        layout::set_text(number, style, frame.width - place.width - 10_mm, context.faces);
    auto& page = document.pages[i];
    if (sop.draft) {
      const auto word =
          layout::set_text(context.profile.label("draf"), draft_style, frame.width, context.faces);
      layout::paint_text(word, {frame.origin.x, y}, 0, 1, page::artifact, page);
    }
    layout::paint_text(name, {frame.origin.x, y}, 0, 1, page::artifact, page);
    if (context.profile.on("nomor-halaman"))
      layout::paint_text(place, {frame.right() - place.width, y}, 0, 1, page::artifact, page);
  }
}

}  // namespace sopan::layouts
