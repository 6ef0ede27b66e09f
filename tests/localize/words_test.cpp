#include <gtest/gtest.h>

#include "pipeline/localize/dates.hpp"
#include "pipeline/localize/durations.hpp"
#include "pipeline/localize/identity.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/localize/typeset.hpp"

namespace sopan::localization {
namespace {

TEST(Numbers, AreWrittenTheIndonesianWay) {
  const struct {
    std::string_view decimal, expected;
  } cases[] = {{"0", "0"},
               {"15", "15"},
               {"1.5", "1,5"},
               {"0.25", "0,25"},
               {"1234", "1.234"},
               {"1234567.5", "1.234.567,5"},
               {"sekitar", "sekitar"},
               {"1.2.3", "1.2.3"},
               {"", ""}};
  for (const auto& c : cases) EXPECT_EQ(number(c.decimal), c.expected);
  EXPECT_EQ(number("1234567.5", Language::english), "1,234,567.5");
  EXPECT_EQ(number(std::int64_t{1500}), "1.500");
}

TEST(Numbers, AreSpelledOutAndDoubled) {
  const struct {
    std::int64_t value;
    std::string_view expected;
  } cases[] = {{1, "satu"},
               {6, "enam"},
               {11, "sebelas"},
               {100, "seratus"},
               {2024, "dua ribu dua puluh empat"}};
  for (const auto& c : cases) EXPECT_EQ(spelled_out(c.value), c.expected);
  EXPECT_EQ(doubled(6), "6\u00A0(enam)");
}

TEST(Numbers, MoneyHasNoSpace) {
  EXPECT_EQ(rupiah("1500000"), "Rp1.500.000,00");
  EXPECT_EQ(rupiah("200000000.5"), "Rp200.000.000,50");
}

TEST(Numbers, ListsHaveACommaBeforeDan) {
  EXPECT_EQ(list({}), "");
  EXPECT_EQ(list({"A"}), "A");
  EXPECT_EQ(list({"A", "B"}), "A dan B");
  EXPECT_EQ(list({"A", "B", "C"}), "A, B, dan C");
}

TEST(Numbers, LettersGoOnAfterZ) {
  const struct {
    std::size_t number;
    std::string_view expected;
  } cases[] = {{1, "a"}, {26, "z"}, {27, "aa"}, {28, "ab"}, {52, "az"}, {53, "ba"}};
  for (const auto& c : cases) EXPECT_EQ(letters(c.number), c.expected);
}

TEST(Dates, AreDayMonthYearAsFarAsKnown) {
  const struct {
    Date date;
    std::string_view expected, english;
  } cases[] = {
      {{2025, 6, 2}, "2 Juni 2025", "2 June 2025"},
      {{2024, 1, 31}, "31 Januari 2024", "31 January 2024"},
      {{2023, 2, 1}, "1 Februari 2023", "1 February 2023"},
      {{2023, 3, 9}, "9 Maret 2023", "9 March 2023"},
      {{2023, 4, 10}, "10 April 2023", "10 April 2023"},
      {{2026, 5, 18}, "18 Mei 2026", "18 May 2026"},
      {{2026, 7, 17}, "17 Juli 2026", "17 July 2026"},
      {{1945, 8, 17}, "17 Agustus 1945", "17 August 1945"},
      {{2026, 9, 30}, "30 September 2026", "30 September 2026"},
      {{2024, 10, 0}, "Oktober 2024", "October 2024"},
      {{2024, 11, 0}, "November 2024", "November 2024"},
      {{2024, 12, 25}, "25 Desember 2024", "25 December 2024"},
      {{2014, 0, 0}, "2014", "2014"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(date(c.date), c.expected);
    EXPECT_EQ(date(c.date, Language::english), c.english);
  }
  EXPECT_EQ(date(std::optional<Date>(), "-"), "-");
}

TEST(Durations, EveryFormOfTheVocabulary) {
  const struct {
    Quantity quantity;
    std::string_view expected;
  } cases[] = {
      {{.value = "15", .unit = TimeUnit::minute}, "15\u00A0menit"},
      {{.value = "1.5", .unit = TimeUnit::hour}, "1,5\u00A0jam"},
      {{.value = "3", .until = "5", .unit = TimeUnit::working_day}, "3–5\u00A0hari kerja"},
      {{.value = "30", .until = "3", .unit = TimeUnit::minute, .until_unit = TimeUnit::hour},
       "30\u00A0menit–3\u00A0jam"},
      {{.value = "1", .until = "2", .unit = TimeUnit::day, .until_unit = TimeUnit::day},
       "1–2\u00A0hari"},
      {{.value = "24", .times = "2", .unit = TimeUnit::hour}, "2\u00A0x\u00A024\u00A0jam"},
      {{.value = "3", .unit = TimeUnit::day, .limit = Limit::at_most}, "maksimal 3\u00A0hari"},
      {{.value = "3", .unit = TimeUnit::day, .limit = Limit::no_later_than},
       "paling lambat 3\u00A0hari"},
      {{.value = "1", .unit = TimeUnit::month, .limit = Limit::no_longer_than},
       "paling lama 1\u00A0bulan"},
      {{.value = "5", .unit = TimeUnit::minute, .limit = Limit::about},
       "±\u00A0"
       "5\u00A0menit"},
      {{.value = "15", .per = "berkas", .unit = TimeUnit::minute}, "15\u00A0menit/berkas"},
      {{.value = "45", .unit = TimeUnit::second}, "45\u00A0detik"},
      {{.value = "2", .unit = TimeUnit::week}, "2\u00A0minggu"},
      {{.value = "1", .unit = TimeUnit::quarter}, "1\u00A0triwulan"},
      {{.value = "1", .unit = TimeUnit::semester}, "1\u00A0semester"},
      {{.value = "1", .unit = TimeUnit::year}, "1\u00A0tahun"},
  };
  for (const auto& c : cases) EXPECT_EQ(duration(c.quantity), c.expected);
}

TEST(Identity, NipIsGroupedEightSixOneThree) {
  EXPECT_EQ(nip("197003121995031002"),
            "19700312\u00A0"
            "199503\u00A0"
            "1\u00A0"
            "002");
  EXPECT_EQ(nip("19700312 199503 1 002"), nip("197003121995031002"));
  EXPECT_EQ(nip("12345"), "12345");
}

TEST(Identity, RankFollowsTheGrade) {
  const struct {
    Grade grade;
    std::string_view expected;
  } cases[] = {
      {{1, 'a'}, "Juru Muda (I/a)"},
      {{1, 'd'}, "Juru Tingkat I (I/d)"},
      {{2, 'b'}, "Pengatur Muda Tingkat I (II/b)"},
      {{2, 'c'}, "Pengatur (II/c)"},
      {{3, 'a'}, "Penata Muda (III/a)"},
      {{3, 'd'}, "Penata Tingkat I (III/d)"},
      {{4, 'a'}, "Pembina (IV/a)"},
      {{4, 'c'}, "Pembina Utama Muda (IV/c)"},
      {{4, 'd'}, "Pembina Utama Madya (IV/d)"},
      {{4, 'e'}, "Pembina Utama (IV/e)"},
  };
  for (const auto& c : cases) EXPECT_EQ(rank(c.grade), c.expected);
}

TEST(Typeset, WhatBelongsTogetherDoesNotBreak) {
  // "_" stands for U+00A0 on the right.
  const struct {
    std::string_view text, expected;
  } cases[] = {
      {"Surat masuk", "Surat masuk"},
      {"UU Nomor 23 Tahun 2014 tentang", "UU Nomor_23_Tahun_2014 tentang"},
      {"Nomor PER/15/M.PAN/7/2008", "Nomor PER/15/M.PAN/7/2008"},
      {"(Nomor 23 Tahun 2014)", "(Nomor_23_Tahun_2014)"},
      {"Nomor agenda", "Nomor agenda"},
      {"Pasal 215 ayat (1) huruf a", "Pasal_215 ayat_(1) huruf_a"},
      {"huruf kapital", "huruf kapital"},
      {"setiap 6 (enam) bulan", "setiap 6_(enam) bulan"},
      {"nomor 6 (1) x", "nomor 6 (1) x"},
      {"Rp 200.000,00", "Rp_200.000,00"},
      {"Tahun Anggaran", "Tahun Anggaran"},
      {"e\u0301", "\u00E9"},
  };
  for (const auto& c : cases) {
    auto text = ready(c.text);
    for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0"))
      text.replace(at, 2, "_");
    EXPECT_EQ(text, c.expected);
  }
}

TEST(Typeset, PatternsAreFilled) {
  EXPECT_EQ(filled("{0}: ke langkah {1}", {"Ya", "4"}), "Ya: ke langkah 4");
  EXPECT_EQ(filled("{1} {0} {2}", {"a", "b"}), "b a {2}");
  EXPECT_EQ(filled("{x} {", {"a"}), "{x} {");
}

}  // namespace
}  // namespace sopan::localization
