#pragma once

#include "pipeline/cli/options.hpp"
#include "pipeline/sign/key.hpp"

namespace sopan::cli {

/// Opens the key on a token that `--pkcs11` names, with the module of `--module` (else
/// `SOPAN_PKCS11_MODULE`, else that of p11-kit) and the certificates of `--cert`, if given. Throws
/// `UsageError`, also for a PIN in the URI.
sign::Key open_token(const Options& options);

}  // namespace sopan::cli
