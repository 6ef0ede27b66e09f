#pragma once

#include "pipeline/cli/options.hpp"

namespace sopan::cli {

/// `sign --prepare FILE`: leaves a folder with all that a signature needs, and tells the digests.
int prepare_apart(const Options& options);

/// `sign --finish FOLDER`: puts the signature that came back in its place.
int finish_apart(const Options& options);

}  // namespace sopan::cli
