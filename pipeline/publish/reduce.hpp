#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/base/source.hpp"
#include "pipeline/publish/equipment.hpp"
#include "pipeline/publish/load.hpp"
#include "pipeline/publish/state.hpp"

/// The least project that prints one SOP as the whole one does.
namespace sopan::publish {

struct Reduced {
  std::vector<ProjectFile> files;  ///< the manual first
  Causes causes;                   ///< all that the print depends on
};

/// The SOP as it was written, and of the rest what it uses. The manual names the profile and the
/// paper of the run; the regulations are those cited and those by which they were amended or
/// revoked; SOPs that are linked to stand as `<sop-terkait>`. Canonical: the project so reduced,
/// reduced again, gives the same bytes. Nothing of a SOP that could not be read.
Reduced reduced(const Loaded& loaded, const SopFile& sop, const Equipment& equipment,
                const Sources& sources);

/// The hash of a reduced project that its sheet shows: 64 bits in hexadecimal, as much as the code
/// has room for; empty when the sheets show none.
std::string fingerprint_of(const Loaded& loaded, const std::vector<ProjectFile>& files);

/// What the SOPs of a print share beside the project: profile, paper, logo, fonts
/// (their fingerprints), program.
std::string equipment_hash(const Equipment& equipment,
                           const std::vector<std::string>& fingerprints);

/// The name and the hash under which a linked SOP stands in `Causes`.
std::pair<std::string, std::string> cause_of(const SopName& linked);

}  // namespace sopan::publish
