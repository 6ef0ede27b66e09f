#include <atomic>
#include <iostream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>

#include "pipeline/archive/bag.hpp"
#include "pipeline/archive/shelf.hpp"
#include "pipeline/archive/validate.hpp"
#include "pipeline/cli/archive.hpp"
#include "pipeline/cli/ocfl_words.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/press.hpp"
#include "pipeline/cli/stamp.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/localize/printable.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/publish/workers.hpp"

/// Keeping an archive: get, export, verify, recover, revoke.
namespace sopan::cli {
namespace {

/// A finding and the object it is of ("" of the root).
struct Located {
  std::string object;
  archive::Finding finding;
};

/// Beyond OCFL: the records say what holds of the editions.
void judge_records(const archive::Store& store, std::vector<Located>& found) {
  std::map<std::string, std::string> numbers;
  for (const auto& folder : store.folders()) {
    const auto place = folder.lexically_relative(store.root()).generic_string();
    try {
      const auto object = archive::Store::open(folder);
      const auto record = archive::record_of(object);
      std::size_t in_force = 0;
      for (const auto& one : record.editions) {
        if (one.standing == archive::Standing::in_force) ++in_force;
        const auto& holder = archive::holder_of(object, one);
        if (archive::digest_of(holder, "sop.xml") != one.source)
          found.push_back({place, {"R001", "sop.xml", "versi " + std::to_string(one.version)}});
        const auto taken = numbers.emplace(one.number, place);
        if (!one.number.empty() && !taken.second && taken.first->second != place)
          found.push_back({place, {"R003", "manifest.json", one.number}});
      }
      if (in_force > 1) found.push_back({place, {"R002", "manifest.json", record.id}});
    } catch (const archive::BadStore& bad) {
      found.push_back({place, {"R004", "manifest.json", bad.what()}});
    }
  }
}

std::string rate_of(double amount, double seconds) {
  return localization::number(static_cast<std::int64_t>(seconds > 0 ? amount / seconds : amount),
                              Language::indonesian);
}

void tell(const Located& one, Language language) {
  using localization::printable;
  std::cerr << printable(one.object) << (one.object.empty() || one.finding.place.empty() ? "" : "/")
            << printable(one.finding.place) << ": "
            << phrase(one.finding.code[0] == 'W' ? "is-warning" : "is-error", {}, language) << ": "
            << words_of_rule(one.finding.code, language);
  if (!one.finding.detail.empty()) std::cerr << ": " << printable(one.finding.detail);
  std::cerr << " [" << one.finding.code << "]\n";
}

int tell_verdict(const std::vector<Located>& found, const archive::Measure& measure,
                 std::size_t objects, double seconds, const Options& options) {
  std::size_t errors = 0;
  for (const auto& one : found) errors += one.finding.code[0] == 'W' ? 0U : 1U;
  const auto warnings = found.size() - errors;
  if (options.json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const auto& [object, finding] : found)
      list.push_back({{"code", finding.code},
                      {"object", object},
                      {"place", finding.place},
                      {"detail", finding.detail}});
    const nlohmann::ordered_json data = {
        {"findings", std::move(list)}, {"objects", objects}, {"files", measure.files},
        {"bytes", measure.bytes},      {"errors", errors},   {"warnings", warnings}};
    std::cout << data.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  } else {
    for (const auto& one : found) tell(one, options.language);
    std::cerr.flush();
    constexpr double mebi = 1U << 20U;
    std::cout << phrase(errors == 0 ? "store-sound" : "store-damaged",
                        {std::to_string(objects), std::to_string(measure.files),
                         rate_of(static_cast<double>(measure.bytes) / mebi, 1),
                         std::to_string(errors), std::to_string(warnings),
                         rate_of(static_cast<double>(measure.bytes) / mebi, seconds)},
                        options.language)
              << '\n';
  }
  return errors > 0 || (options.strict && warnings > 0) ? 1 : 0;
}

/// Puts the copy with its mark beside the files as they were archived.
int put_stamped(const Found& found, const std::string& folder, Language language) {
  const auto version = std::to_string(found.edition.version);
  const auto pdf = stamped(found);
  if (!pdf) {
    std::cerr << phrase("stamp-fails", {found.record.id, version, folder}, language) << '\n';
    return 1;
  }
  const auto file = std::filesystem::path(folder) /
                    ("sop-" + std::string(archive::word_of(found.edition.standing)) + ".pdf");
  files::create_file(file, *pdf);
  std::cout << phrase("stamped", {file.string()}, language) << '\n';
  return 0;
}

}  // namespace

