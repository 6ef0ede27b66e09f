#include "layouts/symbol_size.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "pipeline/read/fonts.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;

/// Whether each line of the words lies inside the diamond: at a distance y from its middle it is
/// W (1 - 2y/H) wide.
void expect_inside(const Sized& sized, const std::string& words) {
  const auto middle = sized.words.height / 2;
  for (const auto& line : sized.words.lines) {
    const auto far = std::max(middle - line.top, line.top + sized.words.leading - middle);
    const auto free = sized.height.millipoints - 2 * far.millipoints;
    EXPECT_LE(line.width.millipoints * sized.height.millipoints, sized.width.millipoints * free)
        << words << " in " << sized.width.millipoints << " x " << sized.height.millipoints;
  }
}

TEST(SizeSymbol, WordsLieInsideTheDiamond) {
  const auto faces = font::open(built_in_fonts());
  for (const auto lane : {12.6_mm, 18_mm, 24_mm, 40_mm}) {
    for (const std::string words :
         {"Ya?", "Lengkap?", "Memenuhi syarat?", "Apakah berkas lengkap dan sesuai?",
          "Dokumen memenuhi persyaratan administrasi?"}) {
      if (lane < 24_mm && words.size() > 20) continue;  // may be more than any diamond holds
      const auto sized = size_symbol({.kind = SymbolKind::decision, .words = words}, lane, faces);
      EXPECT_LE(sized.width, lane) << words;
      expect_inside(sized, words);
    }
  }
}

}  // namespace
}  // namespace sopan::layouts
