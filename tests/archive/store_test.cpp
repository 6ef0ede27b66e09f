#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/archive/paths.hpp"
#include "pipeline/archive/rfc3339.hpp"
#include "pipeline/digest/stream.hpp"
#include "tests/archive/store_room.hpp"

namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

TEST(Store, HoldsEveryVersionAsItWasPutIn) {
  const Room room;
  Writer writer(room / "arsip");
  std::string head;
  for (const int number : {1, 2, 3})
    head = writer.put(std::string(sample_id), head, edition(number)).inventory.head;
  EXPECT_EQ(head, "v3");
  const auto object = writer.store().find(sample_id);
  ASSERT_TRUE(object);
  for (const int number : {1, 2, 3}) {
    const auto& version = object->inventory.versions.at(static_cast<std::size_t>(number - 1));
    EXPECT_EQ(version.message, "Edisi " + std::to_string(number));
    for (const auto& file : edition(number).files)
      EXPECT_EQ(Store::read(*object, version, file.path), std::get<std::string>(file.content));
  }
  EXPECT_EQ(codes_of_store(room / "arsip"), std::set<std::string>{});
  EXPECT_FALSE(writer.store().find("https://contoh.go.id/sop/lain"));
}

TEST(Store, KeepsContentThatDoesNotChangeOnce) {
  const Room room;
  Writer writer(room / "arsip");
  writer.put(std::string(sample_id), "", edition(1));
  const auto object = writer.put(std::string(sample_id), "v1", edition(2));
  EXPECT_TRUE(fs::exists(object.folder / "v1/content/source/manual.xml"));
  EXPECT_FALSE(fs::exists(object.folder / "v2/content/source"));
  // Four files, one of them unchanged: 4 + 3.
  EXPECT_EQ(object.inventory.manifest.size(), 7U);
}

TEST(Store, TheSameFilesMakeNoVersion) {
  const Room room;
  Writer writer(room / "arsip");
  writer.put(std::string(sample_id), "", edition(1));
  auto again = edition(1);
  again.created = "2027-01-01T00:00:00Z";
  EXPECT_EQ(writer.put(std::string(sample_id), "v1", again).inventory.head, "v1");
}

TEST(Store, AVersionOfWhichAllFilesAreKnownHasNoContentFolder) {
  const Room room;
  Writer writer(room / "arsip");
  writer.put(std::string(sample_id), "", edition(1));
  auto renamed = edition(1);
  renamed.files[0].path = "naskah.xml";
  const auto object = writer.put(std::string(sample_id), "v1", renamed);
  EXPECT_EQ(object.inventory.head, "v2");
  EXPECT_FALSE(fs::exists(object.folder / "v2/content"));
  EXPECT_EQ(codes_of_store(room / "arsip"), std::set<std::string>{});
}

TEST(Store, KeepsFilesOfTheHeadThatAreNamed) {
  const Room room;
  Writer writer(room / "arsip");
  writer.put(std::string(sample_id), "", edition(1));
  NewVersion revoked = edition(2);
  revoked.files = {{"manifest.json", std::string("{\"status\": \"dicabut\"}\n")}};
  revoked.kept = {"sop.xml", "sop.pdf"};
  const auto object = writer.put(std::string(sample_id), "v1", revoked);
  EXPECT_EQ(Store::read(object, object.head(), "sop.pdf"), "%PDF-1.7 1");
  EXPECT_EQ(Store::read(object, object.head(), "manifest.json"), "{\"status\": \"dicabut\"}\n");
  EXPECT_FALSE(digest_of(object.head(), "source/manual.xml"));
}

TEST(Store, CopiesFilesFromTheDisk) {
  const Room room;
  std::string scan;
  for (int line = 0; line < 100000; ++line) scan += "baris " + std::to_string(line) + "\n";
  spill(room / "scan.pdf", scan);
  Writer writer(room / "arsip");
  auto version = edition(1);
  version.files.push_back({"scan.pdf", room / "scan.pdf"});
  const auto object = writer.put(std::string(sample_id), "", version);
  EXPECT_TRUE(Store::read(object, object.head(), "scan.pdf") == scan);
}

TEST(Store, RefusesAnObjectThatChangedMeanwhile) {
  const Room room;
  Writer writer(room / "arsip");
  writer.put(std::string(sample_id), "", edition(1));
  EXPECT_THROW(writer.put(std::string(sample_id), "", edition(2)), Changed);
  EXPECT_THROW(writer.put(std::string(sample_id), "v2", edition(2)), Changed);
}

