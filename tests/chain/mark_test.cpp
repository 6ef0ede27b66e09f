#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/press.hpp"

namespace sopan::test {
namespace {

/// How often a page says a word in outlines, and how often otherwise, in bold over the frame.
std::pair<int, int> marks_on(const page::Page& page, const std::string& word) {
  int outlined = 0;
  int bold = 0;
  for (const auto& mark : page.marks) {
    const auto* run = std::get_if<page::TextRun>(&mark);
    if (run == nullptr || run->text != word) continue;
    const bool over_frame = run->origin.y < millimetres(20);
    (run->outlined ? outlined : bold) += run->outlined || over_frame ? 1 : 0;
  }
  return {outlined, bold};
}

TEST(StatusMark, StandsOnEveryPageOfWhatIsNotInForceInOutlinesAndInBold) {
  int drafts = 0;
  for (const auto& path : samples().paths()) {
    const auto pressed = samples().press(path);
    const auto& word = pressed.manuscript.mark;
    EXPECT_EQ(word.empty(), pressed.manuscript.status == "berlaku") << path;
    for (const auto& page : pressed.document.pages) {
      const auto once = std::pair(word.empty() ? 0 : 1, word.empty() ? 0 : 1);
      EXPECT_EQ(marks_on(page, word.empty() ? "DRAF" : word), once) << path;
    }
    if (word == "DRAF") ++drafts;
  }
  EXPECT_GT(drafts, 0);
}

}  // namespace
}  // namespace sopan::test
