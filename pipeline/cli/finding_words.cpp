#include "pipeline/cli/finding_words.hpp"

#include "pipeline/cli/phrases.hpp"

namespace sopan::cli {

std::string harmless(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto at = [&](std::size_t after) -> unsigned {
      return i + after < text.size() ? static_cast<unsigned char>(text[i + after]) : 0;
    };
    const auto lies_in = [](unsigned byte, unsigned low, unsigned high) {
      return low <= byte && byte <= high;
    };
    const bool turns = at(0) == 0xE2 && ((at(1) == 0x80 && lies_in(at(2), 0xAA, 0xAE)) ||
                                         (at(1) == 0x81 && lies_in(at(2), 0xA6, 0xA9)));
    const bool control =
        at(0) < 0x20 || at(0) == 0x7F || (at(0) == 0xC2 && lies_in(at(1), 1, 0x9F));
    if (turns) i += 2;
    out += turns || control ? '?' : text[i];
  }
  return out;
}

std::string sentence_of(const sign::Finding& finding, Language language) {
  return phrase("v-" + std::string(finding.code), {harmless(finding.detail)}, language);
}

}  // namespace sopan::cli
