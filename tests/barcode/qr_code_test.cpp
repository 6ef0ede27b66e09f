#include "pipeline/barcode/qr_code.hpp"

#include <gtest/gtest.h>

namespace sopan::barcode {
namespace {

bool dark(const QrCode& code, std::uint32_t x, std::uint32_t y) {
  return code.dark[std::size_t{y} * code.size + x];
}

/// Dark square, white ring, dark frame of 7 × 7 modules (ISO/IEC 18004, 6.3.3).
bool is_finder(const QrCode& code, std::uint32_t left, std::uint32_t top) {
  for (std::uint32_t y = 0; y < 7; ++y) {
    for (std::uint32_t x = 0; x < 7; ++x) {
      const bool frame = x == 0 || x == 6 || y == 0 || y == 6;
      const bool middle = x >= 2 && x <= 4 && y >= 2 && y <= 4;
      if (dark(code, left + x, top + y) != (frame || middle)) return false;
    }
  }
  return true;
}

TEST(QrCode, HasItsFindersInThreeCorners) {
  const auto code = qr_code("https://sop.contoh.go.id/v/surat-masuk?n=2&h=0123456789abcdef");
  ASSERT_TRUE(code);
  EXPECT_EQ(code->dark.size(), std::size_t{code->size} * code->size);
  EXPECT_TRUE(is_finder(*code, 0, 0));
  EXPECT_TRUE(is_finder(*code, code->size - 7, 0));
  EXPECT_TRUE(is_finder(*code, 0, code->size - 7));
  EXPECT_FALSE(is_finder(*code, code->size - 7, code->size - 7));
}

TEST(QrCode, GrowsWithItsText) {
  // Level M in bytes (ISO/IEC 18004, table 7): 14 in version 1, 26 in version 2, 62 in version 4.
  EXPECT_EQ(qr_code(std::string(14, 'a'))->size, 21U);
  EXPECT_EQ(qr_code(std::string(15, 'a'))->size, 25U);
  EXPECT_EQ(qr_code(std::string(26, 'a'))->size, 25U);
  EXPECT_EQ(qr_code(std::string(62, 'a'))->size, 33U);
  EXPECT_EQ(qr_code(std::string(2331, 'a'))->size, 177U);
}

TEST(QrCode, OfNothingOrTooMuchThereIsNone) {
  EXPECT_FALSE(qr_code(""));
  EXPECT_FALSE(qr_code(std::string(2332, 'a')));
  EXPECT_FALSE(qr_code(std::string("a\0b", 3)));
}

}  // namespace
}  // namespace sopan::barcode
