#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace sopan::sign {

/// A service on the network cannot be asked; `what()` tells why, in OpenSSL's words.
struct HttpError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The server of an `https` address is not the one that was asked; `what()` tells why, in OpenSSL's
/// words.
struct StrangeServer : HttpError {
  StrangeServer(bool other_name, const std::string& why)
      : HttpError(why), has_other_name(other_name) {}
  bool has_other_name;  ///< its certificate is for another host; else nobody vouches for it
};

/// Asks a timestamp authority (RFC 3161, 3.4) at an `http` or `https` address, within that many
/// seconds, for at most 1 MiB. Of `https` the certificate of the server is held against the anchors
/// of the system, or those of the file that `SSL_CERT_FILE` names. Throws `HttpError`.
std::string post_timestamp_query(const std::string& url, std::string_view request, int seconds);

}  // namespace sopan::sign
