#include "pipeline/text/text.hpp"

#include <gtest/gtest.h>

#include <random>

namespace sopan::text {
namespace {

/// The text with "|" at ordinary, "!" at mandatory and "~" at emergency breaks.
std::string marked(std::string_view text) {
  std::string result;
  std::size_t begin = 0;
  for (const auto& brk : line_breaks(text)) {
    result += text.substr(begin, brk.offset - begin);
    result += brk.mandatory ? '!' : brk.emergency ? '~' : '|';
    begin = brk.offset;
  }
  return result;
}

TEST(Text, NfcComposesWhatCanBeComposed) {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"", ""},
      {"surat masuk", "surat masuk"},
      {"e\u0301", "\u00E9"},               // combining acute
      {"\u00E9", "\u00E9"},                // already composed
      {"s\u0323", "\u1E63"},               // dot below
      {"a\u0323\u0302", "\u1EAD"},         // two marks
      {"6\u00A0(enam)", "6\u00A0(enam)"},  // canonical, not compatibility
  };
  for (const auto& c : cases) EXPECT_EQ(nfc(c.text), c.expected);
}

TEST(Text, LinesBreakAsUax14Says) {
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"", ""},
      {"Surat", "Surat|"},
      {"Surat masuk", "Surat |masuk|"},
      {"Surat\u2028masuk", "Surat\u2028!masuk|"},
      {"Surat\nmasuk", "Surat\n!masuk|"},
      {"Nomor\u00A0\u0032\u0033 Tahun", "Nomor\u00A0\u0032\u0033 |Tahun|"},
      {"perundang-undangan", "perundang-|undangan|"},
      {"(scanner) ini", "(scanner) |ini|"},
      {"1,5 jam", "1,5 |jam|"},
  };
  for (const auto& c : cases) EXPECT_EQ(marked(c.text), c.expected);
}

TEST(Text, ARangeOfNumbersIsNotBroken) {
  EXPECT_EQ(marked("3–5 hari"), "3–5 |hari|");
  EXPECT_EQ(marked("30 menit–3 jam"), "30 |menit–|3 |jam|");
}

TEST(Text, ALoneLetterStaysWithItsSlash) {
  EXPECT_EQ(marked("Muda (IV/c)"), "Muda |(IV/~c)|");
  EXPECT_EQ(marked("dan/atau"), "dan/|atau|");
}

TEST(Text, LongWordsHaveEmergencyBreaksAtTheirJoints) {
  EXPECT_EQ(marked("a@setwan.contoh.go.id"), "a@setwan.~contoh.~go.~id|");
  EXPECT_EQ(marked("nama_berkas_panjang"), "nama_~berkas_~panjang|");
}

TEST(Text, APlainWordBreaksAtItsEndAlone) {
  for (const std::string word : {"surat", "Surat2", "selesai.", "lalu,", "2026"}) {
    EXPECT_TRUE(is_plain_word(word)) << word;
    EXPECT_EQ(line_breaks(word).size(), 1U) << word;
    EXPECT_EQ(line_breaks(word).front().offset, word.size()) << word;
  }
  for (const auto* text : {"", ".", "a/berkas", "a b", "a ", "berkas.pdf", "é", "a.."})
    EXPECT_FALSE(is_plain_word(text)) << text;
  EXPECT_GT(line_breaks("a/berkas").size(), 1U);
  EXPECT_TRUE(line_breaks("").empty());
}

/// What is broken without ICU is broken as ICU breaks it: a dash, which ICU alone knows, is put
/// behind the text and must change nothing before it.
TEST(Text, PlainWordsBreakAsUnicodeSays) {
  const std::string signs = "aZ09  .,;:-/()\"'!?%$\t\n";
  std::mt19937 random(1);
  std::size_t broken = 0;
  for (int round = 0; round < 100'000; ++round) {
    std::string text = "a";
    for (auto left = random() % 12; left > 0; --left) text += signs[random() % signs.size()];
    auto wanted = line_breaks(text + " –");
    std::erase_if(wanted, [&](const Break& one) { return one.offset > text.size(); });
    auto got = line_breaks(text);
    std::erase_if(got, [&](const Break& one) { return one.offset == text.size(); });
    std::erase_if(wanted, [&](const Break& one) { return one.offset == text.size(); });
    ASSERT_EQ(got.size(), wanted.size()) << text;
    for (std::size_t i = 0; i < got.size(); ++i) {
      ASSERT_EQ(got[i].offset, wanted[i].offset) << text;
      ASSERT_EQ(got[i].emergency, wanted[i].emergency) << text;
      ASSERT_EQ(got[i].mandatory, wanted[i].mandatory) << text;
    }
    EXPECT_TRUE(!is_plain_word(text) || got.empty()) << text;
    broken += got.size();
  }
  EXPECT_GT(broken, 100'000U);
}

TEST(Text, TheLastBreakIsTheEnd) {
  for (const std::string_view text : {"x", "Surat masuk", "Surat ", "a/b", "–", "\u2028"}) {
    const auto breaks = line_breaks(text);
    ASSERT_FALSE(breaks.empty());
    EXPECT_EQ(breaks.back().offset, text.size());
    for (std::size_t i = 1; i < breaks.size(); ++i)
      EXPECT_LT(breaks[i - 1].offset, breaks[i].offset);
  }
}

}  // namespace
}  // namespace sopan::text
