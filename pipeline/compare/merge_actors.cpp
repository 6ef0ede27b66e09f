#include "pipeline/compare/merge_actors.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "pipeline/compare/lists.hpp"
#include "pipeline/compare/marked.hpp"
#include "pipeline/compare/steps.hpp"
#include "pipeline/compare/text.hpp"

namespace sopan::compare {
namespace {

using manuscript::Actor;
using manuscript::Edit;
using manuscript::Procedure;

bool acts(const Procedure& procedure, std::size_t actor) {
  return std::ranges::any_of(procedure.symbols, [actor](const manuscript::Symbol& symbol) {
    return std::ranges::find(symbol.actors, actor) != symbol.actors.end();
  });
}

/// The old and the new actor of each column.
struct ActorColumn {
  std::optional<std::size_t> was, is;
};

std::vector<ActorColumn> columns_of(const Procedure& before, const Procedure& after) {
  std::vector<Change> unread;
  const auto matches = compare_lists(names_of(before), names_of(after), {}, unread);
  std::vector<ActorColumn> columns;
  for (std::size_t j = 0; j < after.actors.size(); ++j) {
    ActorColumn column{.is = j};
    const auto found = std::ranges::find(matches, std::optional(j));
    if (found != matches.end()) column.was = static_cast<std::size_t>(found - matches.begin());
    columns.push_back(column);
  }
  for (std::size_t i = 0; i < before.actors.size(); ++i) {
    if (matches[i] || !acts(before, i)) continue;
    // Behind the column that it stood behind.
    auto place = columns.begin();
    for (auto left = i; left-- > 0 && place == columns.begin();) {
      const auto found = std::ranges::find(columns, std::optional(left), &ActorColumn::was);
      if (found != columns.end()) place = found + 1;
    }
    columns.insert(place, {.was = i});
  }
  return columns;
}

Actor actor_of(const ActorColumn& column, const Procedure& before, const Procedure& after) {
  if (!column.is) {
    auto actor = column.was ? before.actors[*column.was] : Actor{};
    actor.compared = all_marked(actor.name, Edit::removed);
    actor.group.reset();
    return actor;
  }
  auto actor = after.actors[*column.is];
  if (!column.was) {
    actor.compared = all_marked(actor.name, Edit::added);
  } else if (folded(before.actors[*column.was].name) != folded(actor.name)) {
    actor.compared = marked(before.actors[*column.was].name, actor.name);
  }
  return actor;
}

/// A column that is gone stands under the group of its neighbours, if they are of one.
void join_groups(std::vector<Actor>& actors, const std::vector<ActorColumn>& columns) {
  for (std::size_t at = 1; at < actors.size(); ++at) {
    if (columns[at].is) continue;
    auto next = at + 1;
    while (next < actors.size() && !columns[next].is) ++next;
    if (next < actors.size() && actors[at - 1].group == actors[next].group)
      actors[at].group = actors[next].group;
  }
}

}  // namespace

MergedActors merge_actors(const Procedure& before, const Procedure& after) {
  MergedActors merged;
  merged.groups = after.groups;
  merged.old_places.resize(before.actors.size());
  merged.new_places.resize(after.actors.size());
  const auto columns = columns_of(before, after);
  for (const auto& column : columns) {
    if (column.was) merged.old_places[*column.was] = merged.actors.size();
    if (column.is) merged.new_places[*column.is] = merged.actors.size();
    merged.actors.push_back(actor_of(column, before, after));
  }
  join_groups(merged.actors, columns);
  return merged;
}

}  // namespace sopan::compare
