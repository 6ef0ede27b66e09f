#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/base/source.hpp"
#include "pipeline/publish/load.hpp"
#include "pipeline/publish/shard.hpp"

/// Which SOPs of which projects a run is about.
namespace sopan::publish {

/// What was asked for.
struct Request {
  std::vector<std::filesystem::path> paths;  ///< projects, folders in them, `manual.xml`, SOPs
  std::vector<std::string> only;             ///< ids of SOPs; empty: all
  Shard shard;                               ///< of the SOPs of each project
};

/// A project and the SOPs of it that are asked for.
struct Selection {
  Loaded project;
  std::vector<std::size_t> chosen;  ///< indices into `Loaded::sops`, ascending
  bool whole = false;               ///< all of the project is asked for
  std::size_t left = 0;             ///< of the chosen: not begun, since the run was stopped
};

/// All that a run is about.
struct Batch {
  std::vector<Selection> selections;   ///< in the order of the paths, each project once
  std::vector<std::string> outside;    ///< folders with no `manual.xml` in them or above
  std::vector<std::string> unknown;    ///< ids of `Request::only` that no SOP of the paths has
  std::vector<std::string> ids;        ///< of the SOPs of the paths, for suggestions
  std::vector<std::string> elsewhere;  ///< of the other SOPs of the projects
};

/// The id of a SOP: what it says itself, else the name of its file.
std::string id_of(const SopFile& sop);

/// Loads the projects of the request. Reports what is wrong in the chosen SOPs and in the manuals
/// and registers, not in SOPs that nobody asked for. A path that does not exist throws.
Batch open_batch(const Request& request, Sources& sources, Diagnostics& diagnostics,
                 const Loading& loading = {});

}  // namespace sopan::publish
