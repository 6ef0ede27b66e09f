#include "tests/golden/golden.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/press.hpp"

namespace sopan::test {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

void expect_golden(const std::string& name, const std::string& now) {
  const auto file = fs::path(SOPAN_SOURCE_DIR) / "tests/golden" / name;
  if (std::getenv("SOPAN_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(file, std::ios::binary) << now;
    return;
  }
  const auto golden = fs::exists(file) ? bytes_of(file) : "";
  EXPECT_TRUE(now == golden)
      << name << " differs at " << difference(golden, now)
      << "\nIf the layout was changed on purpose, run the test again with SOPAN_UPDATE_GOLDEN=1, "
         "read the difference, and commit the golden files together with the change.";
}

std::string test_name(const std::string& path) {
  auto name = fs::path(path).filename().string();
  std::erase(name, '-');
  return name;
}

}  // namespace sopan::test
