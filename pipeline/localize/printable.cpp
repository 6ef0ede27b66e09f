#include "pipeline/localize/printable.hpp"

#include <algorithm>

namespace sopan::localization {

std::size_t character_size(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t size = first < 0x80   ? 1
                           : first < 0xC2 ? 0
                           : first < 0xE0 ? 2
                           : first < 0xF0 ? 3
                           : first < 0xF5 ? 4
                                          : 0;
  if (size == 0 || at + size > text.size()) return 0;
  for (std::size_t i = 1; i < size; ++i)
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U) return 0;
  return size;
}

bool is_control(std::string_view character) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(character[at]); };
  const auto ends_within = [&](unsigned first, unsigned last) {
    return first <= byte(character.size() - 1) && byte(character.size() - 1) <= last;
  };
  if (character.size() == 1) return byte(0) < 0x20 || byte(0) == 0x7F;
  if (character.starts_with("\xC2")) return ends_within(0x80, 0x9F);
  return (character.starts_with("\xE2\x80") && ends_within(0xAA, 0xAE)) ||
         (character.starts_with("\xE2\x81") && ends_within(0xA6, 0xA9));
}

std::string printable(std::string_view text, std::size_t most) {
  std::string result;
  for (std::size_t at = 0, count = 0; at < text.size(); ++count) {
    if (count == most) return result + "…";
    const auto size = character_size(text, at);
    const auto character = text.substr(at, std::max<std::size_t>(size, 1));
    result += size > 0 && !is_control(character) ? character : replacement;
    at += character.size();
  }
  return result;
}

}  // namespace sopan::localization
