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
