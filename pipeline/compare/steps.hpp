#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/compare/match.hpp"
#include "pipeline/model/manuscript.hpp"

/// What of two procedures belongs together.
namespace sopan::compare {

/// The procedures of two sheets: by title, else by place.
Matches match_procedures(const std::vector<manuscript::Procedure>& before,
                         const std::vector<manuscript::Procedure>& after);

/// The steps of two procedures: by id, else by likeness of their activity. `old_ids` and `new_ids`
/// hold the id of each step, empty where it has none.
Matches match_steps(const manuscript::Procedure& before, const std::vector<std::string>& old_ids,
                    const manuscript::Procedure& after, const std::vector<std::string>& new_ids);

/// The number of a step as printed; "-" where it has none.
std::string number_of(const manuscript::Procedure& procedure, std::size_t step);

/// Names of the actors, in the order of the columns.
std::vector<std::string> names_of(const manuscript::Procedure& procedure);

/// The text of the cell that covers a row in a column; nothing where the column is not there.
manuscript::TextBlock cell_of(const manuscript::Procedure& procedure, std::size_t step,
                              Column column);

}  // namespace sopan::compare
