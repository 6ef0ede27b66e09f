#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"

/// Several machines share the work of one project, and one of them binds the manual.
namespace sopan {
namespace {

namespace fs = std::filesystem;

constexpr int sops = 7;

void put_seven(const Folder& folder) {
  put_project(folder, R"(<bagian judul="A"><sop src="a/*.xml"/></bagian>)");
  for (int i = 0; i < sops; ++i) {
    const auto name = "sop-" + std::to_string(i);
    folder.put("a/" + name + ".xml", good_sop(name));
  }
}

/// All files of a folder but the state of a run.
std::map<std::string, std::string> files_of(const Folder& folder, const std::string& name) {
  std::map<std::string, std::string> files;
  if (!fs::exists(folder / name)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder / name)) {
    if (!entry.is_regular_file() || entry.path().extension() == ".jsonl") continue;
    const auto path = fs::relative(entry.path(), folder.path()).string();
    files[path.substr(name.size())] = folder.get(path);
  }
  return files;
}

TEST(Shard, EachSopIsPrintedByOneOfThemAndJoinedTheyAreTheWhole) {
  const Folder folder;
  put_seven(folder);
  ASSERT_EQ(sopan(folder.path(), "build -o whole").code, 0);
  std::size_t printed = 0;
  for (const auto* shard : {"3/3", "1/3", "2/3"}) {
    const auto ran = sopan(folder.path(), std::string("build -o parts --shard ") + shard);
    EXPECT_EQ(ran.code, 0) << ran.errors;
    EXPECT_EQ(files_of(folder, "parts").count("/manual.pdf"), 0U);
    const auto now = files_of(folder, "parts").size();
    EXPECT_GE(now - printed, 2U) << shard;  // seven in three parts: 2, 3, 2
    EXPECT_LE(now - printed, 3U) << shard;
    printed = now;
  }
  EXPECT_EQ(printed, sops);
  const auto joined = sopan(folder.path(), "cetak -o parts --gabung");
  EXPECT_EQ(joined.code, 0) << joined.errors;
  EXPECT_TRUE(joined.output.starts_with("Selesai: 0 SOP dicetak, 7 tidak berubah"))
      << joined.output;
  EXPECT_TRUE(files_of(folder, "parts") == files_of(folder, "whole"));
  // What the shards remembered is now the memory of the whole.
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "parts"), fs::directory_iterator()), 3);
  EXPECT_TRUE(sopan(folder.path(), "build -o parts").output.starts_with("Selesai: 0 SOP dicetak"));
}

TEST(Shard, WhatAShardHasNotDoneIsDoneWhenTheyAreJoined) {
  const Folder folder;
  put_seven(folder);
  ASSERT_EQ(sopan(folder.path(), "build -o whole").code, 0);
  EXPECT_EQ(sopan(folder.path(), "build -o parts --shard 2/2").code, 0);
  const auto joined = sopan(folder.path(), "build -o parts --join");
  EXPECT_TRUE(joined.output.starts_with("Selesai: 4 SOP dicetak, 3 tidak berubah"))
      << joined.output;
  EXPECT_TRUE(files_of(folder, "parts") == files_of(folder, "whole"));
}

TEST(Shard, AShardToldTwiceDoesNothingTheSecondTime) {
  const Folder folder;
  put_seven(folder);
  EXPECT_EQ(sopan(folder.path(), "build -o parts --shard 1/2").code, 0);
  const auto again = sopan(folder.path(), "build -o parts --shard 1/2");
  EXPECT_TRUE(again.output.starts_with("Selesai: 0 SOP dicetak, 4 tidak berubah")) << again.output;
  folder.put("a/sop-2.xml", good_sop("sop-2") + "\n");
  EXPECT_EQ(sopan(folder.path(), "build -o parts --shard 1/2").code, 0);
  EXPECT_EQ(sopan(folder.path(), "build -o parts --join").code, 0);
  EXPECT_EQ(sopan(folder.path(), "build -o whole").code, 0);
  EXPECT_TRUE(files_of(folder, "parts") == files_of(folder, "whole"));
}

TEST(Shard, WhatIsNoPartOfAWholeIsRefused) {
  const Folder folder;
  put_seven(folder);
  for (const auto* wrong : {"0/3", "4/3", "3", "1/0", "a/b", "1/3x", "-1/3", "/", "1/9999999"}) {
    const auto ran = sopan(folder.path(), std::string("build --pecahan=") + wrong);
    EXPECT_EQ(ran.code, 2) << wrong;
    EXPECT_EQ(ran.errors, std::string("sopan: nilai “") + wrong +
                              "” untuk --pecahan tidak dikenal\n"
                              "petunjuk: tulis k/n, misalnya 3/8: bagian ketiga dari delapan\n");
  }
  const auto both = sopan(folder.path(), "build --shard 1/2 --gabung");
  EXPECT_EQ(both.code, 2);
  EXPECT_TRUE(
      both.errors.starts_with("sopan: pilihan --shard dan --gabung tidak dapat dipakai bersama\n"));
}

TEST(Progress, IsToldToProgramsAsLinesOfJson) {
  const Folder folder;
  put_seven(folder);
  const auto ran = sopan(folder.path(), "build --json -j1");
  EXPECT_EQ(ran.code, 0);
  std::istringstream lines(ran.errors);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    const auto event = nlohmann::json::parse(line);
    EXPECT_EQ(event["event"], "begin");
    EXPECT_EQ(event["number"], ++number);
    EXPECT_EQ(event["of"], sops + 1);
    EXPECT_EQ(event["path"], number > sops ? "manual" : "a/sop-" + std::to_string(number - 1));
  }
  EXPECT_EQ(number, sops + 1);
  EXPECT_EQ(nlohmann::json::parse(ran.output)["summary"]["sops"], sops);
}

}  // namespace
}  // namespace sopan
