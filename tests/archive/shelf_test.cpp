#include "pipeline/archive/shelf.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/archive/bag.hpp"
#include "tests/archive/store_room.hpp"

namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

/// An edition of the SOP `id`; its text is made from the version and `text`.
Deposit deposit(const std::string& id, int version, const std::string& text = "") {
  const auto number = std::to_string(version);
  return {.object = "urn:sop:contoh:" + id,
          .record = {.id = id,
                     .tool = "sopan",
                     .editions = {{.version = version,
                                   .name = "Penanganan " + id,
                                   .number = "004/" + id,
                                   .effective = "2026-0" + number + "-15",
                                   .added = "2026-0" + number + "-01T08:00:00Z"}}},
          .message = "Edisi " + number,
          .user = {.name = "Tim SOP", .address = "mailto:sop@contoh.go.id"},
          .files = {{"sop.xml", "<sop versi=\"" + number + "\">" + text + "</sop>"},
                    {"sop.pdf", "%PDF " + number}}};
}

Record now(const fs::path& root, const std::string& id = "a") {
  const auto object = Store(root).find("urn:sop:contoh:" + id);
  return object ? record_of(*object) : Record{};
}

std::vector<Standing> standings(const Record& record) {
  std::vector<Standing> all;
  all.reserve(record.editions.size());
  for (const auto& one : record.editions) all.push_back(one.standing);
  return all;
}

Refusal refusal_of(Shelf& shelf, const Deposit& one) {
  try {
    shelf.add(one);
  } catch (const Refused& refused) {
    return refused.refusal;
  }
  ADD_FAILURE() << "was taken";
  return {};
}

TEST(Shelf, ANewEditionEndsTheOneBefore) {
  const Room room;
  Writer writer(room / "arsip");
  Shelf shelf(writer);
  EXPECT_EQ(shelf.add(deposit("a", 1)), Outcome::added);
  EXPECT_EQ(shelf.add(deposit("a", 3)), Outcome::replaced);
  const auto record = now(room / "arsip");
  EXPECT_EQ(standings(record), (std::vector{Standing::replaced, Standing::in_force}));
  EXPECT_EQ(record.editions[0].until, "2026-03-15");
  EXPECT_EQ(record.editions[1].until, "");
  EXPECT_EQ(record.editions[0].holder, "v1");
  EXPECT_EQ(record.editions[1].holder, "v2");
  EXPECT_EQ(codes_of_store(room / "arsip"), std::set<std::string>{});
}

TEST(Shelf, WhatIsArchivedIsKeptAsItIs) {
  const Room room;
  Writer writer(room / "arsip");
  Shelf shelf(writer);
  shelf.add(deposit("a", 2));
  EXPECT_EQ(shelf.add(deposit("a", 2)), Outcome::unchanged);
  EXPECT_EQ(refusal_of(shelf, deposit("a", 2, "lain")), Refusal::other_content);
  EXPECT_EQ(refusal_of(shelf, deposit("a", 1)), Refusal::older);
  shelf.add(deposit("a", 3));
  EXPECT_EQ(shelf.add(deposit("a", 2)), Outcome::unchanged);
  EXPECT_EQ(refusal_of(shelf, deposit("a", 2, "lain")), Refusal::other_content);
  EXPECT_EQ(now(room / "arsip").editions.size(), 2U);
}

TEST(Shelf, ANumberBelongsToOneSop) {
  const Room room;
  Writer writer(room / "arsip");
  Shelf(writer).add(deposit("a", 1));
  auto other = deposit("b", 1);
  other.record.editions[0].number = "004/a";
  // Also of an edition that is no longer in force, and seen by a later run.
  auto renumbered = deposit("a", 2);
  renumbered.record.editions[0].number = "009/a";
  Shelf(writer).add(renumbered);
  Shelf shelf(writer);
  EXPECT_EQ(refusal_of(shelf, other), Refusal::number_taken);
  other.record.editions[0].number = "009/a";
  EXPECT_EQ(refusal_of(shelf, other), Refusal::number_taken);
  EXPECT_EQ(shelf.add(deposit("b", 1)), Outcome::added);
}

