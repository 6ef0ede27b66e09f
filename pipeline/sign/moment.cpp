#include "pipeline/sign/moment.hpp"

#include <array>
#include <chrono>
#include <cstdlib>

namespace sopan::sign {
namespace {

constexpr int minute = 60, hour = 3600, day = 86400;

/// Takes exactly `count` digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t count) {
  if (text.size() < count) return {};
  int number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return {};
    number = 10 * number + (text[i] - '0');
  }
  text.remove_prefix(count);
  return number;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// A number after a separator; nothing is wrong with the absence of both.
bool take_part(std::string_view& text, std::string_view separator, int most, int& number) {
  if (text.empty()) return true;
  if (!separator.empty() && !take(text, separator.front())) return true;
  const auto found = take_number(text, 2);
  if (!found || *found > most) return false;
  number = *found;
  return true;
}

/// `Z`, `+07:00` or `+07'00'`.
bool take_zone(std::string_view& text, char separator, int& offset) {
  if (text.empty() || take(text, 'Z')) return true;
  const bool west = text.front() == '-';
  if (!take(text, west ? '-' : '+')) return false;
  const auto hours = take_number(text, 2);
  if (!hours || *hours > 14) return false;
  int minutes = 0;
  if (take(text, separator)) {
    if (text.empty() && separator == '\'') return offset = (west ? -60 : 60) * *hours, true;
    const auto found = take_number(text, 2);
    if (!found || *found > 59) return false;
    minutes = *found;
    if (separator == '\'') take(text, '\'');
  }
  offset = (west ? -1 : 1) * (60 * *hours + minutes);
  return true;
}

std::int64_t offset_seconds(int offset) { return std::int64_t{offset} * minute; }

struct Clock {
  int year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0;
};

std::optional<Moment> moment_of(const Clock& clock, int offset) {
  if (!exists({clock.year, clock.month, clock.day})) return {};
  using namespace std::chrono;
  const sys_days date = std::chrono::year{clock.year} / clock.month / clock.day;
  const auto midnight = duration_cast<std::chrono::seconds>(date.time_since_epoch()).count();
  const auto in_day = clock.hour * sign::hour + clock.minute * sign::minute + clock.second;
  return Moment{midnight + in_day - offset_seconds(offset), offset};
}

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// Seconds since midnight on the clock.
int of_day(const Moment& moment) {
  const auto local = moment.seconds + offset_seconds(moment.offset);
  return static_cast<int>(((local % day) + day) % day);
}

std::string offset_of(const Moment& moment, const std::string& between) {
  const int size = std::abs(moment.offset);
  return (moment.offset < 0 ? "-" : "+") + two(size / 60) + between + two(size % 60);
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
  Clock clock;
  const auto date = parse_date(text.substr(0, 10));
  if (text.size() < 10 || !date) return {};
  clock.year = date->year;
  clock.month = date->month;
  clock.day = date->day;
  text.remove_prefix(10);
  int offset = wib;
  if (!text.empty()) {
    if (!take(text, 'T') || text.size() < 5) return {};
    if (!take_part(text, "", 23, clock.hour) || !take_part(text, ":", 59, clock.minute) ||
        !take_part(text, ":", 59, clock.second))
      return {};
    if (text == "Z") offset = 0;
    if (!take_zone(text, ':', offset) || !text.empty()) return {};
  }
  return moment_of(clock, offset);
}

std::optional<Moment> parse_pdf_time(std::string_view text) {
  if (text.starts_with("D:")) text.remove_prefix(2);
  Clock clock;
  const auto year = take_number(text, 4);
  if (!year) return {};
  clock.year = *year;
  const auto has_digit = [&] {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
  };
  const std::array<std::pair<int*, int>, 5> parts = {{{&clock.month, 12},
                                                      {&clock.day, 31},
                                                      {&clock.hour, 23},
                                                      {&clock.minute, 59},
                                                      {&clock.second, 59}}};
  for (const auto& [part, most] : parts)
    if (has_digit() && !take_part(text, "", most, *part)) return {};
  int offset = 0;
  if (!take_zone(text, '\'', offset) || !text.empty()) return {};
  return moment_of(clock, offset);
}

Date day_of(const Moment& moment) {
  using namespace std::chrono;
  const auto local =
      sys_seconds(std::chrono::seconds(moment.seconds + offset_seconds(moment.offset)));
  const year_month_day date(floor<days>(local));
  return {int(date.year()), static_cast<int>(unsigned(date.month())),
          static_cast<int>(unsigned(date.day()))};
}

std::string time_of(const Moment& moment) {
  const int second = of_day(moment);
  return two(second / hour) + ":" + two(second % hour / minute);
}

std::string zone_of(const Moment& moment) {
  switch (moment.offset) {
    case 7 * 60:
      return "WIB";
    case 8 * 60:
      return "WITA";
    case 9 * 60:
      return "WIT";
    default:
      return "UTC" + offset_of(moment, ":");
  }
}

std::string pdf_time(const Moment& moment) {
  const auto date = day_of(moment);
  const int second = of_day(moment);
  auto year = std::to_string(date.year);
  year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
  return "D:" + year + two(date.month) + two(date.day) + two(second / hour) +
         two(second % hour / minute) + two(second % minute) + offset_of(moment, "'") + "'";
}

std::string iso_time(const Moment& moment) {
  const auto date = day_of(moment);
  auto year = std::to_string(date.year);
  year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
  return year + "-" + two(date.month) + "-" + two(date.day) + "T" + time_of(moment) + ":" +
         two(of_day(moment) % minute) + offset_of(moment, ":");
}

}  // namespace sopan::sign
