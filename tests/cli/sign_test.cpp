#include <gtest/gtest.h>

#include <filesystem>

#include "tests/cli/office.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;

TEST(SignCommand, ReplacesTheFileByOneThatBeginsWithIt) {
  const Office office;
  const auto before = office.folder.get("pdf/a.pdf");
  const auto ran = office.run("tandatangani pdf/a.pdf --p12 kunci.p12 --tanggal 2026-01-05");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(ran.output, "Ditandatangani: pdf/a.pdf oleh Pejabat Uji Satu\n");
  const auto after = office.folder.get("pdf/a.pdf");
  EXPECT_GT(after.size(), before.size());
  EXPECT_TRUE(after.starts_with(before));
}

TEST(SignCommand, ASignedPdfIsNeverPrintedOver) {
  const Office office;
  EXPECT_EQ(office.run("sign pdf/a.pdf --p12 kunci.p12").code, 0);
  const auto signed_file = office.folder.get("pdf/a.pdf");
  EXPECT_EQ(office.run("build -o pdf --no-manual").code, 0);
  EXPECT_TRUE(office.folder.get("pdf/a.pdf") == signed_file);
}

TEST(SignCommand, WritesElsewhereButOverNothing) {
  const Office office;
  const auto before = office.folder.get("pdf/a.pdf");
  EXPECT_EQ(office.run("sign pdf/a.pdf --p12 kunci.p12 -o sah.pdf").code, 0);
  EXPECT_TRUE(office.folder.get("pdf/a.pdf") == before);
  const auto signed_file = office.folder.get("sah.pdf");
  EXPECT_EQ(office.run("sign pdf/b.pdf --p12 kunci.p12 -o sah.pdf").code, 2);
  EXPECT_TRUE(office.folder.get("sah.pdf") == signed_file);
}

TEST(SignCommand, AFolderIsSignedInOneGoAndARunGoesOn) {
  const Office office;
  office.folder.put("pdf/rusak.pdf", "bukan PDF");
  const auto first = office.run("sign pdf/a.pdf --p12 kunci.p12");
  EXPECT_EQ(first.code, 0);
  const auto ran = office.run("--lang en sign pdf --p12 kunci.p12");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.output, "Done: 1 files signed by Pejabat Uji Satu, 1 signed already, 1 failed\n");
  EXPECT_NE(ran.errors.find("not signed: pdf/rusak.pdf is no PDF, or damaged"), std::string::npos);
  EXPECT_EQ(office.folder.get("pdf/rusak.pdf"), "bukan PDF");
}

TEST(SignCommand, WhatIsNotInForceIsNotSigned) {
  const Office office;
  auto sop = good_sop("a");
  const std::string status = R"(status="berlaku")";
  ASSERT_NE(sop.find(status), std::string::npos);
  office.folder.put("a.xml", sop.replace(sop.find(status), status.size(), R"(status="draf")"));
  EXPECT_EQ(office.run("build -o pdf --no-manual").code, 0);
  const auto draft = office.folder.get("pdf/a.pdf");
  const auto one = office.run("--lang en sign pdf/a.pdf --p12 kunci.p12");
  EXPECT_EQ(one.code, 2);
  EXPECT_NE(one.errors.find("pdf/a.pdf has the status draf"), std::string::npos) << one.errors;
  const auto all = office.run("--lang en sign pdf --p12 kunci.p12");
  EXPECT_EQ(all.code, 0);
  EXPECT_EQ(all.output, "Done: 1 files signed by Pejabat Uji Satu, 0 signed already, 0 failed\n");
  EXPECT_NE(all.errors.find("left out: pdf/a.pdf has the status draf"), std::string::npos);
  EXPECT_TRUE(office.folder.get("pdf/a.pdf") == draft);
}

TEST(SignCommand, NothingIsSignedOnADayOnWhichTheCertificateIsNotValid) {
  const Office office;
  const auto before = office.folder.get("pdf/a.pdf");
  const auto ran = office.run("--lang en sign pdf/a.pdf --p12 kunci.p12 --date 1999-01-05");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.errors.find("“Pejabat Uji Satu” is not valid on 5 January 1999"), std::string::npos)
      << ran.errors;
  EXPECT_TRUE(office.folder.get("pdf/a.pdf") == before);
}

TEST(SignCommand, WhatWasSignedInAFolderIsVerifiedByTheFolder) {
  const Office office;
  EXPECT_EQ(office.run("sign pdf --p12 kunci.p12").code, 0);
  const auto ran = office.run("--lang en verify pdf");
  const auto one = ran.output.find("pdf/a.pdf"), other = ran.output.find("pdf/b.pdf");
  EXPECT_NE(one, std::string::npos) << ran.output << ran.errors;
  EXPECT_NE(other, std::string::npos);
  EXPECT_LT(one, other);
}

