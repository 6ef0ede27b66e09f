#include "pipeline/localize/typeset.hpp"

#include <algorithm>
#include <array>

#include "pipeline/localize/characters.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/text/text.hpp"

namespace sopan::localization {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view line_break = "\u2028";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool starts_with_digit(std::string_view word) { return !word.empty() && is_digit(word.front()); }
bool starts_with_parenthesis(std::string_view word) {
  return word.size() > 1 && word.front() == '(' && is_digit(word[1]);
}
bool is_single_letter(std::string_view word) {
  return !word.empty() && is_letter(word.front()) && (word.size() == 1 || !is_letter(word[1]));
}
bool is_year(std::string_view word) {
  return word.size() >= 4 && std::ranges::all_of(word.substr(0, 4), is_digit);
}
bool is_any(std::string_view word) { return !word.empty(); }

/// `left` stays with the word after it when `right` says so.
struct Tie {
  std::string_view left;
  bool (*right)(std::string_view);
};
constexpr std::array ties = {
    Tie{"Nomor", starts_with_digit}, Tie{"Tahun", is_year},
    Tie{"Pasal", starts_with_digit}, Tie{"ayat", starts_with_parenthesis},
    Tie{"huruf", is_single_letter},  Tie{"angka", starts_with_digit},
    Tie{"Rp", starts_with_digit},    Tie{"NIP.", starts_with_digit},
    Tie{"NIP", starts_with_digit},   Tie{"langkah", starts_with_digit},
    Tie{"±", starts_with_digit},     Tie{"Plt.", is_any},
};

/// The word that ends at `end`, and the one that begins at `begin`; blanks and openings bound it.
std::string_view word_before(std::string_view text, std::size_t end) {
  auto begin = end;
  for (; begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '('; --begin) {
    if (is_ascii(text[begin - 1])) continue;
    const auto head = text.substr(0, begin);
    if (head.ends_with(no_break) || head.ends_with(line_break)) break;
  }
  return text.substr(begin, end - begin);
}
std::string_view word_after(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find(' ', begin) - begin);
}

/// "6 (enam)"
bool is_doubling(std::string_view left, std::string_view right) {
  return !left.empty() && std::ranges::all_of(left, is_digit) && right.size() > 1 &&
         right.front() == '(' && is_letter(right[1]);
}

/// "23 Tahun 2014" after "Nomor".
bool is_year_of_number(std::string_view done, std::string_view left, std::string_view right,
                       std::string_view rest) {
  return right == "Tahun" && is_year(rest) &&
         done.ends_with(std::string("Nomor") + std::string(no_break) + std::string(left));
}

bool is_tied(std::string_view text, std::size_t space, std::string_view done) {
  const auto left = word_before(text, space);
  const auto right = word_after(text, space + 1);
  for (const auto& tie : ties)
    if (left == tie.left && tie.right(right)) return true;
  if (is_doubling(left, right)) return true;
  const auto next = space + 1 + right.size();
  const auto rest = next < text.size() ? word_after(text, next + 1) : ""sv;
  return is_year_of_number(done, left, right, rest);
}

Marker deeper(Marker marker) { return marker == Marker::number ? Marker::letter : Marker::dash; }

bool is_blank(const draft::Paragraph& paragraph) {
  return std::ranges::all_of(paragraph, [](const draft::Run& run) {
    return run.text.find_first_not_of(" \n\t") == std::string::npos;
  });
}

void append_list(const draft::List& list, Marker marker, int level, const std::string& prefix,
                 manuscript::TextBlock& block) {
  std::size_t number = 0;
  for (const auto& item : list.items) {
    ++number;
    const auto text =
        prefix.empty() ? marker_text(marker, number) : prefix + std::to_string(number);
    append_item(item, prefix.empty() ? marker : Marker::number, text, level, block);
  }
}

}  // namespace

std::string ready(std::string_view text) {
  const auto composed = text::nfc(text);
  std::string result;
  result.reserve(composed.size() + 8);
  std::size_t begin = 0;
  for (auto blank = composed.find(' '); blank != std::string::npos;
       blank = composed.find(' ', begin)) {
    result.append(composed, begin, blank - begin);
    result += is_tied(composed, blank, result) ? no_break : " ";
    begin = blank + 1;
  }
  return result.append(composed, begin);
}

std::vector<manuscript::Run> runs_of(const draft::Paragraph& paragraph) {
  std::vector<manuscript::Run> runs;
  for (const auto& run : paragraph)
    runs.push_back({.text = ready(run.text),
                    .bold = run.bold,
                    .italic = run.italic,
                    .foreign = run.foreign,
                    .span = run.span});
  return runs;
}

std::string marker_text(Marker marker, std::size_t number) {
  switch (marker) {
    case Marker::number:
      return std::to_string(number) + ".";
    case Marker::letter:
      return letters(number) + ".";
    case Marker::dash:
      return "–";
    case Marker::none:
      return {};
  }
  return {};
}

Marker marker_of(const draft::MaybeText& style, Marker fallback) {
  if (!style) return fallback;
  if (style->text == "angka") return Marker::number;
  if (style->text == "huruf") return Marker::letter;
  if (style->text == "strip") return Marker::dash;
  if (style->text == "tanpa") return Marker::none;
  return fallback;
}

void append(const draft::Content& content, Marker marker, int level, const std::string& prefix,
            manuscript::TextBlock& block) {
  const auto used = marker_of(content.style, marker);
  for (const auto& part : content.blocks) {
    if (const auto* const list = std::get_if<draft::List>(&part)) {
      append_list(*list, used, level + 1, content.style ? std::string() : prefix, block);
      continue;
    }
    const auto& paragraph = std::get<draft::Paragraph>(part);
    if (!is_blank(paragraph)) block.push_back({.level = level, .runs = runs_of(paragraph)});
  }
}

void append_item(const draft::Content& content, Marker marker, const std::string& text, int level,
                 manuscript::TextBlock& block) {
  const auto at = block.size();
  append(content, deeper(marker), level, {}, block);
  const bool has_text = at < block.size() && block[at].level == level;
  if (!has_text) block.insert(block.begin() + static_cast<std::ptrdiff_t>(at), {.level = level});
  block[at].marker = text;
  block[at].item = true;
}

manuscript::TextBlock block_of(const draft::Content& content) {
  manuscript::TextBlock block;
  append(content, Marker::dash, 0, {}, block);
  return block;
}

manuscript::TextBlock block_of(std::string text, Span span) {
  return {manuscript::Paragraph{.runs = {{.text = std::move(text), .span = span}}}};
}

std::string filled(std::string_view pattern, const std::vector<std::string>& values) {
  std::string result;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                       is_digit(pattern[i + 1]);
    const auto index = place ? static_cast<std::size_t>(pattern[i + 1] - '0') : values.size();
    if (index >= values.size()) {
      result += pattern[i];
      continue;
    }
    result += values[index];
    i += 2;
  }
  return result;
}

}  // namespace sopan::localization