TEST(Shelf, ASignedFileComesToItsEdition) {
  const Room room;
  Writer writer(room / "arsip");
  Shelf shelf(writer);
  shelf.add(deposit("a", 1));
  auto signed_later = deposit("a", 1);
  signed_later.files[1] = {"sop.pdf", std::string("%PDF printed by a newer program")};
  signed_later.evidence = {{"sop-signed.pdf", std::string("%PDF 1 signed")}};
  signed_later.record.editions[0].added = "2026-02-01T08:00:00Z";
  signed_later.findings = {{"verify.json", std::string("{\"day\": 1}")}};
  signed_later.record.signatures = {{.signer = "Kepala", .verdict = "INDETERMINATE"}};
  EXPECT_EQ(shelf.add(signed_later), Outcome::enriched);
  // What is found of the same file on another day is no news.
  signed_later.findings = {{"verify.json", std::string("{\"day\": 2}")}};
  EXPECT_EQ(shelf.add(signed_later), Outcome::unchanged);
  const auto object = Store::open(writer.store().folders().at(0));
  EXPECT_EQ(object.inventory.head, "v2");
  EXPECT_EQ(Store::read(object, object.head(), "sop.pdf"), "%PDF 1");
  EXPECT_EQ(Store::read(object, object.head(), "sop-signed.pdf"), "%PDF 1 signed");
  EXPECT_EQ(Store::read(object, object.head(), "verify.json"), "{\"day\": 1}");
  ASSERT_EQ(record_of(object).signatures.size(), 1U);
  EXPECT_EQ(record_of(object).signatures[0].signer, "Kepala");
  EXPECT_EQ(record_of(object).newest().holder, "v2");
  EXPECT_EQ(record_of(object).newest().added, "2026-01-01T08:00:00Z");
}

TEST(Shelf, RevokedIsForEver) {
  const Room room;
  Writer writer(room / "arsip");
  Shelf shelf(writer);
  shelf.add(deposit("a", 1));
  const auto revoke = [&] {
    shelf.revoke("urn:sop:contoh:a", "Diganti aplikasi", "2026-05-01", "2026-04-20T08:00:00Z",
                 {.name = "Tim SOP", .address = "mailto:sop@contoh.go.id"});
  };
  revoke();
  const auto record = now(room / "arsip");
  EXPECT_EQ(standings(record), (std::vector{Standing::revoked}));
  EXPECT_EQ(record.newest().reason, "Diganti aplikasi");
  EXPECT_EQ(record.newest().until, "2026-05-01");
  EXPECT_THROW(revoke(), Refused);
  EXPECT_EQ(refusal_of(shelf, deposit("a", 2)), Refusal::revoked);
  EXPECT_EQ(shelf.add(deposit("a", 1)), Outcome::unchanged);
}

TEST(Shelf, NothingEndsBeforeItBegins) {
  const Room room;
  Writer writer(room / "arsip");
  Shelf shelf(writer);
  auto one = deposit("a", 1);
  one.record.editions.front().effective = "2026-05-18";
  shelf.add(one);
  const auto revoke_on = [&](const std::string& day) {
    shelf.revoke("urn:sop:contoh:a", "x", day, "2026-06-20T08:00:00Z", {"x", "x:y"});
  };
  EXPECT_THROW(revoke_on("2026-05-17"), Refused);
  EXPECT_EQ(standings(now(room / "arsip")), (std::vector{Standing::in_force}));
  revoke_on("2026-05-18");
  EXPECT_EQ(standings(now(room / "arsip")), (std::vector{Standing::revoked}));
}

TEST(Shelf, WhatIsNotYetInForceCanBeRevoked) {
  const Room room;
  Writer writer(room / "arsip");
  Shelf shelf(writer);
  auto one = deposit("a", 1);
  one.record.editions.front().effective = "2026-07-01";
  shelf.add(one);
  shelf.revoke("urn:sop:contoh:a", "x", "2026-06-20", "2026-06-20T08:00:00Z", {"x", "x:y"});
  const auto record = now(room / "arsip");
  for (const auto* day : {"2026-06-30", "2026-07-01"}) EXPECT_EQ(in_force_on(record, day), nullptr);
}

