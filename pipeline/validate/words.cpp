#include "pipeline/validate/words.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace sopan {
namespace {

constexpr std::string_view white = " \t\r\n";

void append_text(const draft::Content& content, std::string& out) {
  const auto append_space = [&out] {
    if (!out.empty()) out += ' ';
  };
  for (const auto& block : content.blocks) {
    if (const auto* paragraph = std::get_if<draft::Paragraph>(&block)) {
      append_space();
      for (const auto& run : *paragraph) out += run.text;
    } else {
      for (const auto& item : std::get<draft::List>(block).items) append_text(item, out);
    }
  }
}

/// The abbreviation of a kind; those that need their maker's name are named in full.
std::string kind_name(const Regulation& regulation) {
  switch (regulation.kind) {
    case RegulationKind::constitution:
      return "UUD";
    case RegulationKind::assembly_decree:
      return "TAP MPR";
    case RegulationKind::law:
      return "UU";
    case RegulationKind::law_in_lieu:
      return "Perppu";
    case RegulationKind::government:
      return "PP";
    case RegulationKind::presidential:
      return "Perpres";
    case RegulationKind::presidential_decision:
      return "Keppres";
    case RegulationKind::ministerial:
    case RegulationKind::agency:
      return "Peraturan " + regulation.body;
    case RegulationKind::provincial:
    case RegulationKind::regional:
      return "Perda " + regulation.region;
    case RegulationKind::governor:
      return "Pergub";
    case RegulationKind::regent:
      return "Perbup";
    case RegulationKind::mayor:
      return "Perwali";
    case RegulationKind::council:
      return "Peraturan DPRD " + regulation.region;
    case RegulationKind::decision:
      return "Keputusan " + regulation.body;
    case RegulationKind::circular:
      return "Surat Edaran " + regulation.body;
  }
  return {};
}

}  // namespace

bool is_blank(const draft::MaybeText& text) { return trimmed(text).empty(); }

std::string trimmed(const draft::MaybeText& text) {
  if (!text) return {};
  const auto first = text->text.find_first_not_of(white);
  if (first == std::string::npos) return {};
  return text->text.substr(first, text->text.find_last_not_of(white) - first + 1);
}

std::vector<draft::Text> split(const draft::MaybeText& list) {
  std::vector<draft::Text> words;
  if (!list) return words;
  const std::string& text = list->text;
  const bool exact = list->span.end - list->span.begin == text.size();
  for (std::size_t at = text.find_first_not_of(white); at != std::string::npos;) {
    const std::size_t end = std::min(text.find_first_of(white, at), text.size());
    Span span = list->span;
    if (exact) {
      span.begin = list->span.begin + static_cast<std::uint32_t>(at);
      span.end = list->span.begin + static_cast<std::uint32_t>(end);
    }
    words.push_back({text.substr(at, end - at), span});
    at = text.find_first_not_of(white, end);
  }
  return words;
}

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

std::string plain_text(const draft::Content& content) {
  std::string text;
  append_text(content, text);
  return trimmed(draft::Text{text, {}});
}

bool is_empty(const draft::Content& content) { return plain_text(content).empty(); }

std::optional<int> parse_count(std::string_view text) {
  int value = 0;
  if (text.empty() || text.size() > 9) return {};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 1) return {};
  return value;
}

bool is_decimal(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.empty() || text.size() > 20 || !digit(text.front()) || !digit(text.back())) return false;
  return std::ranges::count(text, '.') <= 1 &&
         std::ranges::all_of(text, [&](char c) { return c == '.' || digit(c); });
}

std::optional<Grade> parse_grade(std::string_view text) {
  constexpr std::array<std::string_view, 4> groups = {"I", "II", "III", "IV"};
  const auto slash = text.find('/');
  if (slash == std::string_view::npos || text.size() != slash + 2) return {};
  const auto* const group = std::ranges::find(groups, text.substr(0, slash));
  const char room = text[slash + 1];
  if (group == groups.end() || room < 'a' || room > (*group == "IV" ? 'e' : 'd')) return {};
  return Grade{static_cast<int>(group - groups.begin()) + 1, room};
}

std::optional<Date> valid_date(const draft::MaybeText& text) {
  const auto date = parse_date(trimmed(text));
  if (!date || !exists(*date)) return {};
  return date;
}

std::string short_name(const Regulation& regulation) {
  std::string name = kind_name(regulation);
  const std::string year = std::to_string(regulation.year);
  if (!regulation.number.empty()) name += " Nomor " + regulation.number;
  if (!regulation.number.ends_with("/" + year)) name += " Tahun " + year;
  return name;
}

}  // namespace sopan
