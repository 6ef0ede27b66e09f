#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "layouts/address.hpp"
#include "tests/support/press.hpp"

namespace sopan {
namespace {

using namespace literals;

/// The sheet of a SOP whose name has so many letters.
page::Document pressed_with_name(std::size_t letters) {
  auto files = test::files_of(SOPAN_SOURCE_DIR "/samples/setwan");
  auto& sop = files.at("umum/surat-masuk.xml");
  const auto begin = sop.find("<nama>") + 6;
  std::string name;
  while (name.size() < letters) name += "Penyusunan Risalah Rapat Paripurna Istimewa ";
  name.resize(letters);
  sop.replace(begin, sop.find("</nama>") - begin, name);
  return test::Shop(files).press("umum/surat-masuk").document;
}

TEST(Cover, ItsLinesStandApartHoweverLongTheNameIs) {
  for (const std::size_t letters : {20U, 155U, 300U, 450U, 600U}) {
    const auto document = pressed_with_name(letters);
    const auto& cover = document.pages.front();
    std::vector<page::TextRun> lines;
    for (const auto& mark : cover.marks)
      if (const auto* run = std::get_if<page::TextRun>(&mark)) lines.push_back(*run);
    ASSERT_GT(lines.size(), 4U);
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const auto least = std::max(lines[i - 1].size, lines[i].size);
      EXPECT_GE(lines[i].origin.y - lines[i - 1].origin.y, least) << letters << lines[i].text;
    }
    EXPECT_LE(lines.back().origin.y, cover.height - 10_mm) << letters;
  }
}

TEST(Address, IsBrokenBetweenItsPartsOnly) {
  const std::string line =
      "Telepon (021) 555-0100 · Surel sekretariat@setwan-contoh.example · Laman "
      "setwan-contoh.example";
  const layout::TextStyle style{.size = 8_pt, .leading = 10_pt};
  const auto texts = [&](Length width) {
    std::vector<std::string> all;
    for (const auto& box :
         layouts::set_address({"Jalan Merdeka", line}, style, width, test::press_faces())) {
      EXPECT_EQ(box.lines.size(), 1U);
      all.push_back(box.lines.front().pieces.front().text);
    }
    return all;
  };
  EXPECT_EQ(texts(200_mm), (std::vector<std::string>{"Jalan Merdeka", line}));
  EXPECT_EQ(texts(100_mm),
            (std::vector<std::string>{
                "Jalan Merdeka", "Telepon (021) 555-0100 · Surel sekretariat@setwan-contoh.example",
                "Laman setwan-contoh.example"}));
  EXPECT_EQ(texts(60_mm), (std::vector<std::string>{"Jalan Merdeka", "Telepon (021) 555-0100",
                                                    "Surel sekretariat@setwan-contoh.example",
                                                    "Laman setwan-contoh.example"}));
}

}  // namespace
}  // namespace sopan
