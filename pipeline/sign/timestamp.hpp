#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

/// Timestamps of signatures (RFC 3161), asked for and taken.
namespace sopan::sign {

/// Why an answer of a timestamp authority is not taken.
enum class StampFlaw : std::uint8_t {
  damaged,   ///< no answer of the standard, or its signature is wrong
  refused,   ///< the authority did not want to; `what()` tells its reason
  mismatch,  ///< of something else: another imprint or nonce
};

struct BadTimestamp : std::runtime_error {
  BadTimestamp(StampFlaw kind, const std::string& what) : std::runtime_error(what), flaw(kind) {}
  StampFlaw flaw;
};

/// A request (DER) for a timestamp of the SHA-256 of `stamped`, with a random nonce, that also asks
/// for the certificate of the authority.
std::string timestamp_request(std::string_view stamped);

/// The token (DER) in an answer to that request. Throws `BadTimestamp`. Whether the authority is
/// trusted is for `verify` to say.
std::string timestamp_token(std::string_view request, std::string_view answer);

}  // namespace sopan::sign
