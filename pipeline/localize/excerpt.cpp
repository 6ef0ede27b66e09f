#include "pipeline/localize/excerpt.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "pipeline/localize/printable.hpp"

namespace sopan::localization {
namespace {

constexpr std::size_t number_width = 5;
constexpr std::size_t most_characters = 160;
constexpr std::size_t before_place = 60;

/// A line as characters a terminal shows, and which of them the place covers.
struct Shown {
  std::vector<std::string> characters;
  std::size_t begin = 0, end = 0;
};

Shown shown(std::string_view line, std::size_t begin, std::size_t end) {
  Shown result;
  for (std::size_t at = 0; at < line.size();) {
    if (at <= begin) result.begin = result.characters.size();
    if (at < end) result.end = result.characters.size() + 1;
    const auto size = character_size(line, at);
    const auto character = line.substr(at, std::max<std::size_t>(size, 1));
    const bool fine = size > 0 && (character == "\t" || !is_control(character));
    result.characters.emplace_back(fine ? character : replacement);
    at += character.size();
  }
  if (begin >= line.size()) result.begin = result.characters.size();
  result.end = std::max(result.end, result.begin + 1);
  return result;
}

/// As much of a long line as `cut` may leave, and some more on both sides: a line may be megabytes,
/// and have many places.
struct Window {
  std::string_view text;
  std::size_t first;  ///< byte of the line where it begins
};

Window window_around(std::string_view line, std::size_t begin) {
  constexpr std::size_t most_bytes = 4 * most_characters;
  auto first = begin > most_bytes ? begin - most_bytes : 0;
  for (int i = 0;
       i < 3 && first < begin && (static_cast<unsigned char>(line[first]) & 0xC0U) == 0x80U; ++i)
    ++first;
  return {line.substr(first, begin - first + most_bytes), first};
}

/// Cuts a long line to what stands around the place.
void cut(Shown& line) {
  auto& characters = line.characters;
  if (characters.size() <= most_characters) return;
  const auto first = line.begin > before_place ? line.begin - before_place : 0;
  const auto last = std::min(first + most_characters, characters.size());
  const bool more = last < characters.size();
  characters.erase(characters.begin() + static_cast<std::ptrdiff_t>(last), characters.end());
  characters.erase(characters.begin(), characters.begin() + static_cast<std::ptrdiff_t>(first));
  line.begin -= first;
  line.end = std::min(line.end - first, characters.size());
  if (first > 0) characters.front() = "…";
  if (more) characters.emplace_back("…");
}

}  // namespace

std::string excerpt(const Source& source, Span span) {
  const auto number = source.position(span.begin).line;
  const auto text = source.line(number);
  if (text.data() == nullptr) return {};
  const auto start = source.line_start(number);
  const auto begin =
      std::min<std::size_t>(span.begin > start ? span.begin - start : 0, text.size());
  const auto end = std::min<std::size_t>(span.end > start ? span.end - start : 0, text.size());
  const auto window = window_around(text, begin);
  auto line = shown(window.text, begin - window.first, std::max(end, begin) - window.first);
  cut(line);
  const auto digits = std::to_string(number);
  std::string result(number_width - std::min(digits.size(), number_width), ' ');
  result += digits + " | ";
  for (const auto& character : line.characters) result += character;
  result += "\n" + std::string(std::max(digits.size(), number_width), ' ') + " | ";
  for (std::size_t i = 0; i < line.begin; ++i)
    result += i < line.characters.size() && line.characters[i] == "\t" ? '\t' : ' ';
  result += '^';
  for (auto i = line.begin + 1; i < line.end; ++i) result += '~';
  return result + "\n";
}

}  // namespace sopan::localization
