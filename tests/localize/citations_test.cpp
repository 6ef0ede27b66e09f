#include "pipeline/localize/citations.hpp"

#include <gtest/gtest.h>

namespace sopan::localization {
namespace {

draft::Content words(const std::string& text) {
  return {.blocks = {draft::Paragraph{{.text = text}}}};
}

/// The text of runs, U+00A0 as a space.
std::string plain(const std::vector<manuscript::Run>& runs) {
  std::string text;
  for (const auto& run : runs) text += run.text;
  for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0"))
    text.replace(at, 2, " ");
  return text;
}

Regulation regulation(RegulationKind kind, std::string number, int year, std::string subject) {
  return {.number = std::move(number), .kind = kind, .year = year, .subject = words(subject)};
}

TEST(Citations, EveryKindIsPrintedByTheTable) {
  using enum RegulationKind;
  const struct {
    RegulationKind kind;
    std::string_view body, region, expected;
  } cases[] = {
      {constitution, "", "", "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"},
      {law, "", "", "Undang-Undang Nomor 5 Tahun 2020 tentang T"},
      {law_in_lieu, "", "",
       "Peraturan Pemerintah Pengganti Undang-Undang Nomor 5 Tahun 2020 tentang T"},
      {government, "", "", "Peraturan Pemerintah Nomor 5 Tahun 2020 tentang T"},
      {presidential, "", "", "Peraturan Presiden Nomor 5 Tahun 2020 tentang T"},
      {presidential_decision, "", "", "Keputusan Presiden Nomor 5 Tahun 2020 tentang T"},
      {ministerial, "Menteri Dalam Negeri", "",
       "Peraturan Menteri Dalam Negeri Nomor 5 Tahun 2020 tentang T"},
      {agency, "Arsip Nasional Republik Indonesia", "",
       "Peraturan Arsip Nasional Republik Indonesia Nomor 5 Tahun 2020 tentang T"},
      {provincial, "", "Provinsi Contoh",
       "Peraturan Daerah Provinsi Contoh Nomor 5 Tahun 2020 tentang T"},
      {governor, "", "Provinsi Contoh", "Peraturan Gubernur Contoh Nomor 5 Tahun 2020 tentang T"},
      {regional, "", "Kabupaten Contoh",
       "Peraturan Daerah Kabupaten Contoh Nomor 5 Tahun 2020 tentang T"},
      {regent, "", "Kabupaten Contoh", "Peraturan Bupati Contoh Nomor 5 Tahun 2020 tentang T"},
      {mayor, "", "Kota Contoh", "Peraturan Wali Kota Contoh Nomor 5 Tahun 2020 tentang T"},
      {council, "", "Kabupaten Contoh",
       "Peraturan DPRD Kabupaten Contoh Nomor 5 Tahun 2020 tentang T"},
      {decision, "Bupati Contoh", "", "Keputusan Bupati Contoh Nomor 5 Tahun 2020 tentang T"},
      {circular, "Sekretaris Daerah", "",
       "Surat Edaran Sekretaris Daerah Nomor 5 Tahun 2020 tentang T"},
  };
  for (const auto& c : cases) {
    auto one = regulation(c.kind, "5", 2020, "T");
    one.body = c.body;
    one.region = c.region;
    const Project project{.regulations = {one}};
    EXPECT_EQ(plain(cite({0, ""}, CitationLength::name, project)), c.expected);
  }
}

TEST(Citations, ANumberThatEndsInTheYearHasNoTahun) {
  auto one = regulation(RegulationKind::ministerial, "PER/15/M.PAN/7/2008", 2008,
                        "Pedoman Umum Reformasi Birokrasi");
  one.body = "Menteri Negara Pendayagunaan Aparatur Negara";
  const Project project{.regulations = {one}};
  EXPECT_EQ(plain(cite({0, ""}, CitationLength::name, project)),
            "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/15/M.PAN/7/2008 "
            "tentang Pedoman Umum Reformasi Birokrasi");
}

/// UU 23/2014 with both its amendments, UU 30/2014 with one.
Project project() {
  auto local = regulation(RegulationKind::law, "23", 2014, "Pemerintahan Daerah");
  local.gazette = "244";
  local.supplement = "5587";
  local.amended = {{.by = 1}, {.by = 2}};
  auto second = regulation(RegulationKind::law, "9", 2015, "Perubahan Kedua");
  auto third = regulation(RegulationKind::law, "6", 2023, "Cipta Kerja");
  third.gazette = "41";
  third.supplement = "6856";
  auto administration = regulation(RegulationKind::law, "30", 2014, "Administrasi Pemerintahan");
  administration.gazette = "292";
  administration.amended = {{.by = 2}};
  auto minister = regulation(RegulationKind::ministerial, "1", 2023, "Tata Naskah Dinas");
  minister.body = "Menteri Dalam Negeri";
  minister.gazette = "649";
  auto regent = regulation(RegulationKind::regent, "47", 2021, "Tugas dan Fungsi");
  regent.region = "Kabupaten Contoh";
  regent.gazette = "47";
  auto regional = regulation(RegulationKind::regional, "5", 2016, "Perangkat Daerah");
  regional.region = "Kabupaten Contoh";
  regional.gazette = "5";
  regional.supplement = "12";
  return {.regulations = {local, second, third, administration, minister, regent, regional}};
}

TEST(Citations, HaveThreeLengths) {
  const auto all = project();
  const struct {
    Citation citation;
    CitationLength length;
    std::string_view expected;
  } cases[] = {
      {{0, ""},
       CitationLength::name,
       "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"},
      {{0, "Pasal 215"},
       CitationLength::name,
       "Pasal 215 Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"},
      {{0, ""},
       CitationLength::brief,
       "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah beberapa "
       "kali diubah, terakhir dengan Undang-Undang Nomor 6 Tahun 2023"},
      {{3, ""},
       CitationLength::brief,
       "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan sebagaimana telah "
       "diubah dengan Undang-Undang Nomor 6 Tahun 2023"},
      {{0, ""},
       CitationLength::full,
       "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik "
       "Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) "
       "sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 6 Tahun 2023 "
       "tentang Cipta Kerja (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 41, Tambahan "
       "Lembaran Negara Republik Indonesia Nomor 6856)"},
      // Only one of Lembaran and Tambahan is known: neither is printed.
      {{3, ""},
       CitationLength::full,
       "Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan sebagaimana telah "
       "diubah dengan Undang-Undang Nomor 6 Tahun 2023 tentang Cipta Kerja (Lembaran Negara "
       "Republik Indonesia Tahun 2023 Nomor 41, Tambahan Lembaran Negara Republik Indonesia Nomor "
       "6856)"},
      {{4, ""},
       CitationLength::full,
       "Peraturan Menteri Dalam Negeri Nomor 1 Tahun 2023 tentang Tata Naskah Dinas (Berita Negara "
       "Republik Indonesia Tahun 2023 Nomor 649)"},
      {{5, ""},
       CitationLength::full,
       "Peraturan Bupati Contoh Nomor 47 Tahun 2021 tentang Tugas dan Fungsi (Berita Daerah "
       "Kabupaten Contoh Tahun 2021 Nomor 47)"},
      {{6, ""},
       CitationLength::full,
       "Peraturan Daerah Kabupaten Contoh Nomor 5 Tahun 2016 tentang Perangkat Daerah (Lembaran "
       "Daerah Kabupaten Contoh Tahun 2016 Nomor 5, Tambahan Lembaran Daerah Kabupaten Contoh "
       "Nomor 12)"},
  };
  for (const auto& c : cases) EXPECT_EQ(plain(cite(c.citation, c.length, all)), c.expected);
}

TEST(Citations, NumberAndYearDoNotBreak) {
  const auto all = project();
  EXPECT_EQ(cite({0, "Pasal 215"}, CitationLength::name, all).front().text,
            "Pasal\u00A0"
            "215 Undang-Undang Nomor\u00A0"
            "23\u00A0Tahun\u00A0"
            "2014 tentang ");
}

TEST(Citations, TheSubjectKeepsItsStyles) {
  auto one = regulation(RegulationKind::law, "5", 2020, "");
  one.subject = {
      .blocks = {draft::Paragraph{{.text = "Layanan "}, {.text = "online", .foreign = true}}}};
  const Project all{.regulations = {one}};
  const auto runs = cite({0, ""}, CitationLength::brief, all);
  EXPECT_EQ(plain(runs), "Undang-Undang Nomor 5 Tahun 2020 tentang Layanan online");
  EXPECT_TRUE(runs.back().foreign);
}

TEST(Citations, StandInTheOrderOfTheHierarchy) {
  using enum RegulationKind;
  // In their right order: level, year, number as a number; joined levels are one.
  const std::vector<Regulation> sorted = {regulation(constitution, "", 1945, ""),
                                          regulation(assembly_decree, "XI/MPR/1998", 1998, ""),
                                          regulation(law, "9", 2004, ""),
                                          regulation(law, "10", 2004, ""),
                                          regulation(law_in_lieu, "1", 2014, ""),
                                          regulation(law, "23", 2014, ""),
                                          regulation(government, "18", 2016, ""),
                                          regulation(presidential, "16", 2018, ""),
                                          regulation(presidential_decision, "7", 2000, ""),
                                          regulation(agency, "5", 2021, ""),
                                          regulation(ministerial, "1", 2023, ""),
                                          regulation(provincial, "3", 2022, ""),
                                          regulation(governor, "4", 2019, ""),
                                          regulation(regional, "5", 2016, ""),
                                          regulation(mayor, "6", 2018, ""),
                                          regulation(regent, "47", 2021, ""),
                                          regulation(council, "1", 2019, ""),
                                          regulation(circular, "2", 2010, ""),
                                          regulation(decision, "3", 2011, "")};
  const Project all{.regulations = sorted};
  std::vector<BoxItem> items = {words("bebas 1")};
  for (std::size_t i = sorted.size(); i-- > 0;) items.emplace_back(Citation{i, ""});
  items.emplace_back(words("bebas 2"));
  const auto ordered = in_order(items, all);
  ASSERT_EQ(ordered.size(), sorted.size() + 2);
  for (std::size_t i = 0; i < sorted.size(); ++i)
    EXPECT_EQ(std::get<Citation>(ordered[i]).regulation, i);
  const auto text = [&](std::size_t i) {
    return std::get<draft::Paragraph>(std::get<draft::Content>(ordered[i]).blocks[0])[0].text;
  };
  EXPECT_EQ(text(sorted.size()), "bebas 1");
  EXPECT_EQ(text(sorted.size() + 1), "bebas 2");
}

}  // namespace
}  // namespace sopan::localization
