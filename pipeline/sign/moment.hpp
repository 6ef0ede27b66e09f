#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/base/date.hpp"

namespace sopan::sign {

/// A moment as a clock somewhere shows it.
struct Moment {
  std::int64_t seconds = 0;  ///< since 1970, UTC
  int offset = 0;            ///< of that clock, minutes east of UTC
};

/// WIB, the clock of western Indonesia.
inline constexpr int wib = 7 * 60;

/// Reads `YYYY-MM-DD`, with `THH:MM` or `THH:MM:SS` and then `Z` or `+HH:MM` if wished (RFC 3339);
/// a clock without a zone is WIB.
std::optional<Moment> parse_moment(std::string_view text);

/// Reads a date of a PDF (ISO 32000-1, 7.9.4): `D:20260102030405+07'00'`.
std::optional<Moment> parse_pdf_time(std::string_view text);

/// The moment as a PDF writes it.
std::string pdf_time(const Moment& moment);

/// The day, the time `10:15`, and the name of the zone: WIB, WITA, WIT, or `UTC+01:00`.
Date day_of(const Moment& moment);
std::string time_of(const Moment& moment);
std::string zone_of(const Moment& moment);

/// `2026-01-05T10:15:00+07:00` (RFC 3339).
std::string iso_time(const Moment& moment);

}  // namespace sopan::sign
