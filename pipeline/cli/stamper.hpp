#pragma once

#include "pipeline/cli/options.hpp"
#include "pipeline/sign/sign.hpp"

namespace sopan::cli {

/// Asks for timestamps as the options say (`--tsa-url`, `--tsa-cmd`); empty when they do not. Each
/// call throws `UsageError` when there is no timestamp to be had.
sign::Stamper stamper_of(const Options& options);

}  // namespace sopan::cli
