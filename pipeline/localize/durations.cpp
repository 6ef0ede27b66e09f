#include "pipeline/localize/durations.hpp"

#include "pipeline/localize/characters.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/text/text.hpp"

namespace sopan::localization {
namespace {

std::string_view word_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::second:
      return "detik";
    case TimeUnit::minute:
      return "menit";
    case TimeUnit::hour:
      return "jam";
    case TimeUnit::day:
      return "hari";
    case TimeUnit::working_day:
      return "hari kerja";
    case TimeUnit::week:
      return "minggu";
    case TimeUnit::month:
      return "bulan";
    case TimeUnit::quarter:
      return "triwulan";
    case TimeUnit::semester:
      return "semester";
    case TimeUnit::year:
      return "tahun";
  }
  return {};
}

std::string_view words_of(Limit limit) {
  switch (limit) {
    case Limit::none:
      return {};
    case Limit::at_most:
      return "maksimal ";
    case Limit::no_later_than:
      return "paling lambat ";
    case Limit::no_longer_than:
      return "paling lama ";
    case Limit::about:
      return "±\u00A0";
  }
  return {};
}

}  // namespace

std::string duration(const Quantity& quantity) {
  std::string text(words_of(quantity.limit));
  if (!quantity.times.empty()) text.append(number(quantity.times)).append("\u00A0x\u00A0");
  text += number(quantity.value);
  auto unit = quantity.unit;
  if (!quantity.until.empty()) {
    const auto until_unit = quantity.until_unit.value_or(unit);
    if (until_unit != unit) text.append(no_break).append(word_of(unit));
    text.append("–").append(number(quantity.until));
    unit = until_unit;
  }
  text.append(no_break).append(word_of(unit));
  if (!quantity.per.empty()) text.append("/").append(text::nfc(quantity.per));
  return text;
}

}  // namespace sopan::localization
