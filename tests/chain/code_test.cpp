#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tests/support/press.hpp"

namespace sopan::test {
namespace {

/// The samples with other attributes on <manual>.
Shop shop_with(const std::string& attributes) {
  auto files = files_of(std::filesystem::path(SOPAN_SOURCE_DIR) / "samples/setwan");
  auto& manual = files.at("manual.xml");
  manual.insert(manual.find("<manual ") + 8, attributes + " ");
  return Shop(files);
}

constexpr const char* draft_sample = "umum/penerimaan-tamu";
constexpr const char* statement = "Ditandatangani secara elektronik";

struct Code {
  Rect box;  ///< of its dark modules
  std::string alternative;
  const page::Page* page = nullptr;
};

std::vector<Code> codes_of(const page::Document& document) {
  std::vector<Code> codes;
  for (const auto& page : document.pages) {
    for (const auto& mark : page.marks) {
      const auto* path = std::get_if<page::Path>(&mark);
      if (path == nullptr || path->element == page::artifact) continue;
      const auto& element = document.elements[path->element];
      if (element.role != page::Role::figure || !element.alternative.starts_with("Kode QR"))
        continue;
      Point least{path->segments[0].a}, most = least;
      for (const auto& segment : path->segments) {
        if (segment.verb == page::PathSegment::Verb::close) continue;
        least = {std::min(least.x, segment.a.x), std::min(least.y, segment.a.y)};
        most = {std::max(most.x, segment.a.x), std::max(most.y, segment.a.y)};
      }
      codes.push_back({{least, most.x - least.x, most.y - least.y}, element.alternative, &page});
    }
  }
  return codes;
}

std::string words_of(const page::Document& document) {
  std::string words;
  for (const auto& page : document.pages)
    for (const auto& mark : page.marks)
      if (const auto* run = std::get_if<page::TextRun>(&mark)) words += run->text + " ";
  return words;
}

const page::SignatureField* place_on(const page::Page& page) {
  for (const auto& mark : page.marks)
    if (const auto* field = std::get_if<page::SignatureField>(&mark)) return field;
  return nullptr;
}

TEST(Code, ASheetThatWaitsForAPortalHasNone) {
  EXPECT_TRUE(codes_of(samples().press("umum/surat-masuk").document).empty());
  EXPECT_TRUE(codes_of(shop_with("ttd='portal'").press("umum/surat-masuk").document).empty());
}

TEST(Code, EverySheetOfAnOfficeThatSignsItselfHasOneBesideThePlaceToSign) {
  const auto shop = shop_with("ttd='sendiri' kode-qr='https://contoh.go.id/{id}/{versi}/{sidik}'");
  for (const auto& path : shop.paths()) {
    if (path == draft_sample) continue;
    const auto document = shop.press(path).document;
    const auto codes = codes_of(document);
    ASSERT_EQ(codes.size(), 1U) << path;
    const auto& [box, alternative, page] = codes[0];
    EXPECT_EQ(alternative.find("Kode QR: https://contoh.go.id/"), 0U) << alternative;
    const auto* field = place_on(*page);
    ASSERT_NE(field, nullptr) << path;
    // 25 mm with a quiet zone of four modules, each of half a millimetre at least, on each side.
    EXPECT_GE(box.width.mm(), 25.0 * 21 / 29) << path;
    EXPECT_EQ(box.width, box.height);
    EXPECT_GE((field->box.origin.x - box.right()).mm(), 2) << path;
    EXPECT_GE(field->box.width.pt(), 48);
    for (const auto& mark : page->marks) {  // no word in the quiet zone
      const auto* run = std::get_if<page::TextRun>(&mark);
      if (run == nullptr || run->origin.x >= box.right() + millimetres(2)) continue;
      const bool beside = run->origin.y > box.origin.y - millimetres(2) &&
                          run->origin.y < box.bottom() + millimetres(2);
      EXPECT_FALSE(beside && run->origin.x > box.origin.x - millimetres(2)) << run->text;
    }
  }
}

TEST(Code, ADraftThatNobodyHasSignedHasNeitherACodeNorItsStatement) {
  for (const auto* attributes : {"ttd='sendiri'", "ttd='portal'"}) {
    const auto shop = shop_with(attributes);
    EXPECT_TRUE(codes_of(shop.press(draft_sample).document).empty());
    EXPECT_EQ(words_of(shop.press(draft_sample).document).find(statement), std::string::npos);
    EXPECT_EQ(
        words_of(shop.press("umum/surat-masuk").document).find(statement) != std::string::npos,
        attributes == std::string("ttd='sendiri'"));
  }
}

TEST(Code, AManualShowsThemToo) {
  const auto shop = shop_with("ttd='sendiri'");
  EXPECT_EQ(codes_of(shop.manual()).size(), shop.paths().size() - 1);  // without the draft
}

}  // namespace
}  // namespace sopan::test
