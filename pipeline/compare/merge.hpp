#pragma once

#include <string>
#include <vector>

#include "pipeline/model/manuscript.hpp"

namespace sopan::compare {

/// One procedure of two: the new one, in which the rows, columns, symbols and arrows of the old one
/// that are gone stand as removed. Either may be empty. The ids are those of the steps.
manuscript::Procedure merged(const manuscript::Procedure& before,
                             const std::vector<std::string>& old_ids,
                             const manuscript::Procedure& after,
                             const std::vector<std::string>& new_ids);

}  // namespace sopan::compare
