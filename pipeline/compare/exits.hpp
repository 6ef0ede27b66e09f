#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/compare/match.hpp"
#include "pipeline/model/manuscript.hpp"

/// The ways out of a step, in two procedures.
namespace sopan::compare {

/// A way out of a step.
struct Exit {
  std::string label;
  std::size_t target = 0;  ///< step
  bool next = false;       ///< unlabelled, to the next row: it need not be said
  std::size_t arrow = 0;
};

/// A way that is lost, new, or (both are there) leads elsewhere now.
struct ExitChange {
  std::optional<Exit> was, is;
};

/// What has changed in the ways out of the old step `i`, which is the new step `j`. Ways to the
/// next row that only lead to what is next now are no change.
std::vector<ExitChange> exit_changes(const manuscript::Procedure& before, std::size_t i,
                                     const manuscript::Procedure& after, std::size_t j,
                                     const Matches& steps);

}  // namespace sopan::compare
