#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/archive/record.hpp"
#include "pipeline/archive/store.hpp"
#include "pipeline/cli/options.hpp"

/// What the parts of the command `archive` share.
namespace sopan::cli {

/// `ID@v2`: a SOP, by its own id or the whole identifier of its object, and perhaps an edition.
struct Wanted {
  std::string id;
  std::optional<int> version;
};

/// Throws `UsageError` for what is no version.
Wanted wanted_of(const std::string& text);

/// An object and its record, the edition that is wanted (the newest for none) and its holder.
struct Found {
  archive::Object object;
  archive::Record record;
  archive::Edition edition;
  archive::VersionBlock holder;
};

/// Throws `UsageError` with what is there instead.
Found find_edition(const archive::Store& store, const Wanted& wanted);

/// The day of `--date`, `SOURCE_DATE_EPOCH` or the clock (ISO 8601), and the moment (RFC 3339).
std::string day_of(const Options& options);
std::string moment_of(const Options& options);

/// The arguments after the word, as many as `least` … `most`; throws `UsageError` that names what
/// is missing.
void expect_arguments(const Options& options, std::size_t least, std::size_t most,
                      std::string_view missing);

/// "berlaku" or "in force".
std::string shown(archive::Standing standing, Language language);

int archive_add(const Options& options);
int archive_list(const Options& options);
int archive_show(const Options& options);
int archive_history(const Options& options);
int archive_get(const Options& options);
int archive_verify(const Options& options);
int archive_recover(const Options& options);
int archive_revoke(const Options& options);
int archive_export(const Options& options);
int archive_register(const Options& options);

}  // namespace sopan::cli
