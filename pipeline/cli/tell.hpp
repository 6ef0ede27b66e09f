#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/base/source.hpp"
#include "pipeline/cli/options.hpp"

namespace sopan::cli {

/// What a run did, for its last line.
struct Tally {
  std::string_view phrase;  ///< of the summary: {0} SOPs, {1} what failed, {2}–{4} the rest
  std::size_t sops = 0;
  std::size_t unchanged = 0;  ///< SOPs whose PDFs were there already
  std::size_t failed = 0;     ///< SOPs with errors
  std::size_t left = 0;       ///< SOPs that a stopped run has not begun
  double seconds = 0;
};

/// In the order of their places; with `strict`, warnings become errors.
Diagnostics judged(Diagnostics diagnostics, bool strict);

/// Tells the author everything: messages to the error stream and the summary to the output, or all
/// of it as one JSON object to the output, with what `report` says (JSON) besides. Returns the exit
/// code: 1 if there was an error, else 0.
int tell(const Diagnostics& diagnostics, const Sources& sources, const Tally& tally,
         const Options& options, const std::string& report = {});

}  // namespace sopan::cli