TEST(Shelf, TellsWhatIsInForceOnADay) {
  const Room room;
  Writer writer(room / "arsip");
  Shelf shelf(writer);
  shelf.add(deposit("a", 1));
  shelf.add(deposit("a", 3));
  shelf.revoke("urn:sop:contoh:a", "x", "2026-06-01", "2026-06-01T00:00:00Z", {"x", "x:y"});
  const auto record = now(room / "arsip");
  const auto version_on = [&](const char* day) {
    const auto* const one = in_force_on(record, day);
    return one == nullptr ? 0 : one->version;
  };
  EXPECT_EQ(version_on("2026-01-14"), 0);
  EXPECT_EQ(version_on("2026-01-15"), 1);
  EXPECT_EQ(version_on("2026-03-14"), 1);
  EXPECT_EQ(version_on("2026-03-15"), 3);
  EXPECT_EQ(version_on("2026-05-31"), 3);
  EXPECT_EQ(version_on("2026-06-01"), 0);
}

TEST(Shelf, AnEditionWithoutADayBeginsWhenItIsArchived) {
  EXPECT_EQ(begin_of({.added = "2026-02-03T08:00:00Z"}), "2026-02-03");
  EXPECT_EQ(begin_of({.effective = "2026-07", .added = "2026-02-03T08:00:00Z"}), "2026-07-01");
}

/// The old edition ends and the new one begins, or neither: wherever the machine stops.
TEST(Shelf, StopsAtNoPointWithTwoEditionsInForceOrNone) {
  std::set<std::size_t> seen;
  for (std::size_t last = 1;; ++last) {
    const Room room;
    const auto root = room / "arsip";
    {
      Writer writer(root);
      Shelf(writer).add(deposit("a", 1));
    }
    FailingSystem system(last);
    try {
      Writer writer(root, system);
      Shelf(writer).add(deposit("a", 2));
    } catch (const FailingSystem::Stopped&) {
      seen.insert(0);
    }
    if (!system.has_stopped()) break;
    { const Writer recovery(root); }
    const auto record = now(root);
    EXPECT_EQ(std::ranges::count(record.editions, Standing::in_force, &Edition::standing), 1);
    EXPECT_EQ(record.newest().standing, Standing::in_force);
    seen.insert(record.editions.size());
  }
  EXPECT_EQ(seen, (std::set<std::size_t>{0, 1, 2}));
}

TEST(Record, IsReadAsItWasWritten) {
  Record record = deposit("a", 1).record;
  record.unit = "Subbagian \"Tata\" Usaha";
  record.scanned = "2026-01-01T00:00:00Z";
  record.scanned_by = "Tim SOP";
  record.editions[0].standing = Standing::revoked;
  record.editions[0].until = "2026-05-01";
  const auto text = print_record(record, {{"sop.xml", "ab"}});
  EXPECT_EQ(print_record(parse_record(text, "x"), {{"sop.xml", "ab"}}), text);
  for (const auto* const bad : {"", "{}", "[]", R"({"format": 2})", "{\"format\": \"1\"}"})
    EXPECT_THROW(parse_record(bad, "x"), BadStore) << bad;
}

TEST(Bag, HasTheFilesOfAVersion) {
  const Room room;
  Writer writer(room / "arsip");
  const auto object = writer.put("urn:x:y", "", edition(1));
  write_bag(object, object.head(), room / "bag", {{"External-Identifier", "urn:x:y"}});
  EXPECT_EQ(slurp(room / "bag/data/sop.pdf"), "%PDF-1.7 1");
  EXPECT_EQ(slurp(room / "bag/bagit.txt"),
            "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  // Payload-Oxum: octets and files. sop.xml 17, sop.pdf 10, manual.xml 10, manifest.json 15.
  EXPECT_EQ(slurp(room / "bag/bag-info.txt"), "External-Identifier: urn:x:y\nPayload-Oxum: 52.4\n");
  EXPECT_THROW(write_bag(object, object.head(), room / "bag", {}), std::system_error);
  const auto check = "cd " + (room / "bag").string() +
                     " && sha512sum --quiet --strict -c manifest-sha512.txt tagmanifest-sha512.txt";
  EXPECT_EQ(std::system(check.c_str()), 0);
}

TEST(Bag, OfDamagedContentIsNotMade) {
  const Room room;
  Writer writer(room / "arsip");
  const auto object = writer.put("urn:x:y", "", edition(1));
  spill(object.folder / "v1/content/sop.pdf", "%PDF-1.7 x");
  EXPECT_THROW(write_bag(object, object.head(), room / "bag", {}), BadStore);
  EXPECT_THROW(write_files(object, object.head(), room / "files"), BadStore);
  EXPECT_FALSE(fs::exists(room / "bag"));
  EXPECT_FALSE(fs::exists(room / "files"));
}

}  // namespace
}  // namespace sopan::archive
