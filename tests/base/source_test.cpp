#include "pipeline/base/source.hpp"

#include <gtest/gtest.h>

namespace sopan {
namespace {

TEST(Source, ColumnsCountCodePointsAndNoByteOrderMark) {
  const Source source("a.xml",
                      "\xEF\xBB\xBF"
                      "a\tb\n\xC3\xA9"
                      "x");
  EXPECT_EQ(source.position(3).column, 1U);  // the first letter, after the mark
  EXPECT_EQ(source.position(5).column, 3U);  // a tab is one
  EXPECT_EQ(source.position(9).line, 2U);
  EXPECT_EQ(source.position(9).column, 2U);  // é is one
  EXPECT_EQ(source.line(1), "a\tb");
}

TEST(Source, EveryLineBreakCountsOnce) {
  const Source source("a.xml", "a\r\nb\rc\nd");
  EXPECT_EQ(source.position(7).line, 4U);
  EXPECT_EQ(source.line(2), "b");
  EXPECT_EQ(source.line(3), "c");
  EXPECT_EQ(source.line(5), "");
}

TEST(Source, AnOffsetPastTheEndIsTheEnd) {
  const Source source("a.xml", "ab");
  EXPECT_EQ(source.position(99).column, 3U);
}

}  // namespace
}  // namespace sopan
