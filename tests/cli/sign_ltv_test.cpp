#include <gtest/gtest.h>

#include "tests/cli/office.hpp"

namespace sopan {
namespace {

using test::pki;

/// An office with data of revocation.
struct Informed : Office {
  Informed() {
    folder.put("akar/akar.pem", pki().root.certificate_pem());
    folder.put("akar.crl", pki().root.crl({}, test::seconds(2026, 1, 2), 0));
    folder.put("penerbit.crl", pki().authority.crl({}, test::seconds(2026, 1, 2), 0));
    folder.put("baik.ocsp", pki().authority.ocsp(pki().official, false));
  }
  [[nodiscard]] std::string verdict() const {
    return run("--lang en verify pdf/a.pdf --trust akar --date 2026-06-01").output;
  }
};

TEST(SignLtv, DataForLaterJudgesComesWithTheSignature) {
  const Informed office;
  const auto ran = office.run(
      "sign pdf --p12 kunci.p12 --date 2026-01-05 --ltv --crl akar.crl --crl penerbit.crl");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(office.verdict().find("unknown whether"), std::string::npos) << office.verdict();
}

TEST(SignLtv, OrIsAddedLater) {
  const Informed office;
  EXPECT_EQ(office.run("sign pdf/a.pdf --p12 kunci.p12 --date 2026-01-05").code, 0);
  EXPECT_NE(office.verdict().find("unknown whether"), std::string::npos) << office.verdict();
  const auto before = office.folder.get("pdf/a.pdf");
  const auto ran = office.run("sign pdf/a.pdf --ltv --crl akar.crl --ocsp baik.ocsp");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(ran.output, "Dilengkapi: pdf/a.pdf\n");
  EXPECT_EQ(office.verdict().find("unknown whether"), std::string::npos) << office.verdict();
  EXPECT_TRUE(office.folder.get("pdf/a.pdf").starts_with(before));
}

TEST(SignLtv, SaysWhatIsMissing) {
  const Informed office;
  const struct {
    std::string arguments, words;
  } cases[] = {
      {"pdf/a.pdf --ltv", "give it with --crl or --ocsp"},
      {"pdf/a.pdf --ltv --crl a.xml", "a.xml holds no revocation list"},
      {"pdf/a.pdf --ltv --ocsp a.xml", "a.xml holds no OCSP answer"},
      {"pdf/a.pdf --ltv --crl akar.crl --certs a.xml", "a.xml holds no certificate"},
      {"pdf/a.pdf --ltv --crl akar.crl", "pdf/a.pdf is not signed yet"},
  };
  for (const auto& one : cases) {
    const auto ran = office.run("--lang en sign " + one.arguments);
    EXPECT_EQ(ran.code, 2) << one.arguments;
    EXPECT_NE(ran.errors.find(one.words), std::string::npos) << one.arguments << ran.errors;
  }
}

}  // namespace
}  // namespace sopan
