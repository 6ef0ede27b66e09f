#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;

TEST(Kill, ARunThatIsKilledLeavesNothingHalf) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="a/*.xml"/></bagian>)");
  for (char name = 'a'; name <= 'h'; ++name)
    folder.put("a/" + std::string(1, name) + ".xml", good_sop(std::string(1, name)));
  const auto began = std::chrono::steady_clock::now();
  ASSERT_EQ(sopan(folder.path(), "build -o whole").code, 0);
  const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - began;
  int killed = 0;
  for (int i = 0; i < 100; ++i) {
    // At any moment of a run, however slow the machine; some come to their end.
    const auto seconds = std::to_string(0.001 + 0.015 * whole.count() * (i * 7 % 100));
    const char changed = static_cast<char>('a' + i % 8);
    auto sop = good_sop(std::string(1, changed));
    const std::string words = "Menerima surat";
    sop.replace(sop.find(words), words.size(), "Kegiatan " + std::to_string(i));
    folder.put("a/" + std::string(1, changed) + ".xml", sop);
    if (i % 10 == 0) fs::remove_all(folder / "pdf");
    constexpr int by_kill = 128 + 9;  // as `timeout` ends
    if (sopan(folder.path(), "build -o pdf", "timeout -s KILL " + seconds).code == by_kill)
      ++killed;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
      if (entry.path().extension() != ".pdf") continue;
      EXPECT_TRUE(
          folder.get(entry.path().lexically_relative(folder.path()).string()).ends_with("%%EOF\n"))
          << entry.path();
    }
  }
  EXPECT_GT(killed, 0);
  EXPECT_LT(killed, 100);
  RecordProperty("killed", killed);
  ASSERT_EQ(sopan(folder.path(), "build -o pdf").code, 0);
  ASSERT_EQ(sopan(folder.path(), "build -o clean").code, 0);
  for (char name = 'a'; name <= 'h'; ++name) {
    const auto pdf = std::string("/a/") + name + ".pdf";
    EXPECT_TRUE(folder.get("pdf" + pdf) == folder.get("clean" + pdf)) << pdf;
  }
  for (const auto& entry : fs::recursive_directory_iterator(folder / "pdf"))
    EXPECT_NE(entry.path().extension(), ".tmp") << entry.path();
}

}  // namespace
}  // namespace sopan
