#pragma once

#include <cstddef>
#include <filesystem>

namespace sopan::publish {

/// Starts a small worked project in `folder`, which is made if need be; returns the number of its
/// files. Overwrites nothing: if one of the files is there already, writes none and throws
/// `std::system_error` that names it.
std::size_t start_project(const std::filesystem::path& folder);

}  // namespace sopan::publish
