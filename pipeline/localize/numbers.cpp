#include "pipeline/localize/numbers.hpp"

#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "pipeline/localize/characters.hpp"

namespace sopan::localization {
namespace {

void check(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
}

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  return text.toUTF8String(result);
}

icu::Locale locale_of(Language language) { return {language == Language::english ? "en" : "id"}; }

const icu::number::LocalizedNumberFormatter& formatter(Language language) {
  const auto make = [](Language of) {
    return icu::number::NumberFormatter::withLocale(locale_of(of))
        .precision(icu::number::Precision::unlimited());
  };
  thread_local const auto indonesian = make(Language::indonesian);
  thread_local const auto english = make(Language::english);
  return language == Language::english ? english : indonesian;
}

std::unique_ptr<icu::ListFormatter> list_format() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::ListFormatter> format(
      icu::ListFormatter::createInstance(icu::Locale("id"), status));
  check(status);
  return format;
}

/// Digits with at most one point within.
bool is_decimal(std::string_view text) {
  if (text.empty() || !is_digit(text.front()) || !is_digit(text.back())) return false;
  return std::ranges::count(text, '.') <= 1 &&
         std::ranges::all_of(text, [](char c) { return is_digit(c) || c == '.'; });
}

std::string formatted(std::string_view decimal,
                      const icu::number::LocalizedNumberFormatter& format) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece digits(decimal.data(), static_cast<std::int32_t>(decimal.size()));
  const auto result = format.formatDecimal(digits, status).toString(status);
  check(status);
  return utf8(result);
}

}  // namespace

std::string number(std::string_view decimal, Language language) {
  if (!is_decimal(decimal)) return std::string(decimal);
  return formatted(decimal, formatter(language));
}

std::string number(std::int64_t value, Language language) {
  UErrorCode status = U_ZERO_ERROR;
  const auto result = formatter(language).formatInt(value, status).toString(status);
  check(status);
  return utf8(result);
}

std::string spelled_out(std::int64_t value) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat rules(icu::URBNF_SPELLOUT, icu::Locale("id"), status);
  check(status);
  icu::UnicodeString words;
  rules.format(value, words);
  return utf8(words);
}

std::string doubled(std::int64_t value) {
  return number(value) + "\u00A0(" + spelled_out(value) + ")";
}

std::string rupiah(std::string_view decimal) {
  if (!is_decimal(decimal)) return "Rp" + std::string(decimal);
  thread_local const auto format = icu::number::NumberFormatter::withLocale(icu::Locale("id"))
                                       .precision(icu::number::Precision::fixedFraction(2));
  return "Rp" + formatted(decimal, format);
}

std::string list(const std::vector<std::string>& words) {
  if (words.empty()) return {};
  if (words.size() == 1) return words.front();
  thread_local const auto format = list_format();
  std::vector<icu::UnicodeString> items;
  items.reserve(words.size());
  for (const auto& word : words) items.push_back(icu::UnicodeString::fromUTF8(word));
  icu::UnicodeString result;
  UErrorCode status = U_ZERO_ERROR;
  format->format(items.data(), static_cast<std::int32_t>(items.size()), result, status);
  check(status);
  return utf8(result);
}

std::string capitals(std::string_view text) {
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  return utf8(icu::UnicodeString::fromUTF8(piece).toUpper(icu::Locale("id")));
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string letters(std::size_t number) {
  std::string result;
  for (; number > 0; number = (number - 1) / 26)
    result.insert(result.begin(), static_cast<char>('a' + (number - 1) % 26));
  return result;
}

}  // namespace sopan::localization
