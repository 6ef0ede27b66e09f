#include <gtest/gtest.h>

#include <stdexcept>

#include "pipeline/publish/build.hpp"
#include "tests/publish/folder.hpp"

namespace sopan::publish {
namespace {

/// Twenty SOPs, whose order is that of their letters.
void put_twenty(const Folder& folder) {
  put_project(folder, R"(<bagian judul="A"><sop src="a/*.xml"/></bagian>)");
  for (char name = 'a'; name < 'a' + 20; ++name)
    folder.put("a/" + std::string(1, name) + ".xml", good_sop(std::string(1, name)));
}

/// Builds the project on four threads.
void deliver(const Folder& folder, const std::function<void(Delivery)>& take,
             std::size_t rest_above = 200) {
  Sources sources;
  Diagnostics diagnostics;
  auto batch =
      open_batch({.paths = {folder.path()}}, sources, diagnostics, {.rest_above = rest_above});
  Settings settings{.jobs = 4};
  settings.deliver = take;
  for (auto& selection : batch.selections) build(selection, settings, sources, diagnostics);
}

TEST(Delivery, ComesInTheOrderOfTheProject) {
  const Folder folder;
  put_twenty(folder);
  for (const std::size_t rest_above : {0U, 200U}) {
    std::string ids;
    deliver(
        folder,
        [&](const Delivery& one) {
          EXPECT_TRUE(one.pdf.starts_with("%PDF-"));
          EXPECT_EQ(one.sop.path, "a/" + one.facts.id + ".xml");
          EXPECT_EQ(one.facts.name, "Penanganan " + one.facts.id);
          ids += one.facts.id;
        },
        rest_above);
    EXPECT_EQ(ids, "abcdefghijklmnopqrst");
  }
}

TEST(Delivery, LeavesOutWhatIsFaulty) {
  const Folder folder;
  put_twenty(folder);
  folder.put("a/c.xml", "<sop>");
  std::string ids;
  deliver(folder, [&](const Delivery& one) { ids += one.facts.id; });
  EXPECT_EQ(ids, "abdefghijklmnopqrst");
}

TEST(Delivery, EndsWhereWhoTakesItFails) {
  const Folder folder;
  put_twenty(folder);
  std::string ids;
  const auto take = [&](const Delivery& one) {
    ids += one.facts.id;
    if (one.facts.id == "c") throw std::runtime_error("full");
  };
  EXPECT_THROW(deliver(folder, take), std::runtime_error);
  EXPECT_EQ(ids, "abc");
}

/// What a run was stopped before has not failed.
TEST(StoppedBuild, LeavesWhatItHasNotBegun) {
  const Folder folder;
  put_twenty(folder);
  folder.put("a/b.xml", "<sop>");
  Sources sources;
  Diagnostics diagnostics;
  auto batch = open_batch({.paths = {folder.path()}}, sources, diagnostics);
  std::size_t begun = 0;
  Settings settings;
  settings.begin = [&](const std::string&) { ++begun; };
  settings.stopped = [&] { return begun == 3; };
  auto& selection = batch.selections.front();
  EXPECT_EQ(build(selection, settings, sources, diagnostics).size(), 2U);
  EXPECT_EQ(selection.left, 17U);
}

}  // namespace
}  // namespace sopan::publish
