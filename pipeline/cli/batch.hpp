#pragma once

#include "pipeline/cli/options.hpp"
#include "pipeline/publish/batch.hpp"

namespace sopan::cli {

/// The SOPs that a command line asks for (no PATH: the project of the folder one works in). Throws
/// `UsageError` for folders without a project and ids that no SOP has.
publish::Batch asked_batch(const Options& options, Sources& sources, Diagnostics& diagnostics);

}  // namespace sopan::cli
