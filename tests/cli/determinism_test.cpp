#include <gtest/gtest.h>

#include <filesystem>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;

/// The samples, copied so that no path is the same, and pressed in an environment.
std::size_t press_samples(const Folder& folder, const std::string& environment,
                          const std::string& threads) {
  fs::copy(fs::path(SOPAN_SOURCE_DIR) / "samples/setwan", folder / "project",
           fs::copy_options::recursive);
  const auto ran = sopan(folder.path(), "build project -o out " + threads, environment);
  EXPECT_EQ(ran.code, 0) << ran.errors;
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder / "out")) {
    if (entry.path().extension() == ".pdf") ++files;
  }
  return files;
}

TEST(Build, NeitherPlaceNorThreadsNorTimeZoneNorLocaleChangeAByte) {
  const Folder here;
  const Folder there;
  const auto count = press_samples(here, "env LANG=C TZ=UTC", "-j1");
  EXPECT_EQ(count, 14U + 1U);  // the samples and their manual
  EXPECT_EQ(press_samples(there, "env LANG=id_ID.UTF-8 LC_ALL=tr_TR.UTF-8 TZ=Asia/Jayapura", "-j2"),
            count);
  for (const auto& entry : fs::recursive_directory_iterator(here / "out")) {
    if (entry.path().extension() != ".pdf") continue;
    const auto name = fs::relative(entry.path(), here.path()).string();
    EXPECT_TRUE(here.get(name) == there.get(name)) << name;
  }
}

}  // namespace
}  // namespace sopan
