#pragma once

#include <vector>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/base/source.hpp"
#include "pipeline/cli/options.hpp"
#include "pipeline/cli/tell.hpp"
#include "pipeline/publish/build.hpp"

namespace sopan::cli {

/// What `check` and `build` have in common.
struct Pressed {
  Sources sources;
  Diagnostics diagnostics;
  std::vector<publish::Made> made;
  Tally tally;
};

/// The folder of the PDFs.
std::string output_of(const Options& options);

/// Milliseconds of a steady clock.
double milliseconds();

/// Makes the SOPs that the command line asks for; writes them if it is to `build`. Throws
/// `UsageError` for a folder without a project and for names that are not known.
Pressed press(const Options& options, bool write);

}  // namespace sopan::cli
