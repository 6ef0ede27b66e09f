#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "pipeline/cli/archive.hpp"

namespace sopan::cli {

/// Prints an edition that is no longer in force again from its archived source, with its status
/// across every page; nothing when it does not print any more.
std::optional<std::string> stamped(const Found& found);

}  // namespace sopan::cli
