#include "pipeline/publish/batch.hpp"

#include <gtest/gtest.h>

#include "pipeline/localize/messages.hpp"
#include "pipeline/publish/build.hpp"
#include "pipeline/publish/codes.hpp"
#include "tests/publish/folder.hpp"

namespace sopan::publish {
namespace {

namespace fs = std::filesystem;

/// Checks what is asked for and gives "file:code" of everything but notes on wording.
struct Checked {
  Sources sources;
  Diagnostics diagnostics;
  Batch batch;
  std::size_t failed = 0;

  explicit Checked(const Request& request) : batch(open_batch(request, sources, diagnostics)) {
    for (auto& selection : batch.selections)
      failed += selection.chosen.size() - build(selection, {}, sources, diagnostics).size();
    diagnostics.sort();
  }
  [[nodiscard]] std::vector<std::string> told() const {
    std::vector<std::string> list;
    for (const auto& one : diagnostics.all())
      list.push_back(fs::path(sources[one.span.source].name()).filename().string() + ":" +
                     std::string(one.code));
    return list;
  }
};

using Told = std::vector<std::string>;

TEST(Batch, AProjectIsFoundFromItsFolderItsManualAndItsSops) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="a/*.xml"/></bagian>)");
  folder.put("a/one.xml", good_sop("one"));
  folder.put("a/two.xml", good_sop("two"));
  const struct {
    std::string_view path;
    std::size_t chosen;
  } cases[] = {{"", 2}, {"manual.xml", 2}, {"a", 2}, {"a/two.xml", 1}, {"peraturan.xml", 2}};
  for (const auto& [path, chosen] : cases) {
    const Checked run({.paths = {folder / path}});
    EXPECT_EQ(run.told(), Told{}) << path;
    ASSERT_EQ(run.batch.selections.size(), 1U) << path;
    EXPECT_EQ(run.batch.selections[0].chosen.size(), chosen) << path;
    EXPECT_EQ(run.failed, 0U);
  }
}

TEST(Batch, AnIdChoosesOneSop) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="*-sop.xml"/></bagian>)");
  folder.put("a-sop.xml", good_sop("one"));
  folder.put("b-sop.xml", good_sop("two"));
  const Checked run({.paths = {folder.path()}, .only = {"two", "three"}});
  ASSERT_EQ(run.batch.selections.size(), 1U);
  EXPECT_EQ(run.batch.selections[0].chosen, std::vector<std::size_t>{1});
  EXPECT_EQ(run.batch.unknown, Told{"three"});
}

TEST(Batch, AnIdOutsideThePathsIsNotTaken) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="a/*.xml"/><sop src="b/*.xml"/></bagian>)");
  folder.put("a/one.xml", good_sop("one"));
  folder.put("b/two.xml", good_sop("two"));
  const Checked run({.paths = {folder / "a"}, .only = {"two"}});
  EXPECT_EQ(run.batch.unknown, Told{"two"});
  EXPECT_EQ(run.batch.ids, Told{"one"});
  EXPECT_EQ(run.batch.elsewhere, Told{"two"});
}

TEST(Batch, SeveralPathsOfOneProjectAreOneSelection) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="a/*.xml"/></bagian>)");
  for (const auto* name : {"one", "two", "three"})
    folder.put("a/" + std::string(name) + ".xml", good_sop(name));
  const Checked run({.paths = {folder / "a/two.xml", folder / "a/one.xml", folder / "a/two.xml"}});
  ASSERT_EQ(run.batch.selections.size(), 1U);
  EXPECT_EQ(run.batch.selections[0].chosen.size(), 2U);
}

TEST(Batch, FaultsOfSopsNobodyAskedForAreNotTold) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="a/*.xml"/></bagian>)");
  folder.put("a/bad.xml", "<sop>");
  folder.put("a/good.xml", good_sop("good"));
  EXPECT_EQ(Checked({.paths = {folder / "a/good.xml"}}).told(), Told{});
  const Checked all({.paths = {folder.path()}});
  EXPECT_EQ(all.told(), Told{"bad.xml:unclosed-element"});
  EXPECT_EQ(all.failed, 1U);
}

TEST(Batch, EveryLinkOfTheManualIsChecked) {
  const Folder folder;
  folder.put("outside.xml", good_sop("outside"));
  const Folder inner;
  put_project(inner, R"(<bagian judul="A"><sop src="none.xml"/><sop src="x/*.xml"/>
    <sop src="../outside.xml"/><sop src="link.xml"/><sop src="peraturan2.xml"/></bagian>)");
  fs::create_symlink(folder / "outside.xml", inner / "link.xml");
  inner.put("peraturan2.xml", "<daftar-peraturan></daftar-peraturan>");
  inner.put("stray.xml", "<x/>");
  EXPECT_EQ(Checked({.paths = {inner.path()}}).told(),
            (Told{"manual.xml:missing-file", "manual.xml:no-match", "manual.xml:outside-project",
                  "manual.xml:outside-project", "peraturan2.xml:wrong-kind",
                  "stray.xml:unmatched-file"}));
}

TEST(Batch, ABrokenRegisterIsOneFault) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="a.xml"/></bagian>)");
  folder.put("a.xml", good_sop("a"));
  folder.put("peraturan.xml", "<daftar-peraturan>");
  const Checked run({.paths = {folder.path()}});
  EXPECT_EQ(run.told(), Told{"peraturan.xml:unclosed-element"});
}

TEST(Batch, ABrokenManualDoesNotHideWhatIsWrongInTheSops) {
  const Folder folder;
  folder.put("manual.xml", "<manual>");
  folder.put("a.xml", "<sop>");
  folder.put("b.xml", "<other/>");
  EXPECT_EQ(Checked({.paths = {folder.path()}}).told(),
            (Told{"manual.xml:unclosed-element", "a.xml:unclosed-element"}));
}

TEST(Batch, ASopNeedsAManualThatNamesIt) {
  const Folder folder;
  folder.put("alone.xml", good_sop("alone"));
  folder.put("sub/manual.xml", "");
  put_project(folder, "");
  fs::rename(folder / "manual.xml", folder / "sub/manual.xml");
  fs::rename(folder / "peraturan.xml", folder / "sub/peraturan.xml");
  folder.put("sub/b.xml", good_sop("b"));
  EXPECT_EQ(Checked({.paths = {folder / "alone.xml"}}).told(), Told{"alone.xml:no-manual"});
  EXPECT_EQ(Checked({.paths = {folder / "sub/b.xml"}}).told(), Told{"b.xml:not-in-project"});
  EXPECT_EQ(Checked({.paths = {folder.path()}}).batch.outside, Told{folder.path().string()});
}

TEST(Batch, TheCatalogsHaveEverySentence) {
  for (const auto language : {Language::indonesian, Language::english}) {
    for (const auto code : publish_codes::codes) EXPECT_TRUE(can_say(code, language)) << code;
    for (const auto key : publish_codes::hints) EXPECT_TRUE(can_say(key, language)) << key;
  }
}

}  // namespace
}  // namespace sopan::publish
