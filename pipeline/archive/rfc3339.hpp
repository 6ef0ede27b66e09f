#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sopan::archive {

/// Whether a text is a date and time of RFC 3339, 5.6, with seconds and zone, that exists.
bool is_date_time(std::string_view text);

/// Seconds since 1970-01-01T00:00:00Z as a date and time of RFC 3339 in UTC.
std::string date_time(std::int64_t seconds);

/// Whether a text begins as a URI does (RFC 3986, 3.1): a scheme and a colon, and has no spaces.
bool is_uri(std::string_view text);

}  // namespace sopan::archive
