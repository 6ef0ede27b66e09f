#pragma once

#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/base/source.hpp"
#include "pipeline/publish/equipment.hpp"

namespace sopan::publish {

/// A path that a file of a project cannot have: out of the folder, twice, or with characters that
/// no honest name has.
struct BadPath : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Writes the files of a project into a folder, the manual last. Looks at all of them before the
/// first is written: a bad path throws `BadPath`, a file that is there with other content
/// `std::system_error` (EEXIST); files that are there as they should be stay.
void put_project(const std::vector<ProjectFile>& files, const std::filesystem::path& folder);

/// Prints the only SOP of the project in `folder` again, in memory, or the manual of several;
/// nothing if it has errors, which are reported.
std::optional<std::string> print_again(const std::filesystem::path& folder, Sources& sources,
                                       Diagnostics& diagnostics);

}  // namespace sopan::publish
