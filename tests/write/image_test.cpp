#include "pipeline/image/image.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/write/pictures.hpp"

namespace sopan::image {
namespace {

TEST(Decode, SplitsThePixelsOfAPngFromItsAlpha) {
  const auto image = decode(test::red_png());
  EXPECT_EQ(image.width, 2U);
  EXPECT_EQ(image.height, 1U);
  EXPECT_EQ(image.channels, 3);
  EXPECT_EQ(image.pixels, (std::vector<std::uint8_t>{255, 0, 0, 255, 0, 0}));
  EXPECT_EQ(image.alpha, (std::vector<std::uint8_t>{255, 128}));
}

TEST(Decode, RefusesEveryTruncatedPng) {
  const auto whole = test::red_png();
  for (std::size_t size = 0; size + 12 < whole.size(); ++size) {
    EXPECT_THROW(decode(whole.substr(0, size)), BadImage) << size;
  }
}

TEST(Decode, RefusesADamagedPng) {
  auto bytes = test::red_png();
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
  EXPECT_THROW(decode(bytes), BadImage);
}

TEST(Decode, OutlivesEveryFlippedByte) {
  for (const auto& whole : {test::red_png(), test::jpeg_frame(3, 2, 3)}) {
    for (std::size_t at = 0; at < whole.size(); ++at) {
      for (const int flip : {0x01, 0x80, 0xFF}) {
        auto bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ flip);
        try {
          const auto image = decode(bytes);
          EXPECT_TRUE(image.width > 0 && image.height > 0);
        } catch (const BadImage&) {  // refused: as good
        }
      }
    }
  }
}

TEST(Decode, ChecksTheHeaderOfAJpeg) {
  const auto jpeg = test::jpeg_frame(3, 2, 1);
  const auto image = decode(jpeg);
  EXPECT_EQ(image.width, 3U);
  EXPECT_EQ(image.height, 2U);
  EXPECT_EQ(image.channels, 1);
  EXPECT_EQ(image.jpeg.size(), jpeg.size());
  EXPECT_THROW(decode(jpeg.substr(0, 10)), BadImage);
  EXPECT_THROW(decode(test::jpeg_frame(3, 2, 4)), BadImage);
  EXPECT_THROW(decode(test::jpeg_frame(65535, 65535, 1)), BadImage);
  EXPECT_THROW(decode(test::jpeg_frame(0, 2, 1)), BadImage);
}

TEST(Decode, RefusesOtherFormats) { EXPECT_THROW(decode("GIF89a"), BadImage); }

}  // namespace
}  // namespace sopan::image
