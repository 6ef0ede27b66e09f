#include "pipeline/compare/text.hpp"

#include <string_view>

namespace sopan::compare {

std::string folded(const std::string& text) {
  constexpr std::string_view no_break = "\u00A0";
  constexpr std::string_view line_break = "\u2028";
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = std::string_view(text).substr(at);
    std::size_t width = 0;
    if (rest.starts_with(no_break)) {
      width = no_break.size();
    } else if (rest.starts_with(line_break)) {
      width = line_break.size();
    } else if (rest[0] == ' ' || rest[0] == '\n' || rest[0] == '\t') {
      width = 1;
    }
    if (width == 0) {
      result += text[at++];
      continue;
    }
    if (!result.empty() && result.back() != ' ') result += ' ';
    at += width;
  }
  while (result.ends_with(' ')) result.pop_back();
  return result;
}

std::string text_of(const manuscript::Paragraph& paragraph) {
  std::string text;
  for (const auto& run : paragraph.runs) text += run.text;
  return folded(text);
}

std::string text_of(const manuscript::TextBlock& block) {
  std::string text;
  for (const auto& paragraph : block) {
    if (!text.empty()) text += text.ends_with(':') ? " " : "; ";
    text += text_of(paragraph);
  }
  return text;
}

}  // namespace sopan::compare
