#include "pipeline/sign/apart.hpp"

#include <gtest/gtest.h>

#include "pipeline/sign/cms.hpp"
#include "pipeline/sign/encoding.hpp"
#include "tests/sign/shop.hpp"

namespace sopan::sign {
namespace {

using test::pki;

const Request request{.field = "disahkan", .time = "D:20260105101500+07'00'", .name = "Pejabat"};

const test::Holder& rsa() {
  static const test::Holder holder({.name = "Pejabat", .algorithm = test::Algorithm::rsa2048},
                                   &pki().authority);
  return holder;
}

std::string attributes_of(const Prepared& prepared, const Signer& signer) {
  return signed_attributes(signer, digest_of(prepared));
}

/// RFC 4648, 10: the vectors of the standard.
TEST(Encoding, FollowsTheStandard) {
  const struct {
    const char *bytes, *base64, *hex;
  } cases[] = {{"", "", ""},
               {"f", "Zg==", "66"},
               {"fo", "Zm8=", "666f"},
               {"foo", "Zm9v", "666f6f"},
               {"foob", "Zm9vYg==", "666f6f62"},
               {"fooba", "Zm9vYmE=", "666f6f6261"},
               {"foobar", "Zm9vYmFy", "666f6f626172"}};
  for (const auto& one : cases) {
    EXPECT_EQ(base64_of(one.bytes), one.base64);
    EXPECT_EQ(hex_of(one.bytes), one.hex);
    EXPECT_EQ(from_base64(one.base64), one.bytes);
    EXPECT_EQ(from_hex(one.hex), one.bytes);
  }
  EXPECT_EQ(from_base64("Zm9v\nYg=\n=\n"), "foob");
  EXPECT_EQ(from_hex("6F"), "o");
  for (const auto* wrong : {"Zg=", "Zg", "Z===", "Zg==Zg==", "Z!=="})
    EXPECT_FALSE(from_base64(wrong));
  for (const auto* wrong : {"6", "6g", "66 "}) EXPECT_FALSE(from_hex(wrong));
}

TEST(Apart, GivesTheBytesOfAKeyAtHand) {
  const auto key = test::key_of(rsa());
  const auto file = test::file_with({"disahkan"});
  const auto signer = signer_in(rsa().certificate_pem() + pki().root.certificate_pem() +
                                pki().authority.certificate_pem());
  const auto prepared = prepare(file, request);
  const auto signature = key.sign(attributes_of(prepared, signer));
  EXPECT_TRUE(finish(prepared, signer, signature) == sign(file, request, key));
}

TEST(Apart, UnderstandsWhatComesBackInEveryForm) {
  const auto key = test::key_of(rsa());
  const auto signer = key.signer();
  const auto prepared = prepare(test::file_with({"disahkan"}), request);
  const auto attributes = attributes_of(prepared, signer);
  const auto signature = key.sign(attributes);
  for (const auto& form :
       {signature, hex_of(signature), hex_of(signature) + "\n", base64_of(signature) + "\r\n"})
    EXPECT_EQ(signature_in(form, signer, attributes), signature);
}

TEST(Apart, TheTwoNumbersOfEcdsaMayStandBehindEachOther) {
  const auto key = test::key_of(pki().official);
  const auto prepared = prepare(test::file_with({"disahkan"}), request);
  const auto attributes = attributes_of(prepared, key.signer());
  const auto der = key.sign(attributes);
  // 30 len 02 len r 02 len s; each number padded to, or freed of a sign byte down to, 32 bytes.
  const auto number_at = [&](std::size_t at) {
    const auto size = static_cast<std::size_t>(der[at + 1]);
    const auto number = der.substr(at + 2, size);
    return size > 32 ? number.substr(size - 32) : std::string(32 - size, '\0') + number;
  };
  const auto second = 4 + static_cast<std::size_t>(der[3]);
  EXPECT_EQ(signature_in(number_at(2) + number_at(second), key.signer(), attributes), der);
}

TEST(Apart, ASignatureByAnotherKeyOrOfAnotherFileIsRefused) {
  const auto signer = signer_in(pki().official.certificate());
  const auto prepared = prepare(test::file_with({"disahkan"}), request);
  const auto flaw = [&](const Prepared& what, const std::string& signature) {
    try {
      finish(what, signer, signature);
    } catch (const CannotSign& cannot) {
      return cannot.flaw;
    }
    ADD_FAILURE() << "the signature is taken";
    return SignFlaw{};
  };
  const auto attributes = attributes_of(prepared, signer);
  EXPECT_EQ(flaw(prepared, test::key_of(pki().second).sign(attributes)), SignFlaw::foreign_key);
  EXPECT_EQ(flaw(prepared, ""), SignFlaw::foreign_key);
  EXPECT_EQ(flaw(prepared, "bukan tanda tangan"), SignFlaw::foreign_key);
  auto changed = prepared;
  changed.file[100] = static_cast<char>(changed.file[100] ^ 1);
  EXPECT_EQ(flaw(changed, test::key_of(pki().official).sign(attributes)), SignFlaw::foreign_key);
}

TEST(Apart, NeedsACertificateWithAStrongKey) {
  const auto flaw = [](const std::string& bytes) {
    try {
      signer_in(bytes);
    } catch (const BadKey& bad) {
      return bad.flaw;
    }
    ADD_FAILURE() << "the certificate is taken";
    return KeyFlaw{};
  };
  EXPECT_EQ(flaw("bukan sertifikat"), KeyFlaw::damaged);
  const test::Holder weak({.name = "Lemah", .algorithm = test::Algorithm::rsa1024});
  EXPECT_EQ(flaw(weak.certificate_pem()), KeyFlaw::unfit);
}

}  // namespace
}  // namespace sopan::sign
