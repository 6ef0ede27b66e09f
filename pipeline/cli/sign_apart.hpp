#pragma once

#include "pipeline/cli/options.hpp"
#include "pipeline/sign/key.hpp"

namespace sopan::cli {

/// The signer and the issuers in the file of `--cert`. Throws `UsageError`.
sign::Signer read_signer(const Options& options);

/// `sign --prepare FILE`: leaves a folder with all that a signature needs, and tells the digests.
int prepare_apart(const Options& options);

/// `sign --finish FOLDER`: puts the signature that came back in its place.
int finish_apart(const Options& options);

}  // namespace sopan::cli
