#include "layouts/missing_glyphs.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <set>
#include <string_view>
#include <tuple>

namespace sopan::layouts {
namespace {

/// The code point at byte `at` of valid UTF-8; moves `at` behind it.
char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto first = byte(at);
  const std::size_t length = first < 0x80U ? 1 : first < 0xE0U ? 2 : first < 0xF0U ? 3 : 4;
  constexpr std::array<unsigned, 5> masks = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t value = first & masks.at(length);
  for (std::size_t i = 1; i < length && at + i < text.size(); ++i)
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  at += length;
  return value;
}

std::string notation(char32_t character) {
  std::array<char, 12> text{};
  const int length =
      std::snprintf(text.data(), text.size(), "U+%04X", static_cast<unsigned>(character));
  return {text.data(), static_cast<std::size_t>(length)};
}

font::Role role_of(const manuscript::Run& run) {
  const bool italic = run.italic || run.foreign;
  if (run.bold) return italic ? font::Role::bold_italic : font::Role::bold;
  return italic ? font::Role::italic : font::Role::regular;
}

}  // namespace

void report_missing_glyphs(const std::vector<manuscript::Run>& runs, Severity severity,
                           const font::Faces& faces, Diagnostics& diagnostics) {
  std::set<std::tuple<SourceId, std::uint32_t, char32_t>> told;
  for (const auto& run : runs) {
    const auto& face = faces[role_of(run)];
    for (std::size_t at = 0; at < run.text.size();) {
      const auto begin = at;
      const auto character = next_code_point(run.text, at);
      if (character < 0x20 || character == 0x2028 || face.has(character)) continue;
      if (!told.emplace(run.span.source, run.span.begin, character).second) continue;
      diagnostics.report({.code = "missing-glyph",
                          .severity = severity,
                          .span = run.span,
                          .arguments = {run.text.substr(begin, at - begin), notation(character),
                                        face.metrics().full_name}});
    }
  }
}

}  // namespace sopan::layouts
