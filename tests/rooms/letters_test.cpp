#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

/// Names are written in ASCII, so that no two of them look alike and differ (which clang-tidy finds
/// too, at a third of all its time).
namespace sopan {
namespace {

namespace fs = std::filesystem;

std::string code_of(const std::string& source) {
  static const std::regex aside(
      R"re(//[^\n]*|R"(\w*)\(.*?\)\1"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+')re");
  return std::regex_replace(source, aside, "");
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
  EXPECT_TRUE(is_ascii(code_of("auto text = \"\u0430\\\"\u0430\";  // \u0430\n")));
}

}  // namespace
}  // namespace sopan
