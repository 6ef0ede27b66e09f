#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

/// Names are written in ASCII, so that no two of them look alike and differ (which clang-tidy finds
/// too, at a third of all its time).
namespace sopan {
namespace {

namespace fs = std::filesystem;

/// Where the text that opens at the quote at `at` ends.
std::size_t end_of_text(std::string_view source, std::size_t at) {
  const auto quote = source[at];
  if (quote == '"' && at > 0 && source[at - 1] == 'R') {
    const auto open = source.find('(', at);
    const auto close = ")" + std::string(source.substr(at + 1, open - at - 1)) + "\"";
    const auto end = source.find(close, open);
    return end == std::string_view::npos ? source.size() : end + close.size();
  }
  for (++at; at < source.size() && source[at] != quote && source[at] != '\n'; ++at) {
    if (source[at] == '\\') ++at;
  }
  return std::min(at + 1, source.size());
}

/// A source without its comments and texts.
std::string code_of(std::string_view source) {
  std::string code;
  for (std::size_t at = 0; at < source.size();) {
    const auto is_separator = [&] {  // of digits: 1'000
      return at > 0 && std::isalnum(static_cast<unsigned char>(source[at - 1])) != 0;
    };
    if (source.substr(at, 2) == "//") {
      at = std::min(source.find('\n', at), source.size());
    } else if (source[at] == '"' || (source[at] == '\'' && !is_separator())) {
      at = end_of_text(source, at);
    } else {
      code += source[at++];
    }
  }
  return code;
}

bool is_ascii(const std::string& text) {
  return std::ranges::all_of(text,
                             [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
}

TEST(Letters, OfNamesAreAscii) {
  std::size_t files = 0;
  for (const auto* const top : {"pipeline", "layouts"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOPAN_SOURCE_DIR) / top)) {
      const auto kind = entry.path().extension();
      if (kind != ".cpp" && kind != ".hpp") continue;
      std::ifstream file(entry.path());
      const std::string source{std::istreambuf_iterator<char>(file), {}};
      EXPECT_TRUE(is_ascii(code_of(source))) << entry.path();
      ++files;
    }
  }
  EXPECT_GT(files, 200U);
}

TEST(Letters, AreSeenOutsideOfTextAndComments) {
  EXPECT_FALSE(is_ascii(code_of("int sum\u0430ry = 0;  // \"")));
  EXPECT_FALSE(is_ascii(code_of("auto raw = R\"x(\")x\"; int \u0430 = 1'000;")));
  EXPECT_TRUE(is_ascii(code_of("auto text = \"\u0430\\\"\u0430\";  // \u0430\n")));
  EXPECT_TRUE(is_ascii(code_of("auto raw = R\"x(\"\u0430)x\"; auto c = '\\''; // \u0430")));
}

}  // namespace
}  // namespace sopan
