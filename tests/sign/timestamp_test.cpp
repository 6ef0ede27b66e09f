#include "pipeline/sign/timestamp.hpp"

#include <gtest/gtest.h>

#include "pipeline/sign/http.hpp"
#include "pipeline/sign/verify.hpp"
#include "tests/sign/attacks.hpp"
#include "tests/sign/server.hpp"
#include "tests/sign/shop.hpp"

namespace sopan::sign {
namespace {

using test::pki;
using test::seconds;

std::string codes_of(const VerifyReport& report) {
  std::string codes;
  for (const auto& one : report.signatures)
    for (const auto& finding : one.findings) codes.append(finding.code).append(" ");
  return codes;
}

/// Signed with a timestamp by `clock` of 2026-01-06.
std::string stamped(const test::Holder& signer, const test::Holder& clock) {
  return sign(test::file_with({"disahkan"}),
              {.time = "D:20260105101500+07'00'", .room = stamped_room}, test::key_of(signer),
              [&](std::string_view signature) {
                const auto request = timestamp_request(signature);
                return timestamp_token(request, clock.stamp(request));
              });
}

StampFlaw flaw_of(std::string_view request, std::string_view answer) {
  try {
    timestamp_token(request, answer);
  } catch (const BadTimestamp& bad) {
    return bad.flaw;
  }
  ADD_FAILURE() << "the timestamp is taken";
  return {};
}

TEST(Timestamp, LeavesNothingToBeDesired) {
  const auto report = verify(stamped(pki().official, pki().clock), test::trust());
  EXPECT_EQ(codes_of(report), "");
  EXPECT_EQ(verdict_of(report), Verdict::valid);
  ASSERT_EQ(report.signatures.size(), 1U);
  EXPECT_EQ(report.signatures[0].stamped, seconds(2026, 1, 6));
}

TEST(Timestamp, ItsTimeIsTheTimeOfJudgement) {
  const test::Holder brief({.name = "Singkat", .until = seconds(2026, 3, 1)}, &pki().authority);
  EXPECT_EQ(codes_of(verify(stamped(brief, pki().clock), test::trust())), "");
  EXPECT_EQ(codes_of(verify(test::signed_by(brief, test::file_with({"disahkan"})), test::trust())),
            "no-timestamp expired ");
  auto lists = test::trust();
  lists.lists[1] = pki().authority.crl({&brief}, seconds(2026, 2, 1), seconds(2026, 1, 20));
  EXPECT_EQ(codes_of(verify(stamped(brief, pki().clock), lists)), "");
  lists.lists[1] = pki().authority.crl({&brief}, seconds(2026, 2, 1), seconds(2026, 1, 4));
  EXPECT_EQ(codes_of(verify(stamped(brief, pki().clock), lists)), "revoked ");
}

TEST(Timestamp, OfAnAuthorityThatNobodyKnowsProvesNoTime) {
  const test::Holder other(
      {.name = "Jam Lain", .stamps = true, .usage = "critical,digitalSignature"});
  const auto report = verify(stamped(pki().official, other), test::trust());
  EXPECT_EQ(codes_of(report), "untrusted-timestamp ");
  EXPECT_FALSE(report.signatures[0].stamped);
}

TEST(Timestamp, OfAnythingElseIsRefused) {
  const auto request = timestamp_request("tanda tangan");
  const auto good = pki().clock.stamp(request);
  EXPECT_NO_THROW(timestamp_token(request, good));
  EXPECT_EQ(flaw_of(request, pki().clock.stamp(timestamp_request("lain"))), StampFlaw::mismatch);
  // The same imprint, but another nonce: an answer of yesterday.
  EXPECT_EQ(flaw_of(request, pki().clock.stamp(timestamp_request("tanda tangan"))),
            StampFlaw::mismatch);
  EXPECT_EQ(flaw_of(request, pki().clock.stamp("bukan permintaan")), StampFlaw::refused);
  EXPECT_EQ(flaw_of(request, "bukan jawaban"), StampFlaw::damaged);
  EXPECT_EQ(flaw_of(request, good.substr(0, good.size() / 2)), StampFlaw::damaged);
  auto forged = good;
  forged.back() = static_cast<char>(forged.back() ^ 1);
  EXPECT_EQ(flaw_of(request, forged), StampFlaw::damaged);
}

TEST(Http, CarriesAQuestionAndItsAnswer) {
  const test::Server server([](const std::string& body) { return pki().clock.stamp(body); });
  const auto request = timestamp_request("isi");
  EXPECT_NO_THROW(timestamp_token(request, post_timestamp_query(server.url(), request, 20)));
}

TEST(Http, TellsWhatHinders) {
  EXPECT_THROW(post_timestamp_query("bukan alamat", "x", 5), HttpError);
  EXPECT_THROW(post_timestamp_query("ftp://127.0.0.1/", "x", 5), HttpError);
  std::string gone;
  {
    const test::Server server([](const std::string&) { return "bukan DER"; });
    EXPECT_THROW(post_timestamp_query(server.url(), "x", 5), HttpError);
    gone = server.url();
    // A server without TLS is not taken for one.
    EXPECT_THROW(post_timestamp_query("https" + gone.substr(4), "x", 2), HttpError);
  }
  EXPECT_THROW(post_timestamp_query(gone, "x", 2), HttpError);
}

TEST(Http, AnAnswerThatIsTooLargeIsNotRead) {
  const test::Server server([](const std::string&) {
    // DER that announces 2 MiB.
    return std::string("\x30\x83\x20\x00\x00", 5) + std::string(2U << 20U, 'x');
  });
  EXPECT_THROW(post_timestamp_query(server.url(), "x", 20), HttpError);
}

}  // namespace
}  // namespace sopan::sign
