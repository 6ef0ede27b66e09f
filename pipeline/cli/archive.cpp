#include "pipeline/cli/archive.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "pipeline/archive/paths.hpp"
#include "pipeline/archive/rfc3339.hpp"
#include "pipeline/base/date.hpp"
#include "pipeline/base/nearest.hpp"
#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/usage.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

struct Part {
  std::string_view name, alias;
  int (*run)(const Options&);
};
constexpr std::array parts = {
    Part{"add", "tambah", archive_add},
    Part{"list", "daftar", archive_list},
    Part{"show", "lihat", archive_show},
    Part{"history", "riwayat", archive_history},
    Part{"get", "ambil", archive_get},
    Part{"verify", "periksa", archive_verify},
    Part{"recover", "pulihkan", archive_recover},
    Part{"revoke", "cabut", archive_revoke},
    Part{"export", "ekspor", archive_export},
    Part{"register", "daftar-berlaku", archive_register},
};

const Part& part_named(const Options& options) {
  std::string all;
  for (const auto& one : parts) (all += all.empty() ? "" : ", ") += one.name;
  if (options.arguments.empty())
    throw UsageError({"missing-part", {"archive"}}, {"choose-one-of", {all}});
  const auto& word = options.arguments.front();
  std::vector<std::string> known;
  for (const auto& one : parts) {
    if (one.name == word || one.alias == word) return one;
    known.insert(known.end(), {std::string(one.name), std::string(one.alias)});
  }
  const auto meant = nearest(word, known);
  throw UsageError(
      {"unknown-part", {word, "archive"}},
      meant ? Said{"did-you-mean", {"sopan archive " + *meant}} : Said{"choose-one-of", {all}});
}

std::int64_t seconds_now() {
  const char* const epoch = std::getenv("SOURCE_DATE_EPOCH");
  std::int64_t seconds = 0;
  if (epoch != nullptr) {
    const std::string_view text = epoch;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc() && rest == text.data() + text.size()) return seconds;
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

/// The objects whose folder may be that of a SOP's short id: names end in "/id" or ":id", encoded.
std::vector<archive::Object> candidates(const archive::Store& store, const std::string& id) {
  const auto name_of = [](const std::string& whole) {
    return fs::path(archive::object_path(whole)).filename().string();
  };
  const auto slash = name_of("/" + id);
  const auto colon = name_of(":" + id);
  constexpr std::size_t cut = 100;
  std::vector<archive::Object> found;
  for (const auto& folder : store.folders()) {
    const auto name = folder.filename().string();
    if (!name.ends_with(slash) && !name.ends_with(colon) && name.size() <= cut) continue;
    auto object = archive::Store::open(folder);
    const auto& whole = object.inventory.id;
    if (whole.ends_with("/" + id) || whole.ends_with(":" + id)) found.push_back(std::move(object));
  }
  return found;
}

archive::Object find_object(const archive::Store& store, const std::string& id) {
  if (auto whole = store.find(id)) return std::move(*whole);
  auto found = candidates(store, id);
  if (found.size() == 1) return std::move(found.front());
  if (found.size() > 1) {
    std::string all;
    for (const auto& one : found) (all += all.empty() ? "" : ", ") += one.inventory.id;
    throw UsageError({"ambiguous-id", {id}}, {"choose-one-of", {all}});
  }
  std::vector<std::string> known;
  store.each([&](const archive::Object& one) {
    const auto& whole = one.inventory.id;
    known.push_back(whole.substr(whole.find_last_of("/:") + 1));
  });
  const auto meant = nearest(id, known);
  throw UsageError({"not-archived", {id}}, meant ? Said{"did-you-mean", {"“" + *meant + "”"}}
                                                 : Said{"see-archive-list", {}});
}

}  // namespace

int archive(const Options& options) { return part_named(options).run(options); }

Wanted wanted_of(const std::string& text) {
  const auto at = text.rfind("@v");
  if (at == std::string::npos) return {text, {}};
  int version = 0;
  const auto* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data() + at + 2, end, version);
  if (error != std::errc() || rest != end || version < 1)
    throw UsageError({"bad-edition", {text}}, {"see-help-of", {"archive"}});
  return {text.substr(0, at), version};
}

Found find_edition(const archive::Store& store, const Wanted& wanted) {
  auto object = find_object(store, wanted.id);
  auto record = archive::record_of(object);
  const auto* const edition = archive::edition_of(record, wanted.version);
  if (edition == nullptr) {
    std::string all;
    for (const auto& one : record.editions)
      (all += all.empty() ? "v" : ", v") += std::to_string(one.version);
    throw UsageError({"no-such-edition", {wanted.id, std::to_string(wanted.version.value_or(0))}},
                     {"choose-one-of", {all}});
  }
  auto holder = archive::holder_of(object, *edition);
  const auto copy = *edition;
  return {std::move(object), std::move(record), copy, std::move(holder)};
}

std::string day_of(const Options& options) {
  constexpr std::size_t length = 10;
  if (!options.date) return archive::date_time(seconds_now()).substr(0, length);
  const auto date = parse_date(*options.date);
  if (!date || date->day == 0 || !exists(*date))
    throw UsageError({"bad-option-value", {*options.date, "--date"}}, {"write-date", {}});
  return *options.date;
}

std::string moment_of(const Options& options) {
  if (options.date) return day_of(options) + "T00:00:00Z";
  return archive::date_time(seconds_now());
}

void expect_arguments(const Options& options, std::size_t least, std::size_t most,
                      std::string_view missing) {
  const auto count = options.arguments.size() - 1;
  if (count < least) throw UsageError({missing, {}}, {"see-help-of", {"archive"}});
  if (count > most)
    throw UsageError({"surplus-argument", {options.arguments[most + 1], "archive"}},
                     {"see-help-of", {"archive"}});
}

std::string shown(archive::Standing standing, Language language) {
  switch (standing) {
    case archive::Standing::in_force:
      return phrase("standing-in-force", {}, language);
    case archive::Standing::replaced:
      return phrase("standing-replaced", {}, language);
    case archive::Standing::revoked:
      return phrase("standing-revoked", {}, language);
  }
  return {};
}

}  // namespace sopan::cli
