#pragma once

#include <string>

#include "pipeline/cli/options.hpp"

namespace sopan::cli {

/// Lets `--external-cmd` sign a file, and looks at what comes back. What was lost on the way is
/// told; what is not signed, or shows something else, is put beside as `FILE.ditolak` and refused.
/// Throws `UsageError`, `BadPdf`, `CannotSign`.
std::string signed_by_portal(const Options& options, const std::string& name,
                             const std::string& pdf);

}  // namespace sopan::cli
