#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace sopan::sign {

/// A service on the network cannot be asked; `what()` tells why, in OpenSSL's words.
struct HttpError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Asks a timestamp authority (RFC 3161, 3.4) at an `http` or `https` address, within that many
/// seconds, for at most 1 MiB. Of `https` the certificate of the server is held against the anchors
/// of the system. Throws `HttpError`.
std::string post_timestamp_query(const std::string& url, std::string_view request, int seconds);

}  // namespace sopan::sign
