#include "pipeline/sign/validation_data.hpp"

#include <gtest/gtest.h>

#include <set>

#include "pipeline/sign/objects.hpp"
#include "pipeline/sign/timestamp.hpp"
#include "pipeline/sign/verify.hpp"
#include "tests/sign/attacks.hpp"
#include "tests/sign/shop.hpp"

namespace sopan::sign {
namespace {

using test::pki;
using test::seconds;

/// Trusts the root, and knows nothing of revocation by itself.
Trust root_only() {
  auto trust = test::trust();
  trust.lists.clear();
  return trust;
}

std::string codes_of(const std::string& file) {
  const auto report = verify(file, root_only());
  std::set<std::string_view> codes;
  for (const auto& one : report.signatures)
    for (const auto& finding : one.findings) codes.insert(finding.code);
  for (const auto& finding : report.findings) codes.insert(finding.code);
  std::string all;
  for (const auto code : codes) all.append(code).append(" ");
  return all;
}

Evidence both_lists() {
  return {.lists = {pki().root.crl({}, seconds(2026, 1, 2), 0),
                    pki().authority.crl({}, seconds(2026, 1, 2), 0)}};
}

/// How many streams a list of the store holds.
std::size_t count(const std::string& file, const std::string& key) {
  const auto pdf = parse(file);
  const auto& store = pdf.at(pdf.catalog(), "/DSS");
  return pdf.at(store, key).items.size();
}

TEST(ValidationData, TellsOfRevocationWhatNobodyElseTells) {
  const auto file = test::signed_once();
  EXPECT_EQ(codes_of(file), "no-timestamp unknown-revocation ");
  const auto complete = with_validation_data(file, both_lists());
  EXPECT_TRUE(complete.starts_with(file));
  EXPECT_EQ(codes_of(complete), "no-timestamp ");
  // The signer's own certificate and the one above it came with the signature.
  EXPECT_EQ(count(complete, "/Certs"), 2U);
  EXPECT_EQ(count(complete, "/CRLs"), 2U);
}

TEST(ValidationData, WithATimestampNothingIsLeftToBeDesired) {
  const auto file =
      sign(test::file_with({"disahkan"}), {.time = "D:20260105101500+07'00'", .room = stamped_room},
           test::key_of(pki().official), [](std::string_view signature) {
             const auto request = timestamp_request(signature);
             return timestamp_token(request, pki().clock.stamp(request));
           });
  const auto complete = with_validation_data(file, both_lists());
  EXPECT_EQ(codes_of(complete), "");
  EXPECT_EQ(verdict_of(verify(complete, root_only())), Verdict::valid);
  EXPECT_EQ(count(complete, "/Certs"), 3U);  // that of the timestamp authority too
}

TEST(ValidationData, AnswersTellOfGoodAndOfRevoked) {
  const auto file = test::signed_once();
  const auto with = [&](bool revoked) {
    return with_validation_data(file, {.lists = {pki().root.crl({}, seconds(2026, 1, 2), 0)},
                                       .answers = {pki().authority.ocsp(pki().official, revoked)}});
  };
  EXPECT_EQ(codes_of(with(false)), "no-timestamp ");
  EXPECT_EQ(codes_of(with(true)), "no-timestamp revoked ");
  EXPECT_EQ(codes_of(with_validation_data(
                file, {.lists = {pki().root.crl({}, seconds(2026, 1, 2), 0)},
                       .answers = {pki().authority.ocsp(pki().second, false)}})),
            "no-timestamp unknown-revocation ");
}

TEST(ValidationData, JoinsWhatIsThereAndIsAddedOnce) {
  const auto file = test::signed_thrice();
  const auto first =
      with_validation_data(file, {.lists = {pki().root.crl({}, seconds(2026, 1, 2), 0)}});
  EXPECT_EQ(codes_of(first), "no-timestamp unknown-revocation ");
  const auto lists = both_lists();
  const auto second = with_validation_data(first, {.lists = {lists.lists[1]}});
  EXPECT_TRUE(second.starts_with(first));
  EXPECT_EQ(codes_of(second), "no-timestamp ");
  EXPECT_EQ(count(second, "/CRLs"), 2U);
  EXPECT_EQ(count(second, "/Certs"), 4U);  // three officials and their one issuer
  EXPECT_TRUE(with_validation_data(second, {.lists = {lists.lists[1]}}) == second);
}

TEST(ValidationData, KnowsAnAnswerFromAnythingElse) {
  EXPECT_TRUE(is_ocsp_answer(pki().authority.ocsp(pki().official, false)));
  EXPECT_FALSE(is_ocsp_answer("bukan jawaban"));
  EXPECT_FALSE(is_ocsp_answer(""));
}

}  // namespace
}  // namespace sopan::sign
