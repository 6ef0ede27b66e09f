#include "pipeline/image/image.hpp"

#include "tests/fuzz/fuzz.hpp"

using namespace sopan;

/// Foreign pictures: decoded whole or refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto image = image::decode(fuzz::bytes_of(data, size));
    const std::size_t count = std::size_t{image.width} * image.height;
    fuzz::promise(count > 0 && count <= image::max_pixels);
    if (!image.jpeg.empty()) return 0;
    fuzz::promise(image.pixels.size() == count * static_cast<std::size_t>(image.channels));
    fuzz::promise(image.alpha.empty() || image.alpha.size() == count);
  } catch (const image::BadImage&) {  // refused: as good
  }
  return 0;
}
