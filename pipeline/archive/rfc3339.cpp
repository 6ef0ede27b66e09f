#include "pipeline/archive/rfc3339.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "pipeline/base/date.hpp"

namespace sopan::archive {
namespace {

bool is_digit(char one) { return one >= '0' && one <= '9'; }
bool is_letter(char one) { return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z'); }

/// Takes two digits of at most `most` off the front.
bool take_two(std::string_view& text, int most) {
  if (text.size() < 2 || !is_digit(text[0]) || !is_digit(text[1])) return false;
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  text.remove_prefix(2);
  return value <= most;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text[0]) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

bool take_fraction(std::string_view& text) {
  if (!take(text, ".")) return true;
  if (text.empty() || !is_digit(text[0])) return false;
  while (!text.empty() && is_digit(text[0])) text.remove_prefix(1);
  return true;
}

bool take_zone(std::string_view& text) {
  if (take(text, "Zz")) return true;
  return take(text, "+-") && take_two(text, 23) && take(text, ":") && take_two(text, 59);
}

void put(std::string& text, unsigned value, std::size_t width) {
  const std::string digits = std::to_string(value);
  text.append(width - std::min(width, digits.size()), '0').append(digits);
}

}  // namespace

bool is_date_time(std::string_view text) {
  constexpr std::size_t length = 10;
  const auto date = parse_date(text.substr(0, length));
  if (text.size() < length || !date || !exists(*date) || date->day == 0) return false;
  text.remove_prefix(length);
  return take(text, "Tt") && take_two(text, 23) && take(text, ":") && take_two(text, 59) &&
         take(text, ":") && take_two(text, 60) && take_fraction(text) && take_zone(text) &&
         text.empty();
}

std::string date_time(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds moment{std::chrono::seconds(seconds)};
  const auto day = floor<days>(moment);
  const year_month_day date(day);
  const hh_mm_ss time(moment - day);
  std::string text;
  put(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  put(text += '-', static_cast<unsigned>(date.month()), 2);
  put(text += '-', static_cast<unsigned>(date.day()), 2);
  put(text += 'T', static_cast<unsigned>(time.hours().count()), 2);
  put(text += ':', static_cast<unsigned>(time.minutes().count()), 2);
  put(text += ':', static_cast<unsigned>(time.seconds().count()), 2);
  return text += 'Z';
}

bool is_uri(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
  const auto scheme = text.substr(0, colon);
  const auto fits = [](char one) {
    return is_letter(one) || is_digit(one) || one == '+' || one == '-' || one == '.';
  };
  const auto printable = [](char one) { return one > ' ' && one != '<' && one != '>'; };
  return is_letter(scheme[0]) && std::ranges::all_of(scheme, fits) &&
         std::ranges::all_of(text, printable);
}

}  // namespace sopan::archive
