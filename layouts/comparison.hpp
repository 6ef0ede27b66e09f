#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "layouts/layouts.hpp"
#include "pipeline/layout/edits.hpp"
#include "pipeline/layout/route/route.hpp"

/// What a comparison adds to the sheets of an edition. Of an ordinary sheet nothing is changed.
namespace sopan::layouts {

/// A value as it stands, or with what has changed in it, if it is known.
manuscript::TextBlock compared(const std::string& value, const manuscript::TextBlock& changes);

/// One string of which everything is new or gone.
manuscript::TextBlock text_of(const std::string& text, manuscript::Edit edit);

/// The label of the profile for it: BARU, DIHAPUS, PINDAH, DIUBAH. `edit` is not `none`.
const char* label_of(manuscript::Edit edit);

/// The number of a step: struck through, if the step is gone.
manuscript::TextBlock number_of(const manuscript::Step& step);

/// BARU, DIHAPUS, PINDAH with its number before, DIUBAH: the words beside a row's bar.
layout::TextBox margin_words(const manuscript::Step& step, const Context& context);

/// The flow of a row in words, and what has become of the row.
std::string alternative_of(const manuscript::Step& step, const Context& context);

/// The note on an arrow that found no way on the sheet.
manuscript::TextBlock undrawn_arrow(const manuscript::Procedure& procedure, std::size_t arrow,
                                    const Context& context);

/// The outline of a symbol: bold what is new or changed, dashed and without words what is gone.
page::Path compared_symbol(manuscript::Edit edit, page::Path outline);

/// An arrow along `points`: bold if it is new; thin, dashed and crossed out if it is lost.
std::vector<page::Path> compared_arrow(manuscript::Edit edit, const std::vector<Point>& points,
                                       bool head, const route::Arrow& arrow);

}  // namespace sopan::layouts
