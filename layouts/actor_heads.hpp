#pragma once

#include "layouts/layouts.hpp"
#include "pipeline/layout/table.hpp"

/// The heads of the actors' columns in a flow table.
namespace sopan::layouts {

/// What an actor's column would like: names undivided and the labels of its exits clear of the
/// rulings, within the profile's bounds.
Length wished_actor_width(const manuscript::Procedure& procedure, const layout::TableStyle& table,
                          const Context& context);

/// Names of the actors, under their groups, from the third column on; turned in columns of a
/// `width` that is too narrow for them.
void add_actor_heads(const manuscript::Procedure& procedure, Length width, const Context& context,
                     layout::Table& table);

}  // namespace sopan::layouts
