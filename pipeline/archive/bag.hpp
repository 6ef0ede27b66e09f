#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/archive/store.hpp"

namespace sopan::archive {

/// Writes the files of one version as a bag of BagIt 1.0 (RFC 8493) with SHA-512 manifests, into a
/// folder that must not exist; it has its name only when it is whole. `info` are the lines of
/// bag-info.txt: label and value.
void write_bag(const Object& object, const VersionBlock& version,
               const std::filesystem::path& folder,
               const std::vector<std::pair<std::string, std::string>>& info);

/// Writes the files of one version into a folder that must not exist, likewise.
void write_files(const Object& object, const VersionBlock& version,
                 const std::filesystem::path& folder);

}  // namespace sopan::archive
