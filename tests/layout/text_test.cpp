#include "pipeline/layout/text.hpp"

#include <gtest/gtest.h>

#include "tests/layout/faces.hpp"

namespace sopan::layout {
namespace {

using namespace literals;

constexpr TextStyle plain{.size = 10_pt, .leading = 12_pt, .indent = 20_pt, .marker_gap = 3_pt};

std::string words_of(const TextBox& box) {
  std::string words;
  for (const auto& line : box.lines) {
    if (!words.empty()) words += '|';
    for (const auto& piece : line.pieces) words += piece.text;
  }
  return words;
}

manuscript::Paragraph item(std::string marker, std::string text) {
  return {
      .marker = std::move(marker), .level = 1, .item = true, .runs = {{.text = std::move(text)}}};
}

TEST(SetText, BreaksAtSpacesAndNeverAtNoBreakSpaces) {
  // Liberation Sans at 10 pt: "Nomor" is about 32 pt wide, a digit 5.6 pt.
  const auto box = set_text(
      "Surat Nomor\xC2\xA0"
      "23",
      plain, 60_pt, faces());
  EXPECT_EQ(words_of(box),
            "Surat|Nomor\xC2\xA0"
            "23");
  EXPECT_EQ(box.height, 24_pt);
}

TEST(SetText, ForcedBreakEndsTheLine) {
  EXPECT_EQ(words_of(set_text("a\xE2\x80\xA8"
                              "b",
                              plain, 100_pt, faces())),
            "a|b");
}

TEST(SetText, LongWordsBreakAtTheirJointsFirst) {
  const auto box = set_text("https://contoh.example/alamat/yang/panjang", plain, 90_pt, faces());
  EXPECT_GT(box.lines.size(), 1U);
  EXPECT_TRUE(box.broken.empty());
  for (const auto& line : box.lines) EXPECT_LE(line.width, 90_pt);
}

TEST(SetText, LongWordsWithoutJointsAreDividedBetweenSyllables) {
  const auto box = set_text("Perbendaharaan", plain, 45_pt, faces());
  EXPECT_TRUE(box.broken.empty());
  for (std::size_t i = 0; i + 1 < box.lines.size(); ++i)
    EXPECT_TRUE(box.lines[i].pieces.back().text.ends_with('-'));
}

TEST(SetText, AStringHasOneLineInAMeasureOfItsWidth) {
  for (const std::string text : {"dari hal. 45", "ke hal. 61", "Ya, bila lengkap", "AV To. 1"}) {
    for (const auto size : {6.5_pt, 7_pt, 8_pt, 9.3_pt, 10_pt}) {
      for (const bool bold : {false, true}) {
        const TextStyle style{.size = size, .leading = 12_pt, .bold = bold};
        const auto width = text_width(text, style, faces());
        EXPECT_EQ(set_text(text, style, width, faces()).lines.size(), 1U) << text;
        EXPECT_GT(set_text(text, style, width - 1_pt, faces()).lines.size(), 1U) << text;
      }
    }
  }
}

TEST(SetText, AWordOfManyLinesFillsThemAndLosesNothing) {
  // Liberation Sans: a, é and € are 1139 of 2048 units wide, at 10 pt 5.562 pt; 17 in 100 pt.
  std::string word;
  for (int i = 0; i < 1000; ++i) word += "a\u00E9\u20AC";
  const auto box = set_text(word, plain, 100_pt, faces());
  EXPECT_EQ(box.lines.size(), 177U);  // 3000 / 17
  std::string all;
  for (std::size_t i = 0; i < box.lines.size(); ++i) {
    std::size_t glyphs = 0;
    for (const auto& piece : box.lines[i].pieces) {
      glyphs += piece.glyphs.size();
      all += piece.text;
    }
    if (i + 1 < box.lines.size()) {
      EXPECT_EQ(glyphs, 17U) << i;
    }
  }
  EXPECT_EQ(all, word);
}

TEST(SetText, AWordWithoutJointsIsBrokenByForceAndSaysSo) {
  const std::string word(60, '8');
  const auto box = set_text(word, plain, 50_pt, faces());
  ASSERT_EQ(box.broken.size(), 1U);
  EXPECT_EQ(box.broken[0].word, word);
  std::string all;
  for (const auto& line : box.lines) {
    EXPECT_LE(line.width, 50_pt);
    for (const auto& piece : line.pieces) all += piece.text;
  }
  EXPECT_EQ(all, word);  // never a character lost
}

TEST(SetText, MarkersHangRightAlignedBeforeTheText) {
  const auto box = set_text({item("1.", "satu"), item("10.", "dua")}, plain, 200_pt, faces());
  ASSERT_EQ(box.lines.size(), 2U);
  EXPECT_EQ(box.lines[0].pieces[1].x, 20_pt);
  EXPECT_EQ(box.lines[1].pieces[1].x, 20_pt);
  EXPECT_GT(box.lines[0].pieces[0].x, box.lines[1].pieces[0].x);
}

TEST(SetText, TurnedOverLinesOfAnItemStandUnderItsText) {
  const auto box = set_text({item("1.", "satu dua tiga empat lima")}, plain, 70_pt, faces());
  ASSERT_GT(box.lines.size(), 1U);
  EXPECT_EQ(box.lines[1].pieces[0].x, 20_pt);
}

TEST(SetText, CentredLinesLeaveEqualRoomOnBothSides) {
  auto style = plain;
  style.align = Align::centre;
  const auto box = set_text("Judul", style, 100_pt, faces());
  const auto& line = box.lines[0];
  EXPECT_EQ(line.pieces[0].x, (100_pt - line.width) / 2);
}

TEST(SetText, BalancedTitlesNeedNoMoreLinesAndTheShortestIsLonger) {
  auto style = plain;
  const std::string title = "Penanganan surat masuk dan surat keluar sekretariat";
  const auto ragged = set_text(title, style, 190_pt, faces());
  style.balanced = true;
  const auto balanced = set_text(title, style, 190_pt, faces());
  ASSERT_EQ(balanced.lines.size(), ragged.lines.size());
  EXPECT_GE(balanced.lines.back().width, ragged.lines.back().width);
}

TEST(SetText, ForeignWordsAreItalicAndMarked) {
  const manuscript::TextBlock text = {
      {.runs = {{.text = "pindai ("}, {.text = "scanner", .foreign = true}, {.text = ")"}}}};
  const auto box = set_text(text, plain, 200_pt, faces());
  ASSERT_EQ(box.lines[0].pieces.size(), 3U);
  EXPECT_EQ(box.lines[0].pieces[1].face, font::Role::italic);
  EXPECT_TRUE(box.lines[0].pieces[1].foreign);
}

}  // namespace
}  // namespace sopan::layout
