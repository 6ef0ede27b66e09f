#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/cli/options.hpp"
#include "pipeline/cli/verify_archive.hpp"
#include "pipeline/sign/verify.hpp"

/// What the judgement of a signed PDF needs, and its form as data.
namespace sopan::cli {

/// Certificates and revocation lists of the folder of `--trust`: the files that hold one, in the
/// order of names. Throws `UsageError` for a folder without any certificate.
sign::Trust trust_of(const Options& options);

/// TOTAL-PASSED, INDETERMINATE, TOTAL-FAILED (EN 319 102-1).
std::string_view etsi_name(sign::Verdict verdict);

/// The report on the file `name` as one JSON object, with what an archive says of it, if one was
/// asked.
std::string data_of(const std::string& name, const sign::VerifyReport& report, Language language,
                    const std::optional<ArchiveAnswer>& answer = {});

/// JSON objects as one list.
std::string list_of(const std::vector<std::string>& objects);

}  // namespace sopan::cli
