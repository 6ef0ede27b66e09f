#include "tests/golden/golden.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>

#include "pipeline/write/trace/trace.hpp"
#include "tests/support/press.hpp"
#include "tests/support/tools.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;

class Golden : public testing::TestWithParam<std::string> {
 protected:
  [[nodiscard]] static std::string name() { return fs::path(GetParam()).filename().string(); }
};

TEST_P(Golden, PagesAreAsReviewed) {
  test::expect_golden(name() + ".trace", trace(test::samples().press(GetParam()).document));
}

/// Numbers of objects say nothing of the structure.
std::string without_numbers(const std::string& tree) {
  std::istringstream lines(tree);
  std::string text;
  for (std::string line; std::getline(lines, line); text += line + "\n") {
    const auto at = line.find("Object ");
    if (at != std::string::npos && line.find_first_not_of(' ') == at) line.resize(at + 6);
  }
  return text;
}

/// What is told to someone who cannot see the pages, by poppler; the words of figures are in the
/// trace.
TEST_P(Golden, ReadsAloudAsReviewed) {
  const auto& shop = test::samples();
  const auto read = test::run_on(shop.pdf(shop.press(GetParam()).document), "pdfinfo -struct-text");
  EXPECT_EQ(read.status, 0) << read.output;
  test::expect_golden(name() + ".struct", without_numbers(read.output));
}

/// Without the pages of the SOPs, which have golden files of their own.
page::Document around_the_sops(page::Document manual) {
  std::vector<page::Page> kept;
  bool is_sop = false;
  for (auto& page : manual.pages) {
    for (const auto& mark : page.marks) {
      const auto* place = std::get_if<page::Destination>(&mark);
      if (place != nullptr && place->name.find('/') == std::string::npos)
        is_sop = place->name.starts_with("sop-");
    }
    if (!is_sop) kept.push_back(std::move(page));
  }
  manual.pages = std::move(kept);
  return manual;
}

TEST(GoldenManual, PagesAreAsReviewed) {
  test::expect_golden("manual.trace", trace(around_the_sops(test::samples().manual())));
}

/// Flows that are hard to draw: what the router makes of them on the sheet.
class GoldenFlow : public testing::TestWithParam<std::string> {};

TEST_P(GoldenFlow, PagesAreAsReviewed) {
  const auto pressed = test::hard_flows().press(GetParam());
  EXPECT_EQ(pressed.report.overlaps + pressed.report.through + pressed.report.missing, 0);
  EXPECT_EQ(pressed.report.label_hits, 0);
  test::expect_golden("alur-sulit/" + GetParam() + ".trace", trace(pressed.document));
}

INSTANTIATE_TEST_SUITE_P(HardFlows, GoldenFlow, testing::ValuesIn(test::hard_flows().paths()),
                         [](const auto& each) { return test::test_name(each.param); });

INSTANTIATE_TEST_SUITE_P(Samples, Golden, testing::ValuesIn(test::samples().paths()),
                         [](const auto& each) { return test::test_name(each.param); });

TEST(GoldenFiles, EachBelongsToASample) {
  for (const auto& entry : fs::directory_iterator(fs::path(SOPAN_SOURCE_DIR) / "tests/golden")) {
    const auto kind = entry.path().extension();
    if (kind != ".trace" && kind != ".struct") continue;
    const auto name = entry.path().stem().string();
    if (name == "manual") continue;
    const auto paths = test::samples().paths();
    EXPECT_TRUE(std::ranges::any_of(
        paths, [&](const auto& path) { return fs::path(path).filename() == name; }))
        << entry.path().filename() << " is of no sample";
  }
}

}  // namespace
}  // namespace sopan
