#pragma once

#include <compare>
#include <optional>
#include <string_view>

namespace sopan {

/// A date of the Gregorian calendar that may lack its day, or day and month (ISO 8601 reduced
/// precision).
struct Date {
  int year = 0;
  int month = 0;  ///< 1…12, or 0 when not known
  int day = 0;    ///< 1…31, or 0 when not known
  bool operator==(const Date&) const = default;
};

/// Days of a month, leap years by the Gregorian rule.
int days_in_month(int year, int month);

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Nothing when it is not of that form; the date may still
/// not exist: see `exists`.
std::optional<Date> parse_date(std::string_view text);

/// Whether the calendar has this date.
bool exists(const Date& date);

/// The first and the last day that a date can mean.
Date earliest(const Date& date);
Date latest(const Date& date);

/// Whether `a` lies after `b` under every reading of the missing parts.
bool surely_after(const Date& a, const Date& b);

}  // namespace sopan