TEST(SignCommand, SaysWhatHinders) {
  const Office office;
  const struct {
    std::string arguments, words;
  } cases[] = {
      {"sign", "the PDF is not given"},
      {"sign pdf/a.pdf", "the key to sign with is not given"},
      {"sign pdf/a.pdf --p12 tiada.p12", "tiada.p12 was not found"},
      {"sign pdf/a.pdf --p12 a.xml", "a.xml is no PKCS#12 key file, or damaged"},
      {"sign kunci.p12 --p12 kunci.p12", "kunci.p12 is no PDF, or damaged"},
      {"sign pdf/a.pdf --p12 kunci.p12 --field lain", "no such place to sign in pdf/a.pdf"},
      {"sign pdf/a.pdf --p12 kunci.p12 --date besok", "unknown value “besok” for --date"},
      {"sign pdf/a.pdf --pkcs11 pkcs11:token=a?pin-value=97531",
       "the URI of the token holds pin-value"},
      {"sign pdf/a.pdf --pkcs11 pkcs11:token=a?pin-source=b",
       "the URI of the token holds pin-source"},
      {"sign pdf/a.pdf --pkcs11 token=a", "token=a is no URI of a PKCS#11 token"},
      {"sign pdf/a.pdf --pkcs11 pkcs11: --module tiada.so", "tiada.so was not found"},
      {"sign pdf/a.pdf --pkcs11 pkcs11: --p12 kunci.p12", "options --p12 and --pkcs11 do not go"},
      {"sign pdf/a.pdf --pkcs11 pkcs11: --external-cmd a",
       "options --pkcs11 and --external-cmd do"},
      {"sign pdf/a.pdf --pkcs11 pkcs11: --prepare", "options --pkcs11 and --prepare do not go"},
      {"sign pdf/a.pdf --p12 kunci.p12 --modul a", "option --modul goes with --pkcs11 only"},
      {"sign pdf -o x.pdf --p12 kunci.p12", "many files are signed in their places"},
  };
  for (const auto& one : cases) {
    const auto ran = office.run("--lang en " + one.arguments);
    EXPECT_EQ(ran.code, 2) << one.arguments;
    EXPECT_NE(ran.errors.find(one.words), std::string::npos) << one.arguments << ran.errors;
    EXPECT_EQ(ran.errors.find("97531"), std::string::npos) << ran.errors;
  }
}

TEST(SignCommand, SaysWhatATokenNeeds) {
  const Office office;
  const auto ran = sopan(office.folder.path(), "--lang en sign pdf/a.pdf --pkcs11 pkcs11:token=a",
                         "OPENSSL_ENGINES=. " + with_password);
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.errors.find("libengine-pkcs11-openssl"), std::string::npos) << ran.errors;
}

TEST(SignCommand, ThePasswordIsReadOnlyWhereNobodyElseReadsIt) {
  const Office office;
  office.folder.put("sandi", test::password() + "\n");
  const auto arguments = "--lang en sign pdf/a.pdf --p12 kunci.p12 --password-file sandi";
  fs::permissions(office.folder / "sandi", fs::perms::owner_read | fs::perms::others_read);
  const auto open = sopan(office.folder.path(), arguments);
  EXPECT_EQ(open.code, 2);
  EXPECT_NE(open.errors.find("others may read sandi"), std::string::npos) << open.errors;
  fs::permissions(office.folder / "sandi", fs::perms::owner_read);
  EXPECT_EQ(sopan(office.folder.path(), arguments).code, 0);
  const auto wrong = sopan(office.folder.path(), "--lang en sign pdf/b.pdf --p12 kunci.p12",
                           "SOPAN_PASSWORD=salah");
  EXPECT_EQ(wrong.code, 2);
  EXPECT_NE(wrong.errors.find("the password of kunci.p12 is wrong"), std::string::npos);
  EXPECT_EQ(wrong.errors.find("salah"), std::string::npos);
}

TEST(SignCommand, SameInputKeyAndTimeGiveTheSameBytes) {
  const Office office;
  office.folder.put("rsa.p12", test::Holder({.name = "RSA", .algorithm = test::Algorithm::rsa2048},
                                            &test::pki().authority)
                                   .pkcs12(test::password(), {}));
  for (const auto* out : {"1.pdf", "2.pdf"}) {
    const auto ran = sopan(office.folder.path(),
                           std::string("sign pdf/a.pdf --p12 rsa.p12 --reason Sah -o ") + out,
                           "SOURCE_DATE_EPOCH=1767582000 " + with_password);
    EXPECT_EQ(ran.code, 0) << ran.errors;
  }
  EXPECT_TRUE(office.folder.get("1.pdf") == office.folder.get("2.pdf"));
}

}  // namespace
}  // namespace sopan
