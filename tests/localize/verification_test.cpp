#include "pipeline/localize/verification.hpp"

#include <gtest/gtest.h>

namespace sopan {
namespace {

const Profile code_words{.name = "kantor",
                         .labels = {{"kode-qr", "SOP {nomor}, versi {versi}, sidik {sidik}"},
                                    {"pernyataan-tte", "pernyataan"},
                                    {"periksa-alamat", "alamat"},
                                    {"periksa-teks", "teks"}}};

manuscript::Verification said(const std::string& code, const std::string& number = "000.1.2/4 A") {
  return verification({.id = "surat",
                       .name = "Surat",
                       .number = number,
                       .version = 3,
                       .status = Status::in_force},
                      {.own_signing = true, .code = code}, code_words, "0123456789abcdef")
      .value_or(manuscript::Verification{});
}

TEST(Verification, OnlyWhatTheOfficeItselfHasSignedSaysSo) {
  const auto is_said = [](Status status, bool own_signing) {
    return verification({.id = "surat", .status = status}, {.own_signing = own_signing}, code_words,
                        "0123456789abcdef")
        .has_value();
  };
  for (const auto status : {Status::in_force, Status::replaced, Status::revoked}) {
    EXPECT_TRUE(is_said(status, true));
    EXPECT_FALSE(is_said(status, false));
  }
  EXPECT_FALSE(is_said(Status::draft, true));
  EXPECT_FALSE(is_said(Status::draft, false));
}

TEST(Verification, SaysNumberVersionAndFingerprintInWords) {
  EXPECT_EQ(said("").code, "SOP 000.1.2/4 A, versi 3, sidik 0123456789abcdef");
  EXPECT_EQ(said("").lines, (std::vector<std::string>{"pernyataan", "teks"}));
  EXPECT_EQ(said("", "").code, "SOP -, versi 3, sidik 0123456789abcdef");
}

TEST(Verification, EncodesWhatAnAddressMayNotHold) {
  const auto one = said("https://contoh.go.id/{id}?no={nomor}&v={versi}&h={sidik}");
  EXPECT_EQ(one.code, "https://contoh.go.id/surat?no=000.1.2%2F4%20A&v=3&h=0123456789abcdef");
  EXPECT_EQ(one.lines, (std::vector<std::string>{"pernyataan", "alamat"}));
}

TEST(Verification, AValueIsNotReadAsAPlace) {
  EXPECT_EQ(said("no {nomor}", "{nomor}").code, "no {nomor}");
  EXPECT_EQ(said("{sidik} {sidik}").code, "0123456789abcdef 0123456789abcdef");
}

}  // namespace
}  // namespace sopan
