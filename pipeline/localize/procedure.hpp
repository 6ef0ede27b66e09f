#pragma once

#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/sop.hpp"

namespace sopan::localization {

/// A procedure with every word it prints: numbers, cells, exits for the plain tables, and the flow
/// of each row in words.
manuscript::Procedure procedure(const Procedure& procedure, Format format, const Profile& profile);

}  // namespace sopan::localization
