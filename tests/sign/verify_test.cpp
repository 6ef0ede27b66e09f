#include "pipeline/sign/verify.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/sign/cms.hpp"
#include "tests/sign/attacks.hpp"
#include "tests/sign/shop.hpp"
#include "tests/support/tools.hpp"

namespace sopan::sign {
namespace {

using test::file_with;
using test::pki;
using test::seconds;
using test::trust;

std::vector<Finding> findings_of(const VerifyReport& report) {
  auto all = report.findings;
  for (const auto& one : report.signatures)
    all.insert(all.end(), one.findings.begin(), one.findings.end());
  return all;
}

std::string codes_of(const VerifyReport& report) {
  std::string codes;
  for (const auto& one : findings_of(report)) codes.append(one.code).append(" ");
  return codes;
}

bool has(const VerifyReport& report, std::string_view code) {
  return std::ranges::any_of(findings_of(report),
                             [&](const auto& one) { return one.code == code; });
}

TEST(Verify, OneSignatureIsValidButForItsTime) {
  const auto file = test::signed_once();
  const auto report = verify(file, trust());
  EXPECT_EQ(codes_of(report), "no-timestamp ");
  EXPECT_EQ(verdict_of(report), Verdict::noted);
  EXPECT_EQ(report.size, file.size());
  EXPECT_EQ(report.revisions, 2U);
  ASSERT_EQ(report.signatures.size(), 1U);
  const auto& one = report.signatures[0];
  EXPECT_EQ(one.field, "disahkan");
  EXPECT_EQ(one.signer, "Pejabat Uji Satu");
  EXPECT_EQ(one.issuer, "Penerbit Uji");
  EXPECT_EQ(one.kind, "ETSI.CAdES.detached");
  EXPECT_EQ(one.permission, 1);
  EXPECT_TRUE(one.whole);
  ASSERT_TRUE(one.claimed);
  EXPECT_EQ(one.claimed->seconds, seconds(2026, 1, 5) + 3 * 3600 + 15 * 60);
}

TEST(Verify, ThreeSignaturesAreHeldAgainstEachOther) {
  const auto report = verify(test::signed_thrice(), trust());
  EXPECT_EQ(codes_of(report), "no-timestamp no-timestamp no-timestamp ");
  ASSERT_EQ(report.signatures.size(), 3U);
  EXPECT_EQ(report.revisions, 4U);
  EXPECT_EQ(report.signatures[0].field, "disusun");
  EXPECT_FALSE(report.signatures[0].whole);
  EXPECT_TRUE(report.signatures[2].whole);
  EXPECT_EQ(report.signatures[2].signer, "Pejabat Uji Tiga");
}

TEST(Verify, EveryAttackIsFoundForTheRightReason) {
  EXPECT_GE(test::attacks().size(), 25U);
  for (const auto& attack : test::attacks()) {
    const auto report = verify(attack.make(), trust());
    EXPECT_TRUE(has(report, attack.code)) << attack.name << ": " << codes_of(report);
    const bool doubt = attack.code == "untrusted" || attack.code == "expired";
    EXPECT_EQ(verdict_of(report), doubt ? Verdict::noted : Verdict::invalid) << attack.name;
  }
}

TEST(Verify, AFileWithPackedObjectsIsJudgedAlike) {
  const auto packed =
      test::run_on(file_with({"disahkan"}), "qpdf --object-streams=generate", "-").output;
  EXPECT_EQ(codes_of(verify(test::signed_by(pki().official, packed), trust())), "no-timestamp ");
  const auto plain =
      test::run_on(file_with({"disahkan"}), "qpdf --object-streams=disable", "-").output;
  EXPECT_EQ(codes_of(verify(test::signed_by(pki().official, plain), trust())), "no-timestamp ");
}

TEST(Verify, ARevokedCertificateIsFoundByItsTime) {
  const auto file = test::signed_once();
  auto lists = trust();
  lists.lists[1] = pki().authority.crl({&pki().official}, seconds(2026, 1, 2), seconds(2026, 5, 1));
  EXPECT_TRUE(has(verify(file, lists), "revoked"));
  EXPECT_EQ(verdict_of(verify(file, lists)), Verdict::invalid);
  lists.now = seconds(2026, 4, 1);
  EXPECT_FALSE(has(verify(file, lists), "revoked"));
  lists.lists[1] = pki().authority.crl({&pki().second}, seconds(2026, 1, 2), seconds(2026, 2, 1));
  EXPECT_FALSE(has(verify(file, lists), "revoked"));
}

TEST(Verify, AListThatIsOldOrByAnotherTellsNothing) {
  const auto file = test::signed_once();
  auto lists = trust();
  lists.lists.pop_back();
  EXPECT_EQ(codes_of(verify(file, lists)), "no-timestamp unknown-revocation ");
  lists.lists.push_back(pki().authority.crl({}, seconds(2024, 1, 2), 0));
  EXPECT_TRUE(has(verify(file, lists), "unknown-revocation"));
  lists.lists.back() = pki().second.crl({}, seconds(2026, 1, 2), 0);
  EXPECT_TRUE(has(verify(file, lists), "unknown-revocation"));
}

TEST(Verify, TrustComesFromTheCallerOnly) {
  auto nobody = trust();
  nobody.anchors.clear();
  EXPECT_TRUE(has(verify(test::signed_once(), nobody), "untrusted"));
  nobody.anchors = {test::Holder({.name = "Lain", .authority = true}).certificate()};
  EXPECT_TRUE(has(verify(test::signed_once(), nobody), "untrusted"));
}

TEST(Verify, WhatIsNoPdfIsToldAsSuch) {
  for (const auto* bytes : {"", "%PDF-1.7\n", "teks biasa"}) {
    const auto report = verify(bytes, trust());
    EXPECT_TRUE(has(report, "damaged-file")) << bytes;
    EXPECT_EQ(verdict_of(report), Verdict::invalid);
  }
}

TEST(Verify, ANumberThatIsTooLargeIsDamage) {
  auto file = file_with({"disahkan"});
  const auto at = file.rfind("startxref\n") + 10;
  file.replace(at, file.find('\n', at) - at, "77777777777777777775");
  EXPECT_TRUE(has(verify(file, trust()), "damaged-file"));
}

TEST(Verify, NeverFallsOverADamagedFile) {
  const auto file = test::signed_once();
  const auto begin = file.size() > 30000 ? file.size() - 30000 : 0;
  for (std::size_t at = begin; at < file.size(); at += 997) {
    auto damaged = file;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x15);
    verify(damaged, trust());
    verify(file.substr(0, at), trust());
  }
}

}  // namespace
}  // namespace sopan::sign
