#include "pipeline/font/font.hpp"

#include <stdexcept>
#include <utility>

#include "tests/fuzz/fuzz.hpp"

using namespace sopan;

/// Fonts of the user: opened, used as the sheets use them, and reduced; or refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const font::Face face("fuzz", fuzz::bytes_of(data, size));
    const auto shaped = face.shape("AVATAR fi – Menerima “surat” 1/2");
    std::vector<std::uint16_t> glyphs;
    for (const auto& glyph : shaped.glyphs) glyphs.push_back(glyph.id);
    for (const auto glyph : glyphs) static_cast<void>(face.advance(glyph));
    fuzz::promise(face.metrics().units_per_em > 0);
    static_cast<void>(face.has(U'–'));
    fuzz::promise(face.subset(glyphs) == face.subset(glyphs));
  } catch (const std::runtime_error&) {  // refused: as good
  }
  return 0;
}
