#pragma once

#include "pipeline/base/length.hpp"
#include "pipeline/layout/text.hpp"
#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/page.hpp"

/// How a comparison marks what has changed: each mark has a form beside its colour, so that a copy
/// in black says the same.
namespace sopan::layout {

/// Blue for what is new or otherwise changed, red for what is gone.
page::Ink ink_of(manuscript::Edit edit);

/// The line of a stretch of text that begins at `origin` on its baseline: through what is removed,
/// under what is added.
page::Path edit_line(manuscript::Edit edit, Point origin, Length width, Length size);
/// The same for text that is set upward.
page::Path upward_edit_line(manuscript::Edit edit, Point origin, Length width, Length size);

/// The widest that words beside a bar can be.
inline constexpr Length change_words_width = millimetres(14.2);

/// The bar beside a row whose top left corner is `corner`, in the margin, with its words left of
/// it; the bar of what is removed is dashed.
void change_bar(manuscript::Edit edit, Point corner, Length height, const TextBox& words,
                page::ElementId element, page::Page& page);
/// A bar without words, right of the corner.
void right_change_bar(manuscript::Edit edit, Point corner, Length height, page::Page& page);

}  // namespace sopan::layout