TEST(Store, RefusesPathsThatLeadOutOfTheVersion) {
  const Room room;
  Writer writer(room / "arsip");
  for (const auto* const path : {"../a", "/a", "a//b", "a/./b", "a/", ""}) {
    auto version = edition(1);
    version.files[0].path = path;
    EXPECT_THROW(writer.put(std::string(sample_id), "", version), BadStore) << path;
  }
  EXPECT_TRUE(writer.store().folders().empty());
}

TEST(Store, OnlyOneWritesAtATime) {
  const Room room;
  const Writer first(room / "arsip");
  EXPECT_THROW(Writer(room / "arsip"), InUse);
}

TEST(Store, IsNotMadeInAFolderWithOtherThings) {
  const Room room;
  spill(room / "arsip/catatan.txt", "x");
  EXPECT_THROW(Writer(room / "arsip"), BadStore);
  EXPECT_EQ(slurp(room / "arsip/catatan.txt"), "x");
  EXPECT_THROW(Store(room / "arsip"), BadStore);
}

TEST(Store, IsMadeInAnEmptyFolder) {
  const Room room;
  fs::create_directory(room / "arsip");
  EXPECT_NO_THROW(Writer((room / "arsip").string() + "/"));
  EXPECT_TRUE(is_store(room / "arsip"));
  EXPECT_FALSE(fs::exists(room / "arsip/.work"));
}

TEST(Store, DamageIsNoticedByAReader) {
  const Room room;
  Writer writer(room / "arsip");
  const auto object = writer.put(std::string(sample_id), "", edition(1));
  spill(object.folder / "v1/content/sop.pdf", "%PDF-1.7 x");
  EXPECT_THROW(static_cast<void>(Store::read(object, object.head(), "sop.pdf")), BadStore);
}

/// Extension 0003, example 1 of its text (with the parameters that are its defaults).
TEST(ObjectPath, IsThatOfTheLayout) {
  EXPECT_EQ(object_path("object-01"), "3c0/ff4/240/object-01");
  EXPECT_EQ(object_path("..hor/rib:le-$id"), "487/326/d8c/%2e%2ehor%2frib%3ale-%24id");
}

TEST(ObjectPath, LongNamesAreCutAndToldApart) {
  const std::string id(101, 'a');
  const auto path = object_path(id);
  EXPECT_EQ(path.substr(12),
            std::string(100, 'a') + "-" + digest::hex_of(digest::Algorithm::sha256, id));
}

/// FIPS 180-4 and RFC 1321, 3174, 7693: the digests of "abc".
TEST(Digest, IsThatOfTheStandard) {
  using digest::Algorithm;
  EXPECT_EQ(digest::hex_of(Algorithm::md5, "abc"), "900150983cd24fb0d6963f7d28e17f72");
  EXPECT_EQ(digest::hex_of(Algorithm::sha1, "abc"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  EXPECT_EQ(digest::hex_of(Algorithm::sha512, "abc"),
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  EXPECT_EQ(digest::hex_of(Algorithm::blake2b_512, "abc"),
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
            "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
}

TEST(DateTime, IsThatOfRfc3339) {
  for (const auto* const good : {"2026-01-01T00:00:00Z", "2024-02-29T23:59:60+07:00",
                                 "2026-01-01t00:00:00.25z", "2026-01-01T00:00:00-00:00"})
    EXPECT_TRUE(is_date_time(good)) << good;
  for (const auto* const bad :
       {"2026-01-01", "2026-01-01T00:00Z", "2026-01-01T00:00:00", "2025-02-29T00:00:00Z",
        "2026-01-01T24:00:00Z", "2026-01-01T00:00:00.Z", "2026-01-01 00:00:00Z",
        "2026-01-01T00:00:00+0700", "2026-01-01T00:00:00Zx", ""})
    EXPECT_FALSE(is_date_time(bad)) << bad;
  EXPECT_EQ(date_time(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(date_time(951782399), "2000-02-28T23:59:59Z");
}

TEST(Uri, HasASchemeAndNoSpaces) {
  for (const auto* const good : {"mailto:a@b.id", "https://x/y", "urn:sop:a", "a+b:c"})
    EXPECT_TRUE(is_uri(good)) << good;
  for (const auto* const bad : {"a", ":a", "a:", "1a:b", "a b:c", "a:b c"})
    EXPECT_FALSE(is_uri(bad)) << bad;
}

}  // namespace
}  // namespace sopan::archive
