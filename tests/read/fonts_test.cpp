#include "pipeline/read/fonts.hpp"

#include <gtest/gtest.h>

namespace sopan {
namespace {

const std::string& file_of(const FontTable& table, const std::string& family, Cut cut) {
  return table.families.at(family).files.at(static_cast<std::size_t>(cut));
}

TEST(Fonts, TheCompiledInTableServesBothRoles) {
  const auto table = built_in_fonts();
  EXPECT_EQ(table.text, "Liberation Sans");
  EXPECT_EQ(table.serif, "URW Bookman");
  EXPECT_EQ(file_of(table, table.text, Cut::bold_italic), "LiberationSans-BoldItalic.ttf");
  EXPECT_EQ(table.families.at(table.serif).package, "fonts-urw-base35");
}

TEST(Fonts, AnOfficeSaysOnlyWhatDiffers) {
  const auto table = read_fonts(R"(<huruf><peran nama="teks" keluarga="Kantor"/>
    <keluarga nama="Kantor" folder="/etc" paket="x"><tegak>Kantor.ttf</tegak><tebal>KantorB.ttf</tebal></keluarga>
    </huruf>)",
                                built_in_fonts());
  EXPECT_EQ(table.text, "Kantor");
  EXPECT_EQ(table.serif, "URW Bookman");
  EXPECT_EQ(file_of(table, "Kantor", Cut::bold), "KantorB.ttf");
  EXPECT_EQ(file_of(table, "Kantor", Cut::italic), "Kantor.ttf");
  EXPECT_EQ(table.families.at("Kantor").folder, "")
      << "a table of an office reaches no other folder";
}

TEST(Fonts, WhatIsWrongIsToldAtItsPlace) {
  const struct {
    std::string_view xml, variant, place;
  } cases[] = {
      {"<huruf>", "", "huruf"},
      {std::string_view("<\0h\0u\0r\0u\0f\0/\0>\0", 16), "", std::string_view("\0", 1)},
      {"<huruf>\xE9</huruf>", "", "\xE9"},
      {"<fonts/>", "bad-fonts-entry", "fonts"},
      {"<huruf><peran nama='judul' keluarga='URW Bookman'/></huruf>", "bad-fonts-entry", "peran"},
      {"<huruf><peran nama='teks' keluarga='Arial'/></huruf>", "bad-fonts-entry", "peran"},
      {"<huruf><famili/></huruf>", "bad-fonts-entry", "famili"},
      {"<huruf><keluarga nama='A'/></huruf>", "bad-fonts-entry", "keluarga"},
      {"<huruf><keluarga><tegak>a.ttf</tegak></keluarga></huruf>", "bad-fonts-entry", "keluarga"},
      {"<huruf><keluarga nama='A'><tipis>a.ttf</tipis></keluarga></huruf>", "bad-fonts-entry",
       "tipis"},
      {"<huruf><keluarga nama='A'><tegak>../a.ttf</tegak></keluarga></huruf>", "bad-fonts-entry",
       "tegak"},
  };
  for (const auto& [xml, variant, place] : cases) {
    try {
      read_fonts(xml, built_in_fonts());
      ADD_FAILURE() << xml;
    } catch (const BadFonts& bad) {
      EXPECT_EQ(bad.fault.code, "bad-fonts") << xml;
      EXPECT_EQ(bad.fault.variant, variant) << xml;
      const auto& span = bad.fault.span;
      EXPECT_EQ(xml.substr(span.begin, span.end - span.begin), place) << xml;
    }
  }
}

}  // namespace
}  // namespace sopan
