#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "pipeline/write/trace/trace.hpp"
#include "tests/support/press.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;

fs::path folder() { return fs::path(SOPAN_SOURCE_DIR) / "tests/golden"; }

bool rewrites() { return std::getenv("SOPAN_UPDATE_GOLDEN") != nullptr; }

/// The first line in which two texts differ, of both.
std::string difference(const std::string& golden, const std::string& now) {
  std::istringstream a(golden), b(now);
  std::string was, is;
  for (int number = 1;; ++number) {
    const bool more_a = static_cast<bool>(std::getline(a, was));
    const bool more_b = static_cast<bool>(std::getline(b, is));
    if (!more_a) was = "(end)";
    if (!more_b) is = "(end)";
    if (was != is || (!more_a && !more_b)) {
      return "line " + std::to_string(number) + "\n  golden: " + was + "\n  now:    " + is;
    }
  }
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, PagesAreAsReviewed) {
  const auto now = trace(test::samples().press(GetParam()).document);
  const auto file = folder() / (fs::path(GetParam()).filename().string() + ".trace");
  if (rewrites()) {
    std::ofstream(file, std::ios::binary) << now;
    return;
  }
  const auto golden = fs::exists(file) ? test::bytes_of(file) : "";
  EXPECT_TRUE(now == golden)
      << file.filename() << " differs at " << difference(golden, now)
      << "\nIf the layout was changed on purpose, run the test again with SOPAN_UPDATE_GOLDEN=1, "
         "read the difference, and commit the golden files together with the change.";
}

INSTANTIATE_TEST_SUITE_P(Samples, Golden, testing::ValuesIn(test::samples().paths()),
                         [](const auto& each) {
                           auto name = fs::path(each.param).filename().string();
                           std::erase(name, '-');
                           return name;
                         });

TEST(GoldenFiles, EachBelongsToASample) {
  for (const auto& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() != ".trace") continue;
    const auto name = entry.path().stem().string();
    const auto paths = test::samples().paths();
    EXPECT_TRUE(std::ranges::any_of(
        paths, [&](const auto& path) { return fs::path(path).filename() == name; }))
        << name << " is the trace of no sample";
  }
}

}  // namespace
}  // namespace sopan
