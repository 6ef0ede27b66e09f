#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/support/press.hpp"

namespace sopan::test {
namespace {

const page::Document& manual() {
  static const auto made = samples().manual();
  return made;
}

/// The pages on which the places of a document lie.
std::map<std::string, std::size_t> places_of(const page::Document& document) {
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < document.pages.size(); ++i)
    for (const auto& mark : document.pages[i].marks)
      if (const auto* place = std::get_if<page::Destination>(&mark)) places[place->name] = i;
  return places;
}

/// The words of an element on a page, and of a whole page.
std::string words_of(const page::Page& page, page::ElementId element) {
  std::string words;
  for (const auto& mark : page.marks) {
    const auto* run = std::get_if<page::TextRun>(&mark);
    if (run != nullptr && run->element == element) words += run->text + " ";
  }
  return words;
}

std::string words_of(const page::Page& page) {
  std::string words;
  for (const auto& mark : page.marks)
    if (const auto* run = std::get_if<page::TextRun>(&mark)) words += run->text + " ";
  return words;
}

/// What stands in a line with these words, from left to right.
std::string line_of(const page::Page& page, const std::string& words) {
  std::vector<page::TextRun> runs;
  for (const auto& mark : page.marks)
    if (const auto* run = std::get_if<page::TextRun>(&mark)) runs.push_back(*run);
  const auto found = std::ranges::find(runs, words, &page::TextRun::text);
  if (found == runs.end()) return {};
  const auto baseline = found->origin.y;
  std::erase_if(runs, [&](const auto& run) { return run.origin.y != baseline; });
  std::ranges::sort(runs, {}, [](const auto& run) { return run.origin.x; });
  std::string line;
  for (const auto& run : runs) line += run.text + "|";
  return line;
}

/// The page on which a place lies.
const page::Page& page_of(const page::Document& document, const std::string& place) {
  return document.pages[places_of(document).at(place)];
}

TEST(Manual, NumbersInTheContentsAreThoseOfThePagesTheyName) {
  const auto places = places_of(manual());
  const auto& contents = page_of(manual(), "daftar-isi");
  std::size_t lines = 0;
  for (const auto& mark : contents.marks) {
    const auto* link = std::get_if<page::Link>(&mark);
    if (link == nullptr) continue;
    ++lines;
    const auto label = page_label(manual(), places.at(link->destination));
    EXPECT_TRUE(words_of(contents, link->element).ends_with(" " + label + " "))
        << words_of(contents, link->element) << "should end in " << label;
  }
  EXPECT_GE(lines, 14U + 4U);
}

TEST(Manual, EveryLinkAndBookmarkLeadsSomewhere) {
  const auto places = places_of(manual());
  for (const auto& page : manual().pages) {
    for (const auto& mark : page.marks) {
      EXPECT_FALSE(std::holds_alternative<page::PageNumberSlot>(mark));
      const auto* link = std::get_if<page::Link>(&mark);
      EXPECT_TRUE(link == nullptr || places.contains(link->destination));
    }
  }
  int deepest = 0;
  for (const auto& bookmark : manual().bookmarks) {
    EXPECT_TRUE(places.contains(bookmark.destination)) << bookmark.destination;
    deepest = std::max(deepest, bookmark.level);
  }
  EXPECT_EQ(deepest, 2);
}

TEST(Manual, PagesOfASopCountWithinIt) {
  const auto places = places_of(manual());
  for (int sop = 1; sop < 14; ++sop) {
    const auto first = places.at("sop-" + std::to_string(sop));
    EXPECT_NE(words_of(manual().pages[first + 1]).find("Halaman 2 dari "), std::string::npos)
        << sop;
  }
}

TEST(Manual, ARelatedSopIsNamedWithItsPage) {
  const auto places = places_of(manual());
  std::size_t references = 0;
  for (std::size_t i = places.at("bagian-1"); i < places.at("indeks-jabatan"); ++i) {
    const auto& page = manual().pages[i];
    for (const auto& mark : page.marks) {
      const auto* link = std::get_if<page::Link>(&mark);
      if (link == nullptr || link->description.find("lihat halaman") == std::string::npos) continue;
      ++references;
      const auto label = page_label(manual(), places.at(link->destination));
      EXPECT_NE(words_of(page, link->element).find("lihat halaman  " + label + " "),
                std::string::npos)
          << words_of(page, link->element);
    }
  }
  EXPECT_GT(references, 0U);
}

TEST(Manual, TheIndexLeadsFromAPositionToItsSteps) {
  // "Bagian Teknis" acts in the last three steps of surat-masuk.xml.
  const auto page = page_label(manual(), places_of(manual()).at("sop-4"));
  EXPECT_EQ(line_of(page_of(manual(), "indeks-jabatan"), "Bagian Teknis"),
            "Bagian Teknis|Penanganan Surat Masuk|9–11|" + page + "|");
}

TEST(Manual, APageStandsInThePlaceOfASopThatFailed) {
  const auto document = samples().manual({"surat-masuk"});
  const auto places = places_of(document);
  const auto& page = page_of(document, "sop-4");
  EXPECT_NE(words_of(page).find("SOP “Penanganan Surat Masuk” belum dapat dicetak"),
            std::string::npos)
      << words_of(page);
  EXPECT_EQ(places.at("sop-5"), places.at("sop-4") + 1);
  EXPECT_TRUE(samples().pdf(document).starts_with("%PDF-"));
}

TEST(Manual, PagesOfBothOrientationsStandInOneBook) {
  std::size_t upright = 0, wide = 0;
  for (const auto& page : manual().pages) ++(page.width < page.height ? upright : wide);
  EXPECT_GT(upright, 5U);
  EXPECT_GT(wide, 40U);
}

TEST(Manual, ItsOptionalSheetsStandInTheirPlaces) {
  auto files = files_of(std::filesystem::path(SOPAN_SOURCE_DIR) / "samples/setwan");
  auto& text = files.at("manual.xml");
  text.insert(text.find("<penjelasan>"),
              "<persetujuan peran='disahkan' pejabat='sekwan'/>"
              "<kata-pengantar><alinea>Salam.</alinea></kata-pengantar>");
  text.insert(text.find("</manual>"),
              "<lampiran judul='Denah'><gambar src='logo.png' alt='Denah'/></lampiran>");
  const auto document = Shop(files).manual();
  const auto places = places_of(document);
  EXPECT_LT(places.at("surat-keputusan"), places.at("lembar-pengesahan"));
  EXPECT_LT(places.at("lembar-pengesahan"), places.at("kata-pengantar"));
  EXPECT_LT(places.at("kata-pengantar"), places.at("daftar-isi"));
  EXPECT_EQ(places.at("lampiran-1"), document.pages.size() - 1);
  EXPECT_NE(words_of(page_of(document, "kata-pengantar")).find("Salam."), std::string::npos);
  EXPECT_NE(words_of(page_of(document, "lembar-pengesahan")).find("Drs. Surya Wirahadi, M.Si."),
            std::string::npos);
  EXPECT_NE(words_of(page_of(document, "daftar-isi")).find("Denah"), std::string::npos);
}

}  // namespace
}  // namespace sopan::test
