#pragma once

#include <string>

#include "pipeline/cli/options.hpp"
#include "pipeline/sign/message_check.hpp"

namespace sopan::cli {

/// Whether the options ask for validation data: `--ltv`, or a file of such data.
bool wants_validation_data(const Options& options);

/// The data that `--certs`, `--crl` and `--ocsp` give. Throws `UsageError` when a file holds none,
/// or nothing tells of revocation.
sign::Evidence evidence_of(const Options& options);

}  // namespace sopan::cli
