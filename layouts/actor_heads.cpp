#include "layouts/actor_heads.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "layouts/column_widths.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::TextStyle;

constexpr TextStyle turned_head{.size = 8_pt, .leading = 9.5_pt, .bold = true};

Length widest_actor_word(const manuscript::Procedure& procedure, const TextStyle& style,
                         const Context& context) {
  Length widest;
  for (const auto& actor : procedure.actors)
    widest = std::max(widest, layout::widest_word(actor.name, style, context.faces));
  return widest;
}

/// The largest size of the actors' names at which no word is divided, else the smallest.
TextStyle actor_head(const manuscript::Procedure& procedure, Length width,
                     const layout::TableStyle& table, const Context& context) {
  auto style = table.head;
  for (const auto& [size, leading] : {std::pair{8.5_pt, 10_pt}, {8_pt, 9.5_pt}, {7.5_pt, 9_pt}}) {
    style.size = size;
    style.leading = leading;
    if (widest_actor_word(procedure, style, context) <= width - 2 * table.pad_x) break;
  }
  return style;
}

/// Room that the widest label of an exit needs between the middle of its column and the ruling, on
/// both sides.
Length labels_room(const manuscript::Procedure& procedure, const Context& context) {
  constexpr TextStyle label{.size = 6.5_pt, .leading = 7.5_pt};
  constexpr Length gaps = 1.5_mm;
  Length widest;
  for (const auto& arrow : procedure.arrows)
    widest = std::max(widest, layout::text_width(arrow.label, label, context.faces) + gaps);
  return 2 * widest;
}

}  // namespace

Length wished_actor_width(const manuscript::Procedure& procedure, const layout::TableStyle& table,
                          const Context& context) {
  auto style = table.head;
  style.size = 8_pt;
  std::vector<Length> names;
  names.reserve(procedure.actors.size());
  for (const auto& actor : procedure.actors)
    names.push_back(layout::widest_word(actor.name, style, context.faces) + 2 * table.pad_x);
  const auto usual = context.profile.length("kolom-pelaksana-wajar");
  const auto most = context.profile.length("kolom-pelaksana-maksimum");
  const auto least = std::max(usual, labels_room(procedure, context));
  return std::min(width_for_names(names, least), std::max(usual, most));
}

void add_actor_heads(const manuscript::Procedure& procedure, Length width, const Context& context,
                     layout::Table& table) {
  const auto count = procedure.actors.size();
  table.head.push_back({.text = context.profile.label("pelaksana"), .column = 2, .columns = count});
  const bool turned = width < context.profile.length("nama-pelaksana-tegak");
  const auto style = turned ? turned_head : actor_head(procedure, width, table.style, context);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& actor = procedure.actors[i];
    const auto row = actor.group ? 2U : 1U;
    table.head.push_back({.text = actor.name,
                          .column = 2 + i,
                          .row = row,
                          .rows = table.head_rows - row,
                          .turned = turned,
                          .style = style,
                          .compared = actor.compared});
    const bool opens = actor.group && (i == 0 || procedure.actors[i - 1].group != actor.group);
    if (!opens) continue;
    std::size_t span = 1;
    while (i + span < count && procedure.actors[i + span].group == actor.group) ++span;
    table.head.push_back(
        {.text = procedure.groups[*actor.group], .column = 2 + i, .columns = span, .row = 1});
  }
}

}  // namespace sopan::layouts
