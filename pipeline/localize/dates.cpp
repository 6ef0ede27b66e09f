#include "pipeline/localize/dates.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include <array>
#include <stdexcept>

namespace sopan::localization {
namespace {

using Months = std::array<std::string, 12>;

Months months_of(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, "gregorian", status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
  std::int32_t count = 0;
  const auto* const names =
      symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
  Months months;
  for (std::size_t i = 0; i < months.size() && i < static_cast<std::size_t>(count); ++i)
    names[i].toUTF8String(months[i]);
  return months;
}

const std::string& month(int number, Language language) {
  static const auto indonesian = months_of(icu::Locale("id"));
  static const auto english = months_of(icu::Locale("en"));
  const auto& months = language == Language::english ? english : indonesian;
  return months[static_cast<std::size_t>(number - 1) % months.size()];
}

/// Of a month that the calendar does not have: as it is written.
std::string two_digits(int number) {
  if (number == 0) return {};
  return (number < 10 ? "-0" : "-") + std::to_string(number);
}

}  // namespace

std::string date(const Date& date, Language language) {
  auto text = std::to_string(date.year);
  if (date.month == 0) return text;
  if (date.month > 12) return text + two_digits(date.month) + two_digits(date.day);
  text = month(date.month, language) + " " + text;
  if (date.day == 0) return text;
  return std::to_string(date.day) + " " + text;
}

std::string date(const std::optional<Date>& value, const std::string& absent) {
  return value ? date(*value) : absent;
}

}  // namespace sopan::localization
