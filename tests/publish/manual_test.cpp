#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/publish/build.hpp"
#include "tests/publish/folder.hpp"

namespace sopan::publish {
namespace {

/// What a build of a path delivers, and the codes of the errors that it tells.
struct Printed {
  std::vector<std::string> manuals;
  std::vector<std::string> errors;
  std::size_t sops = 0;

  explicit Printed(const std::filesystem::path& path, bool final = false) {
    Sources sources;
    Diagnostics diagnostics;
    Settings settings{.final = final};
    settings.deliver = [this](const Delivery& /*one*/) { ++sops; };
    settings.deliver_manual = [this](const std::string& pdf) { manuals.push_back(pdf); };
    auto batch = open_batch({.paths = {path}}, sources, diagnostics);
    for (auto& selection : batch.selections) build(selection, settings, sources, diagnostics);
    for (const auto& one : diagnostics.all())
      if (one.severity == Severity::error) errors.emplace_back(one.code);
  }
};

using Codes = std::vector<std::string>;

void put_two(const Folder& folder) {
  put_project(folder, R"(<bagian judul="A"><sop src="a/*.xml"/></bagian>)");
  folder.put("a/one.xml", good_sop("one"));
  folder.put("a/two.xml", good_sop("two"));
}

TEST(Manual, AWholeProjectGivesOneAndAPartOfItNone) {
  const Folder folder;
  put_two(folder);
  const Printed whole(folder.path());
  ASSERT_EQ(whole.manuals.size(), 1U);
  EXPECT_TRUE(whole.manuals[0].starts_with("%PDF-"));
  EXPECT_EQ(whole.errors, Codes{});
  EXPECT_TRUE(Printed(folder / "a").manuals.empty());
  EXPECT_TRUE(Printed(folder / "a/two.xml").manuals.empty());
}

TEST(Manual, TheSameProjectGivesTheSameBytes) {
  const Folder folder;
  put_two(folder);
  EXPECT_EQ(Printed(folder.path()).manuals, Printed(folder / "manual.xml").manuals);
}

TEST(Manual, ASopWithErrorsIsMissingInItAndAFinalOneIsRefused) {
  const Folder folder;
  put_two(folder);
  folder.put("a/two.xml", "<sop><prosedur/></sop>");
  const Printed usual(folder.path());
  EXPECT_EQ(usual.manuals.size(), 1U);
  EXPECT_EQ(usual.sops, 1U);
  EXPECT_FALSE(usual.errors.empty());
  const Printed final(folder.path(), true);
  EXPECT_TRUE(final.manuals.empty());
  EXPECT_EQ(std::count(final.errors.begin(), final.errors.end(), "incomplete-manual"), 1);
}

TEST(Manual, AFinalOneThatIsCompleteIsPrinted) {
  const Folder folder;
  put_two(folder);
  const Printed final(folder.path(), true);
  EXPECT_EQ(final.manuals.size(), 1U);
  EXPECT_EQ(final.errors, Codes{});
}

}  // namespace
}  // namespace sopan::publish
