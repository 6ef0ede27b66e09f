#pragma once

#include <optional>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/compare/compare.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/publish/batch.hpp"

namespace sopan::publish {

/// A SOP of a project as its words are printed, to be compared with another edition; nothing when
/// it has errors, which are reported.
std::optional<compare::Sheet> sheet_of(const Loaded& loaded, const SopFile& sop,
                                       const Profile& profile, Diagnostics& diagnostics);

}  // namespace sopan::publish
