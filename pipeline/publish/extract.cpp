#include "pipeline/publish/extract.hpp"

#include <algorithm>
#include <set>
#include <system_error>

#include "pipeline/publish/batch.hpp"
#include "pipeline/publish/build.hpp"
#include "pipeline/publish/files.hpp"

namespace sopan::publish {
namespace {

namespace fs = std::filesystem;

bool is_odd(char character) {
  return static_cast<unsigned char>(character) < 0x20 || character == '\\' || character == ':';
}

/// Whether a file is there with just these bytes. One with others is never overwritten.
bool is_there(const fs::path& path, const std::string& bytes) {
  if (!fs::exists(fs::symlink_status(path))) return false;
  if (fs::is_regular_file(fs::symlink_status(path)) &&
      files::read_file(path, bytes.size()) == bytes)
    return true;
  throw std::system_error(std::make_error_code(std::errc::file_exists), path.string());
}

}  // namespace

void put_project(const std::vector<ProjectFile>& files, const fs::path& folder) {
  std::set<std::string> paths;
  std::vector<const ProjectFile*> missing;
  for (const auto& file : files) {
    const auto fault = files::check_link(folder, file.path);
    const bool honest = fault != files::LinkFault::outside && fault != files::LinkFault::symlink &&
                        std::ranges::none_of(file.path, is_odd);
    if (!honest || !paths.insert(file.path).second) throw BadPath(file.path);
    if (!is_there(folder / file.path, file.bytes)) missing.push_back(&file);
  }
  std::ranges::stable_partition(missing, [](const auto* one) { return one->path != "manual.xml"; });
  for (const auto* file : missing) files::create_file(folder / file->path, file->bytes);
}

std::optional<std::string> print_again(const fs::path& folder, Sources& sources,
                                       Diagnostics& diagnostics) {
  std::optional<std::string> printed;
  Settings settings;
  settings.deliver = [&](Delivery one) { printed = std::move(one.pdf); };
  auto batch = open_batch({.paths = {folder}}, sources, diagnostics);
  const bool is_manual = std::ranges::any_of(
      batch.selections, [](const Selection& one) { return one.project.sops.size() > 1; });
  if (is_manual) {
    settings.deliver = nullptr;
    settings.deliver_manual = [&](const std::string& pdf) { printed = pdf; };
  }
  for (auto& selection : batch.selections) build(selection, settings, sources, diagnostics);
  return printed;
}

}  // namespace sopan::publish
