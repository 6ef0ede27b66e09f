#include "pipeline/archive/record.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "pipeline/base/date.hpp"

namespace sopan::archive {
namespace {

using nlohmann::json;
constexpr int format = 1;

struct Word {
  Standing standing;
  std::string_view word;
};
constexpr std::array words = {Word{Standing::in_force, "berlaku"},
                              Word{Standing::replaced, "digantikan"},
                              Word{Standing::revoked, "dicabut"}};

Standing standing_named(const std::string& word) {
  const auto* const found = std::ranges::find(words, word, &Word::word);
  if (found == words.end()) throw BadStore("status " + word);
  return found->standing;
}

json printed(const Edition& one) {
  return {{"version", one.version},
          {"name", one.name},
          {"number", one.number},
          {"created", one.created},
          {"revised", one.revised},
          {"effective", one.effective},
          {"status", word_of(one.standing)},
          {"until", one.until},
          {"reason", one.reason},
          {"added", one.added},
          {"holder", one.holder},
          {"source", one.source}};
}

Edition edition_from(const json& one) {
  const auto text = [&](const char* key) { return one.at(key).get<std::string>(); };
  return {.version = one.at("version").get<int>(),
          .name = text("name"),
          .number = text("number"),
          .created = text("created"),
          .revised = text("revised"),
          .effective = text("effective"),
          .standing = standing_named(text("status")),
          .until = text("until"),
          .reason = text("reason"),
          .added = text("added"),
          .holder = text("holder"),
          .source = text("source")};
}

json printed(const Signature& one) {
  return {{"signer", one.signer}, {"issuer", one.issuer}, {"at", one.at}, {"verdict", one.verdict}};
}

Signature signature_from(const json& one) {
  const auto text = [&](const char* key) { return one.at(key).get<std::string>(); };
  return {.signer = text("signer"),
          .issuer = text("issuer"),
          .at = text("at"),
          .verdict = text("verdict")};
}

std::string padded(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

}  // namespace

std::string_view word_of(Standing standing) {
  return std::ranges::find(words, standing, &Word::standing)->word;
}

std::string print_record(const Record& record,
                         const std::vector<std::pair<std::string, std::string>>& files) {
  json root = {{"format", format},
               {"id", record.id},
               {"unit", record.unit},
               {"office", record.office},
               {"signer", {{"name", record.signer}, {"post", record.post}}},
               {"tool", record.tool},
               {"editions", json::array()},
               {"files", json::object()}};
  if (!record.scanned.empty()) root["scan"] = {{"by", record.scanned_by}, {"at", record.scanned}};
  for (const auto& one : record.signatures) root["signatures"].push_back(printed(one));
  for (const auto& one : record.editions) root["editions"].push_back(printed(one));
  for (const auto& [path, digest] : files) root["files"][path] = digest;
  return root.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

Record parse_record(std::string_view bytes, const std::string& place) {
  try {
    const auto root = json::parse(bytes);
    const auto text = [&](const char* key) { return root.at(key).get<std::string>(); };
    if (root.at("format").get<int>() != format) throw BadStore(place);
    Record record{.id = text("id"),
                  .unit = text("unit"),
                  .office = text("office"),
                  .signer = root.at("signer").at("name").get<std::string>(),
                  .post = root.at("signer").at("post").get<std::string>(),
                  .tool = text("tool")};
    if (const auto scan = root.find("scan"); scan != root.end()) {
      record.scanned_by = scan->at("by").get<std::string>();
      record.scanned = scan->at("at").get<std::string>();
    }
    if (const auto all = root.find("signatures"); all != root.end())
      for (const auto& one : *all) record.signatures.push_back(signature_from(one));
    for (const auto& one : root.at("editions")) record.editions.push_back(edition_from(one));
    std::ranges::sort(record.editions, {}, &Edition::version);
    if (record.editions.empty()) throw BadStore(place);
    return record;
  } catch (const json::exception&) {
    throw BadStore(place);
  }
}

Record record_of(const Object& object) {
  return parse_record(Store::read(object, object.head(), record_name),
                      (object.folder / record_name).string());
}

const Edition* edition_of(const Record& record, std::optional<int> version) {
  if (!version) return &record.newest();
  const auto found = std::ranges::find(record.editions, *version, &Edition::version);
  return found == record.editions.end() ? nullptr : &*found;
}

const VersionBlock& holder_of(const Object& object, const Edition& edition) {
  const auto& versions = object.inventory.versions;
  const auto found = std::ranges::find(versions, edition.holder, &VersionBlock::name);
  if (found == versions.end()) throw BadStore(object.folder.string());
  return *found;
}

std::string begin_of(const Edition& edition) {
  constexpr std::size_t day_length = 10;
  const auto date = parse_date(edition.effective);
  if (!date) return edition.added.substr(0, day_length);
  const auto first = earliest(*date);
  return std::to_string(first.year) + "-" + padded(first.month) + "-" + padded(first.day);
}

const Edition* in_force_on(const Record& record, std::string_view day) {
  for (auto one = record.editions.rbegin(); one != record.editions.rend(); ++one) {
    if (begin_of(*one) > day) continue;
    const bool over = !one->until.empty() && one->until <= day;
    return over ? nullptr : &*one;
  }
  return nullptr;
}

}  // namespace sopan::archive
