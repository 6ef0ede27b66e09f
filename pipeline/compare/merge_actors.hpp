#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/model/manuscript.hpp"

namespace sopan::compare {

/// The columns of a merged table: those of the new one, and between them those that are gone but
/// had symbols.
struct MergedActors {
  std::vector<std::string> groups;
  std::vector<manuscript::Actor> actors;
  std::vector<std::size_t> old_places, new_places;  ///< of each actor, in `actors`
};

MergedActors merge_actors(const manuscript::Procedure& before, const manuscript::Procedure& after);

}  // namespace sopan::compare
