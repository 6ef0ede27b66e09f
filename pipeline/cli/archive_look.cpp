#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "pipeline/base/date.hpp"
#include "pipeline/cli/archive.hpp"
#include "pipeline/cli/finding_words.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/table.hpp"
#include "pipeline/localize/dates.hpp"
#include "pipeline/localize/printable.hpp"

/// Looking into an archive: list, show, history.
namespace sopan::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string readable(const std::string& iso, Language language) {
  const auto date = parse_date(iso.substr(0, 10));
  return date ? localization::date(*date, language) : "-";
}

Json as_data(const archive::Edition& one) {
  return {{"version", one.version},
          {"name", one.name},
          {"number", one.number},
          {"effective", one.effective},
          {"status", archive::word_of(one.standing)},
          {"until", one.until},
          {"reason", one.reason},
          {"added", one.added},
          {"holder", one.holder}};
}

void print(const Json& data) {
  std::cout << data.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

/// Head of a table, in the language.
std::vector<std::string> heads(const std::vector<std::string_view>& keys, Language language) {
  std::vector<std::string> words;
  words.reserve(keys.size());
  for (const auto key : keys) words.push_back(phrase(key, {}, language));
  return words;
}

/// "Kepala Dinas (CA Contoh), 2026-06-01T03:00:00Z: TOTAL-PASSED". Names come from the file.
std::string words_of(const archive::Signature& signature) {
  using localization::printable;
  auto words = printable(signature.signer) + " (" + printable(signature.issuer) + ")";
  if (!signature.at.empty()) words += ", " + signature.at;
  return words += ": " + signature.verdict;
}

}  // namespace

int archive_list(const Options& options) {
  expect_arguments(options, 1, 1, "missing-store-name");
  const archive::Store store(options.arguments[1]);
  const auto language = options.language;
  Json list = Json::array();
  Table table(heads(
      {"head-id", "head-version", "head-status", "head-effective", "head-number", "head-name"},
      language));
  std::vector<std::pair<archive::Record, std::string>> all;
  store.each([&](const archive::Object& object) {
    all.emplace_back(archive::record_of(object), object.inventory.id);
  });
  std::ranges::sort(all, {}, [](const auto& one) { return one.first.id; });
  for (const auto& [record, object] : all) {
    const auto& newest = record.newest();
    auto data = as_data(newest);
    data["id"] = record.id;
    data["object"] = object;
    list.push_back(std::move(data));
    table.add({record.id, std::to_string(newest.version), shown(newest.standing, language),
               readable(archive::begin_of(newest), language), newest.number, newest.name});
  }
  if (options.json) {
    print(list);
  } else {
    std::cout << table.text() << phrase("listed", {std::to_string(all.size())}, language) << '\n';
  }
  return 0;
}

int archive_show(const Options& options) {
  expect_arguments(options, 2, 2, "missing-id");
  const archive::Store store(options.arguments[1]);
  const auto found = find_edition(store, wanted_of(options.arguments[2]));
  const auto& one = found.edition;
  const auto language = options.language;
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& [digest, paths] : found.holder.state) {
    for (const auto& path : paths) files.emplace_back(path, digest);
  }
  std::ranges::sort(files);
  if (options.json) {
    auto data = as_data(one);
    data["object"] = found.object.inventory.id;
    data["unit"] = found.record.unit;
    data["signer"] = found.record.signer;
    data["post"] = found.record.post;
    if (one.version == found.record.newest().version)
      for (const auto& signature : found.record.signatures)
        data["signatures"].push_back({{"signer", signature.signer},
                                      {"issuer", signature.issuer},
                                      {"at", signature.at},
                                      {"verdict", signature.verdict}});
    data["files"] = Json::object();
    for (const auto& [path, digest] : files) data["files"][path] = digest;
    print(data);
    return 0;
  }
  const auto line = [&](std::string_view key, const std::string& value) {
    if (!value.empty())
      std::cout << phrase("field", {phrase(key, {}, language), value}, language) << '\n';
  };
  line("head-name", one.name);
  line("head-number", one.number);
  line("head-version", std::to_string(one.version));
  auto standing = shown(one.standing, language);
  if (!one.until.empty())
    standing += phrase("since-day", {readable(one.until, language)}, language);
  line("head-status", standing);
  line("head-reason", one.reason);
  line("head-effective", readable(archive::begin_of(one), language));
  line("head-unit", found.record.unit);
  const bool newest = one.version == found.record.newest().version;
  line("head-signer", newest ? found.record.post : "");
  if (newest)
    for (const auto& signature : found.record.signatures)
      line("head-signature", words_of(signature));
  line("head-added", one.added);
  line("head-object", found.object.inventory.id + " " + one.holder);
  std::cout << phrase("head-files", {}, language) << '\n';
  constexpr std::size_t digits = 16;
  for (const auto& [path, digest] : files) {
    const auto file = found.object.folder / found.object.inventory.manifest.at(digest).front();
    std::cout << "  " << digest.substr(0, digits) << "…  " << localization::printable(path) << "  ("
              << std::filesystem::file_size(file) << " B)\n";
  }
  return 0;
}

int archive_history(const Options& options) {
  expect_arguments(options, 2, 2, "missing-id");
  const archive::Store store(options.arguments[1]);
  const auto found = find_edition(store, {wanted_of(options.arguments[2]).id, {}});
  const auto language = options.language;
  if (options.json) {
    Json data = {{"object", found.object.inventory.id},
                 {"editions", Json::array()},
                 {"versions", Json::array()}};
    for (const auto& one : found.record.editions) data["editions"].push_back(as_data(one));
    for (const auto& one : found.object.inventory.versions)
      data["versions"].push_back({{"version", one.name},
                                  {"created", one.created},
                                  {"message", one.message},
                                  {"by", one.user ? one.user->name : ""}});
    print(data);
    return 0;
  }
  Table editions(heads(
      {"head-version", "head-status", "head-effective", "head-until", "head-number"}, language));
  for (const auto& one : found.record.editions)
    editions.add({std::to_string(one.version), shown(one.standing, language),
                  readable(archive::begin_of(one), language),
                  one.until.empty() ? "-" : readable(one.until, language), one.number});
  Table events(heads({"head-event", "head-added", "head-by", "head-message"}, language));
  for (const auto& one : found.object.inventory.versions)
    events.add({one.name, one.created, one.user ? one.user->name : "-", one.message});
  std::cout << localization::printable(found.record.newest().name) << "\n\n"
            << editions.text() << '\n'
            << events.text();
  return 0;
}

}  // namespace sopan::cli
