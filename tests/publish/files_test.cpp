#include "pipeline/publish/files.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <system_error>
#include <thread>

#include "pipeline/publish/writer.hpp"
#include "tests/publish/folder.hpp"

namespace sopan::files {
namespace {

namespace fs = std::filesystem;

TEST(Files, ReadingStopsAfterTheLimit) {
  const Folder folder;
  folder.put("a", "12345");
  folder.put("empty", "");
  EXPECT_EQ(read_file(folder / "a", 5), "12345");
  EXPECT_EQ(read_file(folder / "a", 3), "1234");
  EXPECT_EQ(read_file(folder / "empty", 3), "");
}

TEST(Files, WhatIsNoFileIsAFaultOfTheMachine) {
  const Folder folder;
  EXPECT_THROW(read_file(folder / "none", 9), std::system_error);
  EXPECT_THROW(read_file(folder.path(), 9), std::system_error);
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_THROW(read_file(folder / "pipe", 9), std::system_error);
}

TEST(Files, WritingReplacesTheWholeFileAndLeavesNothingBeside) {
  const Folder folder;
  write_file(folder / "deep/er/a.pdf", "old and long");
  write_file(folder / "deep/er/a.pdf", "new");
  EXPECT_EQ(folder.get("deep/er/a.pdf"), "new");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "deep/er"), {}), 1);
}

TEST(Files, AFailedWriteKeepsTheOldFile) {
  const Folder folder;
  folder.put("a.pdf/inside", "kept");
  EXPECT_THROW(write_file(folder / "a.pdf", "new"), std::system_error);
  EXPECT_EQ(folder.get("a.pdf/inside"), "kept");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 1);
}

TEST(Writer, AllFilesAreInTheirPlacesInTheEnd) {
  const Folder folder;
  Writer writer;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i) {
        const auto name = std::to_string(t) + "/" + std::to_string(i);
        EXPECT_EQ(writer.write(folder / name, name).size, name.size());
      }
    });
  for (auto& thread : threads) thread.join();
  writer.finish();
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
    if (!entry.is_regular_file()) continue;
    ++files;
    const auto name = fs::relative(entry.path(), folder.path()).string();
    EXPECT_EQ(folder.get(name), name);
  }
  EXPECT_EQ(files, 200U);
}

TEST(Writer, TellsOfAFaultAndKeepsTheOtherFiles) {
  const Folder folder;
  folder.put("a.pdf/inside", "kept");
  Writer writer;
  writer.write(folder / "a.pdf", "new");
  writer.write(folder / "b.pdf", "b");
  EXPECT_THROW(writer.finish(), std::system_error);
  EXPECT_EQ(folder.get("b.pdf"), "b");  // of the same group
  writer.write(folder / "c.pdf", "c");
  writer.finish();
  EXPECT_EQ(folder.get("a.pdf/inside"), "kept");
  EXPECT_EQ(folder.get("c.pdf"), "c");
  for (const auto& entry : fs::directory_iterator(folder.path()))
    EXPECT_FALSE(is_beside(entry.path().filename().string())) << entry.path();
}

/// The disk is waited for once for all that have come, not once a file.
TEST(Writer, FilesComeIntoTheirPlacesTogether) {
  const Folder folder;
  Writer writer;
  for (const auto* name : {"a.pdf", "b.pdf", "c.pdf"}) writer.write(folder / name, name);
  for (const auto* name : {"a.pdf", "b.pdf", "c.pdf"}) EXPECT_FALSE(fs::exists(folder / name));
  writer.finish();
  for (const auto* name : {"a.pdf", "b.pdf", "c.pdf"}) EXPECT_EQ(folder.get(name), name);
}

TEST(Writer, WhatIsOpenInTheEndIsPut) {
  const Folder folder;
  { Writer().write(folder / "a.pdf", "a"); }
  EXPECT_EQ(folder.get("a.pdf"), "a");
}

