#include "pipeline/cli/failures.hpp"

#include <algorithm>
#include <cerrno>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "pipeline/archive/writer.hpp"
#include "pipeline/base/nearest.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/publish/load.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

std::string_view key_of(const std::error_code& code) {
  switch (code.value()) {
    case ENOENT:
      return "not-found";
    case EACCES:
    case EPERM:
    case EROFS:
      return "no-permission";
    case ENOSPC:
    case EDQUOT:
      return "disk-full";
    case EEXIST:
      return "exists";
    case EISDIR:
      return "is-folder";
    case ENOTDIR:
      return "not-folder";
    default:
      return "disk-fault";
  }
}

/// The first part of a path that is no folder.
fs::path obstacle_of(const fs::path& path) {
  fs::path part;
  for (const auto& name : path) {
    part /= name;
    std::error_code ignored;
    if (fs::exists(part, ignored) && !fs::is_directory(part, ignored)) return part;
  }
  return path;
}

/// The path of a fault of the disk.
fs::path path_of(const std::system_error& error) {
  fs::path path;
  if (const auto* file = dynamic_cast<const fs::filesystem_error*>(&error)) {
    path = file->path1();
  } else {
    const std::string what = error.what();
    path = what.substr(0, what.rfind(": " + error.code().message()));
  }
  return error.code() == std::errc::not_a_directory ? obstacle_of(path) : path;
}

std::string path_text(const fs::path& path) {
  return path.is_absolute() ? publish::shown(path) : path.string();
}

/// What lies beside a path that does not exist and has nearly its name.
std::optional<fs::path> neighbour_of(const fs::path& missing) {
  constexpr std::size_t most = 1000;
  const auto folder = missing.has_parent_path() ? missing.parent_path() : fs::path(".");
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end;
       !error && entry != end && names.size() < most; entry.increment(error))
    names.push_back(entry->path().filename().string());
  std::ranges::sort(names);
  const auto name = nearest(missing.filename().string(), names);
  if (!name) return {};
  return missing.has_parent_path() ? missing.parent_path() / *name : fs::path(*name);
}

int complain(const std::string& what, Language language, const std::string& hint = {}) {
  std::cout.flush();
  std::cerr << "sopan: " << phrase("failure", {what}, language) << '\n';
  if (!hint.empty()) std::cerr << phrase("hint", {hint}, language) << '\n';
  return 2;
}

}  // namespace

int tell_failure(Language language) {
  try {
    throw;
  } catch (const UsageError& error) {
    std::cerr << "sopan: "
              << phrase(error.what_is_wrong.key, error.what_is_wrong.arguments, language) << '\n'
              << phrase("hint", {phrase(error.hint.key, error.hint.arguments, language)}, language)
              << '\n';
    return 2;
  } catch (const std::system_error& error) {
    const auto path = path_of(error);
    const auto neighbour =
        error.code() == std::errc::no_such_file_or_directory ? neighbour_of(path) : std::nullopt;
    return complain(
        phrase(key_of(error.code()), {path_text(path), error.code().message()}, language), language,
        neighbour ? phrase("did-you-mean", {path_text(*neighbour)}, language) : "");
  } catch (const archive::InUse& in_use) {
    return complain(phrase("store-in-use", {std::to_string(in_use.holder)}, language), language,
                    phrase("try-again", {}, language));
  } catch (const archive::BadStore& bad) {
    return complain(phrase("bad-store", {bad.what()}, language), language,
                    phrase("verify-store", {}, language));
  } catch (const archive::Changed& changed) {
    return complain(phrase("store-changed", {changed.what()}, language), language,
                    phrase("try-again", {}, language));
  } catch (const std::bad_alloc&) {
    return complain(phrase("no-memory", {}, language), language);
  } catch (const std::exception& error) {
    return complain(error.what(), language);
  }
}

int tell_lost_output(Language language) {
  return complain(phrase("disk-full", {"stdout"}, language), language);
}

}  // namespace sopan::cli
