#include "pipeline/base/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

namespace sopan {
namespace {

std::optional<int> digits(std::string_view text, std::size_t count) {
  if (text.size() != count) return {};
  if (!std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) return {};
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr std::array days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days.at(static_cast<std::size_t>(month - 1));
}

std::optional<Date> parse_date(std::string_view text) {
  const auto year = digits(text.substr(0, 4), 4);
  if (!year) return {};
  if (text.size() == 4) return Date{*year, 0, 0};
  if (text.size() < 7 || text[4] != '-') return {};
  const auto month = digits(text.substr(5, 2), 2);
  if (!month) return {};
  if (text.size() == 7) return Date{*year, *month, 0};
  if (text[7] != '-') return {};
  const auto day = digits(text.substr(8), 2);
  if (!day) return {};
  return Date{*year, *month, *day};
}

bool exists(const Date& date) {
  if (date.year < 1) return false;
  if (date.month == 0) return date.day == 0;
  if (date.month > 12) return false;
  return date.day == 0 || date.day <= days_in_month(date.year, date.month);
}

Date earliest(const Date& date) {
  return {date.year, date.month == 0 ? 1 : date.month, date.day == 0 ? 1 : date.day};
}

Date latest(const Date& date) {
  const int month = date.month == 0 ? 12 : date.month;
  return {date.year, month, date.day == 0 ? days_in_month(date.year, month) : date.day};
}

bool surely_after(const Date& a, const Date& b) {
  const auto first = earliest(a);
  const auto last = latest(b);
  return std::tie(first.year, first.month, first.day) > std::tie(last.year, last.month, last.day);
}

}  // namespace sopan
