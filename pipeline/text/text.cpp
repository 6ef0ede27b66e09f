#include "pipeline/text/text.hpp"

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace sopan::text {
namespace {

void check(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + u_errorName(status));
}

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};
using TextHandle = std::unique_ptr<UText, CloseText>;

std::unique_ptr<icu::BreakIterator> new_line_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> lines(
      icu::BreakIterator::createLineInstance(icu::Locale("id"), status));
  check(status);
  return lines;
}

/// One iterator a thread: making one costs more than most paragraphs.
icu::BreakIterator& line_iterator() {
  thread_local const auto lines = new_line_iterator();
  return *lines;
}

bool is_joint(char c) { return c == '/' || c == '-' || c == '.' || c == '_'; }

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A range of numbers ("3–5") stays on one line; UAX #14 would break it after the dash.
bool inside_range(std::string_view text, std::size_t offset) {
  constexpr std::string_view dash = "–";
  const auto head = text.substr(0, offset);
  if (!head.ends_with(dash) || head.size() == dash.size() || offset == text.size()) return false;
  return is_digit(head[head.size() - dash.size() - 1]) && is_digit(text[offset]);
}

bool is_alphanumeric(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// A single letter or digit stays with its slash ("IV/c").
bool before_lone_character(std::string_view text, std::size_t offset) {
  if (offset == 0 || offset >= text.size() || text[offset - 1] != '/') return false;
  return is_alphanumeric(text[offset]) &&
         (offset + 1 == text.size() || !is_alphanumeric(text[offset + 1]));
}

bool is_plain(char c) { return is_alphanumeric(c) && (static_cast<unsigned char>(c) & 0x80U) == 0; }

/// The end of the plain word that begins at `at`, without blanks; `at` if there is none.
std::size_t end_of_plain_word(std::string_view text, std::size_t at) {
  const auto begin = at;
  while (at < text.size() && is_plain(text[at])) ++at;
  if (at > begin && at < text.size() && (text[at] == '.' || text[at] == ',')) ++at;
  return at;
}

/// The breaks of words of ASCII letters and digits, each with one point or comma at most, at its
/// end: behind the blanks between them, and nowhere else (UAX #14, LB 7, 13, 18, 23, 25, 28). Empty
/// for any other text.
std::vector<Break> breaks_of_plain_words(std::string_view text) {
  std::vector<Break> breaks;
  breaks.reserve(static_cast<std::size_t>(std::ranges::count(text, ' ')) + 1);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = end_of_plain_word(text, at);
    if (end == at || (end < text.size() && text[end] != ' ')) return {};
    at = end;
    while (at < text.size() && text[at] == ' ') ++at;
    breaks.push_back({.offset = at});
  }
  return breaks;
}

/// Appends the joints strictly between two breaks.
void add_joints(std::string_view text, std::size_t begin, std::size_t end,
                std::vector<Break>& breaks) {
  for (auto i = begin + 1; i < end; ++i) {
    const bool within = !is_blank(text[i]) && i > begin + 1;
    if (is_joint(text[i - 1]) && !is_joint(text[i]) && within)
      breaks.push_back({.offset = i, .emergency = true});
  }
}

}  // namespace

std::string nfc(std::string_view utf8) {
  const bool is_ascii = std::ranges::all_of(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; });
  if (is_ascii) return std::string(utf8);
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
  check(status);
  const icu::StringPiece input(utf8.data(), static_cast<std::int32_t>(utf8.size()));
  if (normalizer->isNormalizedUTF8(input, status) && U_SUCCESS(status)) return std::string(utf8);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  normalizer->normalizeUTF8(0, input, sink, nullptr, status);
  check(status);
  return result;
}

bool is_plain_word(std::string_view utf8) {
  return !utf8.empty() && end_of_plain_word(utf8, 0) == utf8.size();
}

std::vector<Break> line_breaks(std::string_view utf8) {
  if (auto plain = breaks_of_plain_words(utf8); !plain.empty()) return plain;
  UErrorCode status = U_ZERO_ERROR;
  const TextHandle text(
      utext_openUTF8(nullptr, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status));
  check(status);
  auto& lines = line_iterator();
  lines.setText(text.get(), status);
  check(status);
  std::vector<Break> breaks;
  std::size_t begin = 0;
  lines.first();
  for (auto at = lines.next(); at != icu::BreakIterator::DONE; at = lines.next()) {
    const auto offset = static_cast<std::size_t>(at);
    if (inside_range(utf8, offset) || before_lone_character(utf8, offset)) continue;
    const auto rule = lines.getRuleStatus();
    add_joints(utf8, begin, offset, breaks);
    const bool hard = rule >= UBRK_LINE_HARD && rule < UBRK_LINE_HARD_LIMIT;
    breaks.push_back({.offset = offset, .mandatory = hard && offset < utf8.size()});
    begin = offset;
  }
  return breaks;
}

std::string library() { return std::string("ICU ") + U_ICU_VERSION; }

}  // namespace sopan::text