int archive_get(const Options& options) {
  expect_arguments(options, 2, 2, "missing-id");
  const archive::Store store(options.arguments[1]);
  const auto found = find_edition(store, wanted_of(options.arguments[2]));
  const auto folder =
      options.output.value_or(found.record.id + "-v" + std::to_string(found.edition.version));
  const bool over = found.edition.standing != archive::Standing::in_force;
  if (options.stamp && !over)
    throw UsageError({"stamp-in-force", {found.record.id, std::to_string(found.edition.version)}},
                     {"see-archive-history", {found.record.id}});
  archive::write_files(found.object, found.holder, folder);
  std::cout << phrase("got",
                      {found.record.id, std::to_string(found.edition.version), folder,
                       shown(found.edition.standing, options.language)},
                      options.language)
            << '\n';
  return options.stamp ? put_stamped(found, folder, options.language) : 0;
}

int archive_export(const Options& options) {
  expect_arguments(options, 2, 2, "missing-id");
  if (!options.bag) throw UsageError({"missing-bag", {}}, {"see-help-of", {"archive"}});
  const archive::Store store(options.arguments[1]);
  const auto found = find_edition(store, wanted_of(options.arguments[2]));
  archive::write_bag(
      found.object, found.holder, *options.bag,
      {{"Source-Organization", found.record.office},
       {"External-Identifier", found.object.inventory.id},
       {"External-Description", found.edition.name + " (" + found.edition.number + "), versi " +
                                    std::to_string(found.edition.version)},
       {"Bagging-Date", day_of(options)},
       {"Bag-Software-Agent", "sopan " SOPAN_VERSION}});
  std::cout << phrase("bagged",
                      {found.record.id, std::to_string(found.edition.version), *options.bag},
                      options.language)
            << '\n';
  return 0;
}

int archive_verify(const Options& options) {
  expect_arguments(options, 1, 1, "missing-store-name");
  const auto start = milliseconds();
  const archive::Store store(options.arguments[1]);
  auto report = archive::validate_root(store.root());
  std::vector<Located> found;
  for (auto& one : report.findings) found.push_back({"", std::move(one)});
  std::vector<archive::Findings> all(report.objects.size());
  std::vector<archive::Measure> measures(report.objects.size());
  publish::in_parallel(all.size(), options.jobs, [&](std::size_t at) {
    all[at] = archive::validate_object(store.root() / report.objects[at], &measures[at]);
  });
  archive::Measure sum;
  for (std::size_t at = 0; at < all.size(); ++at) {
    sum.files += measures[at].files;
    sum.bytes += measures[at].bytes;
    for (auto& one : all[at]) found.push_back({report.objects[at], std::move(one)});
  }
  judge_records(store, found);
  return tell_verdict(found, sum, all.size(), (milliseconds() - start) / 1000, options);
}

int archive_recover(const Options& options) {
  expect_arguments(options, 1, 1, "missing-store-name");
  const archive::Store store(options.arguments[1]);
  archive::Writer writer(store.root());
  const auto done = writer.recover_all();
  std::cout << phrase("recovered", {std::to_string(done.completed), std::to_string(done.discarded)},
                      options.language)
            << '\n';
  return 0;
}

int archive_revoke(const Options& options) {
  expect_arguments(options, 2, 2, "missing-id");
  if (!options.reason || options.reason->empty())
    throw UsageError({"missing-reason", {}}, {"see-help-of", {"archive"}});
  const archive::Store store(options.arguments[1]);
  archive::Writer writer(store.root());
  const auto found = find_edition(writer.store(), {wanted_of(options.arguments[2]).id, {}});
  const auto& last = found.object.head().user;
  archive::User user = last.value_or(archive::User{"sopan", found.object.inventory.id});
  if (options.by) user.name = *options.by;
  archive::Shelf shelf(writer);
  try {
    shelf.revoke(found.object.inventory.id, *options.reason, day_of(options), moment_of(options),
                 user);
  } catch (const archive::Refused&) {
    throw UsageError({"none-in-force", {found.record.id}},
                     {"see-archive-history", {found.record.id}});
  }
  std::cout << phrase("revoked", {found.record.id, std::to_string(found.edition.version)},
                      options.language)
            << '\n';
  return 0;
}

}  // namespace sopan::cli
