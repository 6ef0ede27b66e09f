#include "pipeline/sign/sign.hpp"

#include <gtest/gtest.h>

#include "pipeline/sign/appearance.hpp"
#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/cms.hpp"
#include "pipeline/sign/fields.hpp"
#include "pipeline/sign/objects.hpp"
#include "pipeline/write/pdf/pdf.hpp"
#include "tests/sign/shop.hpp"
#include "tests/support/tools.hpp"
#include "tests/write/specimen.hpp"

namespace sopan::sign {
namespace {

using test::file_with;
using test::pki;
using test::signed_by;

SignFlaw flaw_of(const std::string& file, const Request& request) {
  try {
    prepare(file, request);
  } catch (const CannotSign& cannot) {
    return cannot.flaw;
  }
  ADD_FAILURE() << "nothing hinders from signing";
  return {};
}

std::vector<Field> fields_of(const std::string& file) { return signature_fields(parse(file)); }

TEST(Sign, TheFileBeforeIsTheBeginningOfTheFileAfter) {
  auto before = file_with({"disusun", "disahkan"});
  for (const auto* field : {"disusun", "disahkan"}) {
    const auto after = signed_by(pki().official, before, field);
    EXPECT_TRUE(after.starts_with(before));
    EXPECT_GT(after.size(), before.size() + 2 * usual_room);
    EXPECT_TRUE(after.ends_with("%%EOF\n"));
    before = after;
  }
}

TEST(Sign, SameFileKeyAndTimeGiveTheSameBytes) {
  const test::Holder rsa({.name = "Pejabat RSA", .algorithm = test::Algorithm::rsa2048},
                         &pki().authority);
  const auto file = file_with({"disahkan"});
  EXPECT_EQ(signed_by(rsa, file), signed_by(rsa, file));
}

TEST(Sign, FillsTheFieldAndNoOther) {
  const auto fields =
      fields_of(signed_by(pki().official, file_with({"disusun", "disahkan"}), "disusun"));
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_EQ(fields[0].value["/SubFilter"].text, "/ETSI.CAdES.detached");
  EXPECT_EQ(fields[0].value["/M"].text, "D:20260105101500+07'00'");
  EXPECT_EQ(text_of(fields[0].value["/Name"]), "Pejabat Uji Satu");
  EXPECT_TRUE(fields[1].value.is(Value::Kind::null));
}

TEST(Sign, TheRangeCoversAllButTheSignature) {
  const auto base = file_with({"disahkan"});
  const auto file = signed_by(pki().official, base);
  const auto fields = fields_of(file);
  const auto& range = fields[0].value["/ByteRange"].items;
  ASSERT_EQ(range.size(), 4U);
  EXPECT_EQ(range[0].number, 0);
  EXPECT_EQ(file[static_cast<std::size_t>(range[1].number)], '<');
  EXPECT_EQ(file[static_cast<std::size_t>(range[2].number) - 1], '>');
  EXPECT_EQ(static_cast<std::size_t>(range[2].number + range[3].number), file.size());
  EXPECT_GT(static_cast<std::size_t>(range[1].number), base.size());
}

TEST(Sign, AnOnlySignatureForbidsEveryChange) {
  const auto pdf = parse(test::signed_once());
  const auto fields = signature_fields(pdf);
  EXPECT_EQ(permission_of(pdf, fields[0].value), 1);
  EXPECT_EQ(pdf.at(pdf.catalog(), "/Perms")["/DocMDP"].ref,
            pdf.objects.at(fields[0].ref).value["/V"].ref);
}

TEST(Sign, TheFirstOfSeveralCertifiesAndTheLastLocks) {
  const auto pdf = parse(test::signed_thrice());
  const auto fields = signature_fields(pdf);
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_EQ(permission_of(pdf, fields[0].value), 2);
  EXPECT_TRUE(fields[1].value["/Reference"].is(Value::Kind::null));
  EXPECT_TRUE(locks_all(pdf, fields[2].value));
  // What a certification leaves open are the value and the look of a field, nothing else.
  EXPECT_TRUE(pdf.objects.at(fields[2].ref).value["/Lock"].is(Value::Kind::null));
}

TEST(Sign, RefusesWhatMayNotBeSigned) {
  const auto two = file_with({"disusun", "disahkan"});
  EXPECT_EQ(flaw_of(file_with({}), {}), SignFlaw::no_field);
  EXPECT_EQ(flaw_of(two, {}), SignFlaw::many_fields);
  EXPECT_EQ(flaw_of(two, {.field = "lain"}), SignFlaw::unknown_field);
  EXPECT_EQ(flaw_of(test::signed_once(), {.field = "disahkan"}), SignFlaw::signed_already);
  EXPECT_EQ(flaw_of(test::signed_once(), {}), SignFlaw::signed_already);
  EXPECT_EQ(flaw_of(two, {.field = "disusun", .room = most_room + 1}), SignFlaw::too_small);
}

TEST(Sign, AMessageThatDoesNotFitIsNotCutOff) {
  auto prepared = prepare(file_with({"disahkan"}), {.room = 100});
  EXPECT_EQ(prepared.close - prepared.open, 202U);
  EXPECT_NO_THROW(finish(prepared, std::string(100, 'x')));
  EXPECT_THROW(finish(prepared, std::string(101, 'x')), CannotSign);
}

TEST(Sign, NeverSignsADamagedFile) {
  auto file = file_with({"disahkan"});
  file.replace(file.rfind("startxref") + 10, 1, "9");
  EXPECT_THROW(prepare(file, {}), BadPdf);
}

TEST(Sign, AFileWithPackedObjectsGetsAStreamForItsTable) {
  const auto plain = file_with({"disahkan"});
  const auto packed = test::run_on(plain, "qpdf --object-streams=generate", "-").output;
  ASSERT_NE(packed.find("/ObjStm"), std::string::npos);
  const auto file = signed_by(pki().official, packed);
  EXPECT_TRUE(file.starts_with(packed));
  EXPECT_EQ(file.find("trailer", packed.size()), std::string::npos);
  EXPECT_EQ(fields_of(file)[0].value["/Type"].text, "/Sig");
}

TEST(SignedAttributes, AreASetWithoutATime) {
  const auto key = test::key_of(pki().official);
  const auto set = signed_attributes(key.signer(), digest::sha256("isi"));
  EXPECT_EQ(static_cast<unsigned char>(set[0]), 0x31);
  const auto digest = digest::sha256("isi");
  EXPECT_NE(set.find(std::string(digest.begin(), digest.end())), std::string::npos);
  const std::string signing_time = "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x05";
  EXPECT_EQ(set.find(signing_time), std::string::npos);
  EXPECT_TRUE(is_signature(key.signer().certificate, set, key.sign(set)));
  EXPECT_FALSE(is_signature(key.signer().certificate, set + "x", key.sign(set)));
}

TEST(Key, OpensWithItsPasswordOnly) {
  const auto file = pki().official.pkcs12("benar", {});
  const auto flaw = [&](const std::string& bytes, const std::string& password) {
    try {
      Key::from_pkcs12(bytes, password);
    } catch (const BadKey& bad) {
      return bad.flaw;
    }
    ADD_FAILURE() << "the key opens";
    return KeyFlaw{};
  };
  EXPECT_EQ(flaw(file, "salah"), KeyFlaw::wrong_password);
  EXPECT_EQ(flaw(file.substr(0, file.size() / 2), "benar"), KeyFlaw::damaged);
  EXPECT_EQ(flaw("bukan kunci", "benar"), KeyFlaw::damaged);
  const test::Holder weak({.name = "Lemah", .algorithm = test::Algorithm::rsa1024});
  EXPECT_EQ(flaw(weak.pkcs12("benar", {}), "benar"), KeyFlaw::unfit);
  EXPECT_EQ(name_of(Key::from_pkcs12(file, "benar").signer().certificate), "Pejabat Uji Satu");
}

TEST(Appearance, IsOutlinesWithinTheBox) {
  const auto look =
      appearance({"Ditandatangani", "Nama"}, {.width = 200, .height = 40}, test::faces());
  EXPECT_TRUE(look.starts_with("0 g\n"));
  EXPECT_EQ(look.find("Tf"), std::string::npos);
  EXPECT_NE(look.find(" c\n"), std::string::npos);
  EXPECT_EQ(appearance({"Nama"}, {}, test::faces()), "");
}

}  // namespace
}  // namespace sopan::sign
