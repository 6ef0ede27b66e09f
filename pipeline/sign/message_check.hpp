#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/sign/verify.hpp"

namespace sopan::sign {

/// Data for the validation that a file brings along (`/DSS`), DER.
struct Evidence {
  std::vector<std::string> certificates, lists, answers;
};

/// Judges the message of a signature (CMS, as the `/Contents` of the file) over what it covers;
/// writes signer, time and findings into the report.
void check_message(std::string_view contents, std::string_view covered, const Trust& trust,
                   const Evidence& evidence, SignatureReport& report);

/// The same for a document timestamp (RFC 3161).
void check_document_timestamp(std::string_view contents, std::string_view covered,
                              const Trust& trust, const Evidence& evidence,
                              SignatureReport& report);

}  // namespace sopan::sign
