#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/press.hpp"

namespace sopan::test {
namespace {

struct Place {
  page::SignatureField field;
  const page::Page* page = nullptr;
};

std::vector<Place> places_of(const page::Document& document) {
  std::vector<Place> places;
  for (const auto& page : document.pages)
    for (const auto& mark : page.marks)
      if (const auto* field = std::get_if<page::SignatureField>(&mark))
        places.push_back({*field, &page});
  return places;
}

std::vector<std::string> names_of(const page::Document& document) {
  std::vector<std::string> names;
  for (const auto& place : places_of(document)) names.push_back(place.field.name);
  return names;
}

using Names = std::vector<std::string>;

/// The words whose baselines lie in the box.
std::string words_within(const Place& place) {
  std::string words;
  for (const auto& mark : place.page->marks) {
    const auto* run = std::get_if<page::TextRun>(&mark);
    if (run == nullptr) continue;
    const auto& box = place.field.box;
    const auto [x, y] = run->origin;
    if (x >= box.origin.x && x < box.right() && y > box.origin.y && y <= box.bottom())
      words += run->text + " ";
  }
  return words;
}

TEST(PlacesToSign, EverySheetHasOneThatItsSignerMayFill) {
  for (const auto& path : samples().paths()) {
    const auto document = samples().press(path).document;
    const auto places = places_of(document);
    ASSERT_EQ(names_of(document), Names{"disahkan"}) << path;
    const auto& [field, page] = places[0];
    EXPECT_TRUE(field.description.starts_with("Disahkan oleh ")) << field.description;
    EXPECT_GE(field.box.height.pt(), 48) << path;  // the least square that a portal stamps
    EXPECT_LT(field.box.right(), page->width);
    EXPECT_EQ(words_within(places[0]), "") << path;
    EXPECT_EQ(document.elements[field.element].role, page::Role::form);
  }
}

/// The samples, with those who drew up and examined one SOP.
Files files_with(const std::string& approvals) {
  auto files = files_of(std::filesystem::path(SOPAN_SOURCE_DIR) / "samples/setwan");
  auto& sop = files.at("umum/surat-tugas.xml");
  const std::string signer = R"(<disahkan-oleh ref="sekwan"/>)";
  sop.insert(sop.find(signer) + signer.size(), approvals);
  return files;
}

TEST(PlacesToSign, WhoDrewUpAndExaminedASheetSignsAtItsFoot) {
  const Shop shop(
      files_with("<persetujuan peran='diperiksa' pejabat='sekwan'/>"
                 "<persetujuan peran='disusun' pejabat='plt-sekwan'/>"));
  const auto document = shop.press("umum/surat-tugas").document;
  EXPECT_EQ(names_of(document), (Names{"disahkan", "disusun", "diperiksa"}));
  const auto places = places_of(document);
  EXPECT_TRUE(places[1].field.description.starts_with("Disusun oleh Plt."));
  EXPECT_TRUE(places[2].field.description.starts_with("Diperiksa oleh Sekretaris"));
  for (const auto& place : places) {
    EXPECT_EQ(words_within(place), "");
    EXPECT_GE(place.field.box.height.pt(), 48);
    EXPECT_GE(place.field.box.width.pt(), 48);
    EXPECT_EQ(document.elements[place.field.element].role, page::Role::form);
  }
  EXPECT_EQ(places[1].field.box.origin.y, places[2].field.box.origin.y);
  EXPECT_LT(places[1].field.box.right(), places[2].field.box.origin.x);
  EXPECT_GT(places[1].field.box.origin.y, places[0].field.box.bottom());
  EXPECT_EQ(names_of(shop.manual()), Names{"ditetapkan"});
}

TEST(PlacesToSign, OneOfThemAloneHasTheWholeWidth) {
  const auto document = Shop(files_with("<persetujuan peran='disusun' pejabat='plt-sekwan'/>"))
                            .press("umum/surat-tugas")
                            .document;
  const auto places = places_of(document);
  EXPECT_EQ(names_of(document), (Names{"disahkan", "disusun"}));
  EXPECT_EQ(places[1].field.box.right(), places[0].field.box.right());
  EXPECT_EQ(words_within(places[1]), "");
}

TEST(PlacesToSign, TheOfficialFormAboveThemStaysAsItIs) {
  const auto upper = [](const page::Document& document) {
    std::string words;
    for (const auto& mark : document.pages[1].marks) {
      const auto* run = std::get_if<page::TextRun>(&mark);
      if (run == nullptr || run->origin.y > millimetres(80)) continue;
      words += run->text + "@" + std::to_string(run->origin.x.millipoints) + "," +
               std::to_string(run->origin.y.millipoints) + "\n";
    }
    return words;
  };
  const auto before = upper(samples().press("umum/surat-tugas").document);
  EXPECT_NE(before.find("Disahkan oleh"), std::string::npos);
  const Shop shop(files_with("<persetujuan peran='disusun' pejabat='plt-sekwan'/>"));
  EXPECT_EQ(upper(shop.press("umum/surat-tugas").document), before);
}

TEST(PlacesToSign, AManualIsSignedAtItsDecreeAndNotAtItsSheets) {
  const auto manual = samples().manual();
  EXPECT_EQ(names_of(manual), Names{"ditetapkan"});
  EXPECT_EQ(words_within(places_of(manual)[0]), "");
}

TEST(PlacesToSign, EveryRowOfTheApprovalSheetHasOneWithANameOfItsOwn) {
  auto files = files_of(std::filesystem::path(SOPAN_SOURCE_DIR) / "samples/setwan");
  auto& manual = files.at("manual.xml");
  const std::string rows =
      "<persetujuan peran='disusun' pejabat='sekwan'/>"
      "<persetujuan peran='disusun' pejabat='sekwan'/>"
      "<persetujuan peran='disahkan' pejabat='sekwan'/>";
  manual.insert(manual.find("</keputusan>") + std::string("</keputusan>").size(), rows);
  const auto document = Shop(files).manual();
  EXPECT_EQ(names_of(document), (Names{"ditetapkan", "disusun", "disusun-2", "disahkan"}));
  for (const auto& place : places_of(document)) EXPECT_EQ(words_within(place), "");
  EXPECT_EQ(document.elements[places_of(document)[1].field.element].role, page::Role::data_cell);
}

}  // namespace
}  // namespace sopan::test
