#include <iostream>

#include "pipeline/archive/bag.hpp"
#include "pipeline/archive/shelf.hpp"
#include "pipeline/cli/archive.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/stamp.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/localize/dates.hpp"
#include "pipeline/publish/files.hpp"

/// Keeping an archive: get, export, recover, revoke.
namespace sopan::cli {
namespace {

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
    // The day is when it ends; when that was archived is for the clock to say.
    shelf.revoke(found.object.inventory.id, *options.reason, day_of(options), moment_of({}), user);
  } catch (const archive::Refused& refused) {
    if (refused.refusal == archive::Refusal::not_begun)
      throw UsageError(
          {"revoked-before-begin",
           {found.record.id, std::to_string(refused.version),
            localization::date(*parse_date(archive::begin_of(found.edition)), options.language)}},
          {"see-archive-history", {found.record.id}});
    throw UsageError({"none-in-force", {found.record.id}},
                     {"see-archive-history", {found.record.id}});
  }
  std::cout << phrase("revoked", {found.record.id, std::to_string(found.edition.version)},
                      options.language)
            << '\n';
  return 0;
}

}  // namespace sopan::cli