TEST(Writer, TheStampIsThatOfTheFileInItsPlace) {
  const Folder folder;
  Writer writer;
  const auto stamp = writer.write(folder / "a.pdf", "12345");
  writer.finish();
  EXPECT_EQ(publish::stamp_of(folder / "a.pdf"), stamp);
}

TEST(Files, CreatingNeverOverwrites) {
  const Folder folder;
  folder.put("a", "old");
  EXPECT_THROW(create_file(folder / "a", "new"), std::system_error);
  EXPECT_EQ(folder.get("a"), "old");
  create_file(folder / "b/c", "new");
  EXPECT_EQ(folder.get("b/c"), "new");
}

TEST(Files, LinksOutOfTheProjectAreRefused) {
  const Folder folder;
  folder.put("inside/a.xml", "");
  folder.put("inside/sub/b.xml", "");
  folder.put("outside.xml", "");
  fs::create_symlink("../outside.xml", folder / "inside/link.xml");
  fs::create_directory_symlink("sub", folder / "inside/way");
  const auto root = folder / "inside";
  const struct {
    std::string_view link;
    LinkFault fault;
  } cases[] = {
      {"a.xml", LinkFault::none},
      {"./sub//b.xml", LinkFault::none},
      {"sub", LinkFault::missing},
      {"none.xml", LinkFault::missing},
      {"a.xml/b", LinkFault::missing},
      {"", LinkFault::outside},
      {".", LinkFault::outside},
      {"../outside.xml", LinkFault::outside},
      {"sub/../a.xml", LinkFault::outside},
      {"/etc/passwd", LinkFault::outside},
      {"link.xml", LinkFault::symlink},
      {"way/b.xml", LinkFault::symlink},
  };
  for (const auto& [link, fault] : cases) EXPECT_EQ(check_link(root, link), fault) << link;
}

TEST(Files, AStarStaysWithinOneName) {
  const struct {
    std::string_view name, pattern;
    bool fits;
  } cases[] = {
      {"a.xml", "*.xml", true},
      {"a.xml", "*", true},
      {"a.xml", "a*l", true},
      {"a.xml", "a.xml", true},
      {"a.xml", "**.x*ml", true},
      {"aXb.aXb", "*Xb", true},
      {"a.xml", "*.pdf", false},
      {"a.xml", "b*", false},
      {".hidden", "*", false},
      {".hidden", ".*", true},
      {"", "*", true},
      {"a", "", false},
  };
  for (const auto& [name, pattern, good] : cases)
    EXPECT_EQ(fits(name, pattern), good) << name << " " << pattern;
}

TEST(Files, MatchesAreOrderedByTheBytesOfThePath) {
  const Folder folder;
  for (const auto* name : {"b/z.xml", "b/A.xml", "a/x.xml", "a/deep/y.xml", "a/x.txt", "top.xml"})
    folder.put(name, "");
  fs::create_directories(folder / "b/folder.xml");
  fs::create_symlink("z.xml", folder / "b/m.xml");
  const auto matches = match(folder.path(), "*/*.xml");
  EXPECT_EQ(matches.files, (std::vector<std::string>{"a/x.xml", "b/A.xml", "b/z.xml"}));
  EXPECT_EQ(matches.symlinks, std::vector<std::string>{"b/m.xml"});
  EXPECT_EQ(match(folder.path(), "top.xml").files, std::vector<std::string>{"top.xml"});
  EXPECT_TRUE(match(folder.path(), "../*.xml").outside);
  EXPECT_TRUE(match(folder.path(), "none/*.xml").files.empty());
}

TEST(Files, XmlFilesOfOtherProjectsAndOfArchivesAreNotOurs) {
  const Folder folder;
  for (const auto* name : {"manual.xml", "a/x.xml", "other/manual.xml", "other/y.xml", ".git/z.xml",
                           "a/x.txt", "arsip/0=ocfl_1.1", "arsip/a/sop.xml"})
    folder.put(name, "");
  EXPECT_EQ(xml_files(folder.path()), (std::vector<std::string>{"a/x.xml", "manual.xml"}));
}

}  // namespace
}  // namespace sopan::files
