#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/sign/message_check.hpp"

namespace sopan::sign {

/// What a certificate is to be good for.
enum class Purpose : std::uint8_t { document, timestamp };

struct ChainQuestion {
  std::string certificate;
  std::vector<std::string> others;  ///< certificates that may stand between it and an anchor
  Purpose purpose = Purpose::document;
  std::int64_t time = 0;  ///< when it must have been good
};

/// Whether a chain leads from the certificate to an anchor (RFC 5280, 6), and whether any link of
/// it was revoked by then (CRLs; OCSP, RFC 6960). All that is wrong with it, or unknown.
std::vector<Finding> check_chain(const ChainQuestion& question, const Trust& trust,
                                 const Evidence& evidence);

/// Whether the time lies within the validity of a certificate.
bool was_valid(const std::string& certificate, std::int64_t time);

/// The common name of the issuer, for people.
std::string issuer_of(const std::string& certificate);

}  // namespace sopan::sign
