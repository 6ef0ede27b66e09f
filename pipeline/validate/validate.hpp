#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/model/draft.hpp"
#include "pipeline/model/project.hpp"
#include "pipeline/model/sop.hpp"

namespace sopan {

/// Puts a project together from its drafts; a path is that of the SOP in the project, with or
/// without `.xml`. Always returns a project, with whatever could be resolved; of two things with
/// one id the first counts. Reports duplicate ids and numbers, officials that cannot be, and
/// references of the manual and the registers that lead nowhere.
Project assemble(const draft::Manual& manual, const std::vector<const draft::Register*>& registers,
                 const draft::SopEntries& sops, Diagnostics& diagnostics);

/// Turns the draft at `path` into a complete and consistent SOP. Collects all faults and returns
/// empty if and only if one of them is an error. What a draft (`draf`) lacks is left out of it.
std::optional<Sop> validate(const draft::Sop& draft, const std::string& path,
                            const Project& project, Diagnostics& diagnostics);

}  // namespace sopan
