#include "pipeline/base/source.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

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

TEST(Source, LinesThatAreKeptTellTheSameAsTheWhole) {
  const std::string text = "\xEF\xBB\xBFsatu\r\ndua é\n\nempat\rlima";
  const Source whole("a.xml", text);
  Source part("a.xml", text);
  // 3 + "satu\r\n" = 9, "dua é\n" of 7 bytes = 16, "\n" = 17, "empat\r" = 23
  const std::vector<std::uint32_t> offsets = {15, 9, 24, 27};
  part.keep_lines_of(offsets);
  EXPECT_EQ(part.bytes(), "dua é\nlima");
  for (const auto offset : offsets) {
    EXPECT_EQ(part.position(offset).line, whole.position(offset).line) << offset;
    EXPECT_EQ(part.position(offset).column, whole.position(offset).column) << offset;
  }
  EXPECT_EQ(part.line(2), "dua é");
  EXPECT_EQ(part.line_start(2), 9U);
  EXPECT_EQ(part.line(5), "lima");
  EXPECT_EQ(part.line_start(5), 23U);
  EXPECT_EQ(part.line(3).data(), nullptr);
  part.keep_lines_of({});
  EXPECT_EQ(part.bytes(), "");
  EXPECT_EQ(part.position(7).line, 1U);
}

/// Whether a source holds its text within itself, and no memory elsewhere.
bool is_small(const Source& source) {
  const auto* const text = reinterpret_cast<const std::byte*>(source.bytes().data());
  const auto* const self = reinterpret_cast<const std::byte*>(&source);
  return text >= self && text < self + sizeof(source);
}

TEST(Source, ATextThatIsTakenAwayLeavesNoRoomBehind) {
  Sources sources;
  const auto one = sources.add(Source("a.xml", std::string(10'000, 'a')));
  const auto two = sources.add(Source("b.xml", "b\n" + std::string(10'000, 'b')));
  EXPECT_FALSE(is_small(sources[one]));
  sources.put_text(one, {});
  EXPECT_TRUE(is_small(sources[one]));
  sources.keep_lines_of(two, {{.source = two, .begin = 0, .end = 1}});
  EXPECT_EQ(sources[two].bytes(), "b\n");
  EXPECT_TRUE(is_small(sources[two]));
}

}  // namespace
}  // namespace sopan
