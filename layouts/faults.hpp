#pragma once

#include <string>

#include "layouts/layouts.hpp"
#include "pipeline/layout/table.hpp"
#include "pipeline/layout/text.hpp"

/// What layout has to tell the author: each with the place of what he wrote.
namespace sopan::layouts {

/// Words broken where they have no joint, in the column of that head ("word-too-long", warning).
void report_broken_words(const layout::TextBox& box, const std::string& column,
                         const Context& context);

/// Words that no decision of its column can hold ("words-too-long", warning).
void report_long_words(const manuscript::Symbol& symbol, const Context& context);

/// More actors than the paper can hold at the profile's least width ("too-many-actors", error).
void report_too_many_actors(const manuscript::Procedure& procedure, const Context& context);

/// An arrow that found no free side or lane ("no-way-for-arrow", error).
void report_unroutable(const manuscript::Procedure& procedure, std::size_t arrow,
                       const Context& context);

/// One of several pages, where a single row fills less than a third of it
/// ("nearly-empty-page", warning); `bottom` is where the row ends.
void report_nearly_empty(const layout::TableRow& row, Length bottom, std::size_t page,
                         const Context& context);

/// An arrow that cannot use the sides its author wishes for ("wish-not-heeded", warning).
void report_unheeded(const manuscript::Procedure& procedure, std::size_t arrow,
                     const Context& context);

}  // namespace sopan::layouts
