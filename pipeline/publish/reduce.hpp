#pragma once

#include <string>
#include <vector>

#include "pipeline/base/source.hpp"
#include "pipeline/publish/equipment.hpp"
#include "pipeline/publish/load.hpp"

/// The least project that prints one SOP as the whole one does.
namespace sopan::publish {

/// The files of that project, the manual first: the SOP as it was written, and of the rest what it
/// uses. The manual names the profile and the paper of the run; the regulations are those cited and
/// those by which they were amended or revoked; SOPs that are linked to stand as `<sop-terkait>`.
/// Canonical: the project so reduced, reduced again, gives the same bytes.
std::vector<ProjectFile> reduced(const Loaded& loaded, const SopFile& sop,
                                 const Equipment& equipment, const Sources& sources);

}  // namespace sopan::publish
