#include <gtest/gtest.h>

#include <vector>

#include "tests/support/press.hpp"

namespace sopan {
namespace {

using namespace literals;

/// A label that has no room between the middle of its column and the ruling is set on several
/// lines, and its row is high enough for them.
TEST(Label, LongOnesAreSetOnSeveralLines) {
  auto files = test::files_of(SOPAN_SOURCE_DIR "/samples/setwan");
  auto& sop = files.at("umum/surat-masuk.xml");
  const auto at = sop.find(">Tidak<");
  ASSERT_NE(at, std::string::npos);
  sop.replace(at + 1, 5, "Kelengkapan berkas belum memenuhi syarat");
  const auto pressed = test::Shop(files).press("umum/surat-masuk");
  std::vector<page::TextRun> lines;
  for (const auto& sheet : pressed.document.pages)
    for (const auto& mark : sheet.marks)
      if (const auto* run = std::get_if<page::TextRun>(&mark))
        if (run->size == 6.5_pt && run->element == page::artifact &&
            run->text.find(" hal. ") == std::string::npos)
          lines.push_back(*run);
  std::string all;
  for (const auto& line : lines) all += (all.empty() ? "" : " ") + line.text;
  EXPECT_EQ(all, "Kelengkapan berkas belum memenuhi syarat");
  EXPECT_GE(lines.size(), 2U);
  EXPECT_LE(lines.size(), 4U);
  EXPECT_EQ(pressed.report.label_hits, 0);
}

}  // namespace
}  // namespace sopan
