#include "pipeline/archive/shelf.hpp"

#include <algorithm>
#include <utility>

#include "pipeline/archive/disk.hpp"
#include "pipeline/digest/stream.hpp"

namespace sopan::archive {
namespace {

using Digests = std::vector<std::pair<std::string, std::string>>;

std::string digest_of_file(const NewFile& file) {
  if (const auto* bytes = std::get_if<std::string>(&file.content))
    return digest::hex_of(digest::Algorithm::sha512, *bytes);
  digest::Hasher hasher(digest::Algorithm::sha512);
  read_pieces(std::get<std::filesystem::path>(file.content),
              [&](std::string_view piece) { hasher.update(piece); });
  return hasher.finish();
}

Digests digests_of(const std::vector<NewFile>& files) {
  Digests digests;
  digests.reserve(files.size());
  for (const auto& file : files) digests.emplace_back(file.path, digest_of_file(file));
  return digests;
}

/// The files of a version but the record.
Digests digests_of(const VersionBlock& version) {
  Digests digests;
  for (const auto& [digest, paths] : version.state) {
    for (const auto& path : paths)
      if (path != record_name) digests.emplace_back(path, digest);
  }
  return digests;
}

std::string next_version(const Object& object) {
  return "v" + std::to_string(version_number(object.inventory.head) + 1);
}

std::string source_of(const Deposit& deposit) {
  const auto found = std::ranges::find(deposit.files, "sop.xml", &NewFile::path);
  return found == deposit.files.end() ? std::string() : digest_of_file(*found);
}

}  // namespace

Shelf::Shelf(Writer& writer) : writer_(writer) {
  writer.store().each([&](const Object& object) {
    for (const auto& one : record_of(object).editions)
      if (!one.number.empty()) numbers_.emplace(one.number, object.inventory.id);
  });
}

Outcome Shelf::prepare(const Deposit& deposit) {
  auto edition = deposit.record.newest();
  edition.source = source_of(deposit);
  const auto holder = numbers_.find(edition.number);
  if (holder != numbers_.end() && holder->second != deposit.object)
    throw Refused(Refusal::number_taken, 0, holder->second);
  const auto object = writer_.find(deposit.object);
  auto record = deposit.record;
  record.editions.clear();
  if (object) {
    const auto before = record_of(*object);
    const auto last = before.newest().version;
    if (const auto* same = edition_of(before, edition.version)) {
      if (same->source != edition.source) throw Refused(Refusal::other_content, last, {});
      return last == edition.version ? enrich(*object, before, deposit) : Outcome::unchanged;
    }
    if (edition.version < last) throw Refused(Refusal::older, last, {});
    if (before.newest().standing == Standing::revoked) throw Refused(Refusal::revoked, last, {});
    record.editions = before.editions;
    record.editions.back().standing = Standing::replaced;
    record.editions.back().until = begin_of(edition);
  }
  edition.holder = object ? next_version(*object) : "v1";
  record.editions.push_back(edition);
  NewVersion version{.created = edition.added,
                     .message = deposit.message,
                     .user = deposit.user,
                     .files = deposit.files};
  for (const auto* more : {&deposit.evidence, &deposit.findings})
    version.files.insert(version.files.end(), more->begin(), more->end());
  version.files.push_back(
      {std::string(record_name), print_record(record, digests_of(version.files))});
  writer_.prepare(deposit.object, object ? object->inventory.head : "", version);
  if (!edition.number.empty()) numbers_.emplace(edition.number, deposit.object);
  return object ? Outcome::replaced : Outcome::added;
}

Outcome Shelf::add(const Deposit& deposit) {
  const auto outcome = prepare(deposit);
  writer_.commit();
  return outcome;
}

/// The source of the edition is as it was archived: so all of its files stay as they are, and only
/// what proves its approval is new.
Outcome Shelf::enrich(const Object& object, const Record& record, const Deposit& deposit) {
  const auto& head = object.head();
  auto files = digests_of(head);
  NewVersion version{
      .created = deposit.record.newest().added, .message = deposit.message, .user = deposit.user};
  const auto take = [&](const NewFile& file) {
    version.files.push_back(file);
    std::erase_if(files, [&](const auto& one) { return one.first == file.path; });
  };
  for (const auto& file : deposit.evidence)
    if (digest_of(head, file.path) != digest_of_file(file)) take(file);
  if (version.files.empty()) return Outcome::unchanged;
  for (const auto& file : deposit.findings) take(file);
  if (record.newest().standing != Standing::in_force)
    throw Refused(Refusal::revoked, record.newest().version, {});
  for (const auto& [path, digest] : files) version.kept.push_back(path);
  for (const auto& [path, digest] : digests_of(version.files)) files.emplace_back(path, digest);
  auto now = record;
  now.editions.back().holder = next_version(object);
  if (!deposit.record.signatures.empty()) now.signatures = deposit.record.signatures;
  if (!deposit.record.scanned.empty()) {
    now.scanned = deposit.record.scanned;
    now.scanned_by = deposit.record.scanned_by;
  }
  version.files.push_back({std::string(record_name), print_record(now, files)});
  writer_.prepare(deposit.object, object.inventory.head, version);
  return Outcome::enriched;
}

void Shelf::revoke(const std::string& id, const std::string& reason, const std::string& on,
                   const std::string& at, const User& user) {
  const auto object = writer_.find(id);
  if (!object) throw Refused(Refusal::none_in_force, 0, {});
  auto record = record_of(*object);
  auto& last = record.editions.back();
  if (last.standing != Standing::in_force) throw Refused(Refusal::none_in_force, last.version, {});
  // One that is not yet in force at all may be revoked: it never will be.
  const auto begin = begin_of(last);
  if (on < begin && begin <= at) throw Refused(Refusal::not_begun, last.version, {});
  last.standing = Standing::revoked;
  last.until = on;
  last.reason = reason;
  last.holder = next_version(*object);
  const auto files = digests_of(object->head());
  NewVersion version{.created = at, .message = reason, .user = user};
  for (const auto& [path, digest] : files) version.kept.push_back(path);
  version.files.push_back({std::string(record_name), print_record(record, files)});
  writer_.put(id, object->inventory.head, version);
}

}  // namespace sopan::archive
