#include "pipeline/read/profile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

#include "pipeline/write/trace/trace.hpp"
#include "tests/support/press.hpp"

namespace sopan {
namespace {

/// Keys that no sheet of a single SOP reads: those of the manual's decree, and the papers.
bool is_of_no_sop(const std::string& key) {
  static const std::set<std::string> keys = {"kutipan-keputusan", "titik-koma-keputusan", "kertas"};
  return keys.contains(key) || key.ends_with("-lebar") || key.ends_with("-tinggi");
}

/// Whether some sample looks otherwise on the changed profile.
bool shows(const Profile& changed) {
  static const auto files =
      test::files_of(std::filesystem::path(SOPAN_SOURCE_DIR) / "samples/setwan");
  test::Shop shop(files);
  shop.use(changed);
  return std::ranges::any_of(shop.paths(), [&](const std::string& path) {
    return trace(shop.press(path).document) != trace(test::samples().press(path).document);
  });
}

TEST(Profile, EveryLengthIsSeenOnThePages) {
  const auto& usual = test::samples().profile();
  for (const auto& [key, length] : usual.lengths) {
    if (is_of_no_sop(key) && key != "logo-tinggi") continue;
    auto larger = usual;
    larger.lengths[key] = length * 13 / 10;
    auto smaller = usual;
    smaller.lengths[key] = length * 8 / 10;
    EXPECT_TRUE(shows(larger) || shows(smaller)) << key;
  }
}

TEST(Profile, EveryChoiceIsSeenOnThePages) {
  const auto& usual = test::samples().profile();
  for (const auto& [key, word] : usual.switches) {
    if (is_of_no_sop(key)) continue;
    auto changed = usual;
    changed.switches[key] = word == "ya" ? "tidak" : word == "ringkas" ? "nama" : "ya";
    EXPECT_TRUE(shows(changed)) << key;
  }
}

}  // namespace
}  // namespace sopan
