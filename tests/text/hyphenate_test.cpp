#include "pipeline/text/hyphenate.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sopan::text {
namespace {

std::string divided(const std::string& word) {
  std::string result;
  std::size_t begin = 0;
  for (const auto place : hyphenations(word)) {
    result += word.substr(begin, place - begin) + "-";
    begin = place;
  }
  return result + word.substr(begin);
}

// Syllables as the dictionary of the language agency (KBBI) gives them: sek.re.ta.ris, pim.pin.an.
TEST(Hyphenations, DivideBetweenSyllables) {
  EXPECT_EQ(divided("Sekretaris"), "Sek-re-ta-ris");
  EXPECT_EQ(divided("Pimpinan"), "Pim-pinan");
}

TEST(Hyphenations, LeaveTwoLettersBeforeAndThreeAfter) {
  for (const auto* word : {"Perbendaharaan", "Persidangan", "Pendamping", "ini", "Bapemperda"}) {
    const std::string text = word;
    for (const auto place : hyphenations(text)) {
      EXPECT_GE(place, 2U) << word;
      EXPECT_GE(text.size() - place, 3U) << word;
    }
  }
}

TEST(Hyphenations, OtherThanLettersAreLeftWhole) {
  EXPECT_TRUE(hyphenations("e-Risalah").empty());
  EXPECT_TRUE(hyphenations("2026").empty());
  EXPECT_TRUE(hyphenations("").empty());
}

}  // namespace
}  // namespace sopan::text
