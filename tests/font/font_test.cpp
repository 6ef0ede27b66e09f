#include "pipeline/font/font.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <numeric>
#include <stdexcept>

#include "pipeline/read/fonts.hpp"

namespace sopan::font {
namespace {

using namespace literals;

const Faces& faces() {
  static const Faces opened = open(built_in_fonts());
  return opened;
}

TEST(Face, EveryRoleHasAFaceOfItsStyle) {
  ASSERT_EQ(faces().size(), role_count);
  EXPECT_FALSE(faces()[Role::regular].metrics().bold);
  EXPECT_TRUE(faces()[Role::bold].metrics().bold);
  EXPECT_TRUE(faces()[Role::italic].metrics().italic);
  EXPECT_TRUE(faces()[Role::bold_italic].metrics().bold);
  EXPECT_TRUE(faces()[Role::serif].metrics().cff);
  EXPECT_EQ(faces()[Role::regular].metrics().postscript_name, "LiberationSans");
  EXPECT_EQ(faces()[Role::regular].metrics().full_name, "Liberation Sans");
}

TEST(Open, TheFolderBesideTheManualGoesFirst) {
  std::string folder = (std::filesystem::temp_directory_path() / "sopan-fonts-XXXXXX").string();
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  const auto table = built_in_fonts();
  const auto& family = table.families.at(table.text);
  std::filesystem::copy_file(family.folder + "/" + family.files[1], folder + "/" + family.files[0]);
  EXPECT_TRUE(open(table, {folder})[Role::regular].metrics().bold);
  std::filesystem::remove_all(folder);
}

TEST(Open, AMissingFileNamesWhatBringsIt) {
  auto table = built_in_fonts();
  table.families.at(table.serif).files.fill("Tidak Ada.otf");
  try {
    open(table);
    ADD_FAILURE();
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(),
                 "font Tidak Ada.otf not found; install the package fonts-urw-base35");
  }
}

TEST(Face, ShapesEachCharacterToItsCluster) {
  const std::string text = "Kepala Dinas – é";
  const auto shaped = faces()[Role::regular].shape(text);
  ASSERT_FALSE(shaped.glyphs.empty());
  std::int64_t sum = 0;
  for (const auto& glyph : shaped.glyphs) {
    EXPECT_NE(glyph.id, 0);
    EXPECT_LT(glyph.cluster, text.size());
    sum += glyph.advance;
  }
  EXPECT_EQ(sum, shaped.advance);
}

TEST(Face, KernsPairs) {
  const auto& face = faces()[Role::regular];
  EXPECT_LT(face.shape("AV").advance, face.shape("A").advance + face.shape("V").advance);
}

TEST(Face, ShapesAWordAlikeHoweverOftenAndAfterHoweverManyOthers) {
  const auto& face = faces()[Role::regular];
  const auto advance = face.shape("Prosedur").advance;
  EXPECT_NE(faces()[Role::bold].shape("Prosedur").advance, advance);
  EXPECT_EQ(face.shape("Prosedur").advance, advance);
  for (int i = 0; i < 10'000; ++i) {
    const auto text = std::to_string(i);
    ASSERT_EQ(face.shape(text).glyphs.size(), text.size());
  }
  EXPECT_EQ(face.shape("Prosedur").advance, advance);
}

TEST(Face, LiberationSansIsAsWideAsArial) {
  // Arial: digits are 1139 units of 2048.
  EXPECT_EQ(faces()[Role::regular].metrics().units_per_em, 2048);
  EXPECT_EQ(faces()[Role::regular].shape("0").advance, 1139);
}

TEST(Face, ShowsGlyphZeroForACharacterItLacks) {
  const auto& face = faces()[Role::regular];
  EXPECT_FALSE(face.has(U'漢'));
  EXPECT_TRUE(face.has(U'é'));
  EXPECT_EQ(face.shape("漢").glyphs.at(0).id, 0);
}

TEST(Face, SubsetIsSmallAndTheSameForTheSameSet) {
  for (const auto role : {Role::regular, Role::serif}) {
    const auto& face = faces()[role];
    std::vector<std::uint16_t> glyphs;
    for (const auto& glyph : face.shape("Prosedur").glyphs) glyphs.push_back(glyph.id);
    const auto once = face.subset(glyphs);
    EXPECT_EQ(once, face.subset({glyphs.rbegin(), glyphs.rend()}));
    EXPECT_GT(once.size(), 200U);
    EXPECT_LT(once.size(), 40'000U);
  }
}

TEST(Face, RefusesBytesThatAreNoFont) {
  EXPECT_THROW(Face("broken", "this is no font"), std::runtime_error);
  EXPECT_THROW(Face("empty", ""), std::runtime_error);
}

TEST(Scaled, RoundsToTheNearestMillipoint) {
  EXPECT_EQ(scaled(2048, 2048, 12_pt), 12_pt);
  EXPECT_EQ(scaled(1, 2048, 12_pt), Length{6});  // 5.859…
  EXPECT_EQ(scaled(-1, 2048, 12_pt), Length{-6});
}

}  // namespace
}  // namespace sopan::font
