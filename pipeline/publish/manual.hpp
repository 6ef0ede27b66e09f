#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "pipeline/base/source.hpp"
#include "pipeline/font/font.hpp"
#include "pipeline/publish/equipment.hpp"
#include "pipeline/publish/load.hpp"

/// The manual: all SOPs of a project as one book.
namespace sopan::publish {

/// Paths of SOPs that have errors.
using Failed = std::set<std::string, std::less<>>;

/// The PDF of the manual. It carries the whole project as it was written; a page stands in the
/// place of each SOP that failed.
std::string print_manual(const Loaded& loaded, const Failed& failed, const Equipment& equipment,
                         const font::Faces& faces, const Sources& sources);

}  // namespace sopan::publish
