#include "pipeline/archive/store.hpp"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <thread>

#include "pipeline/archive/disk.hpp"
#include "pipeline/archive/paths.hpp"
#include "pipeline/digest/stream.hpp"

namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

/// An inventory that its sidecar confirms.
std::optional<Inventory> confirmed(const fs::path& folder) {
  const auto bytes = read_if_there(folder / "inventory.json", max_inventory_bytes);
  if (!bytes) return {};
  for (const auto* const name : {"sha512", "sha256"}) {
    const auto sidecar =
        read_if_there(folder / (std::string("inventory.json.") + name), longest_sidecar);
    if (!sidecar) continue;
    const auto algorithm = digest::algorithm_named(name).value_or(digest::Algorithm::sha512);
    const auto digest = digest::hex_of(algorithm, *bytes);
    if (lower(sidecar->substr(0, sidecar->find_first_of(" \t"))) != digest) continue;
    Findings findings;
    auto inventory = parse_inventory(*bytes, "inventory.json", findings);
    if (inventory && !has_errors(findings)) return inventory;
  }
  return {};
}

/// The name of the newest version folder; empty when there is none.
std::string newest(const fs::path& folder) {
  std::string name;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto one = entry.path().filename().string();
    if (version_number(one) > version_number(name)) name = one;
  }
  return name;
}

bool is_object(const fs::path& folder) {
  return fs::exists(fs::symlink_status(folder / "0=ocfl_object_1.1")) ||
         fs::exists(fs::symlink_status(folder / "0=ocfl_object_1.0"));
}

void collect(const fs::path& folder, std::vector<fs::path>& found) {
  if (is_object(folder)) {
    found.push_back(folder);
    return;
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.is_symlink() && entry.is_directory()) collect(entry.path(), found);
  }
}

}  // namespace

bool is_store(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / "0=ocfl_1.1", ignored) || fs::exists(folder / "0=ocfl_1.0", ignored);
}

Store::Store(fs::path root) : root_(std::move(root)) {
  if (!fs::is_directory(root_)) {
    const auto fault =
        fs::exists(root_) ? std::errc::not_a_directory : std::errc::no_such_file_or_directory;
    throw std::system_error(std::make_error_code(fault), root_.string());
  }
  if (!is_store(root_)) throw BadStore(root_.string());
}

Object Store::open(const fs::path& folder) {
  constexpr int attempts = 5;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    if (auto inventory = confirmed(folder)) return {folder, std::move(*inventory)};
    std::this_thread::sleep_for(std::chrono::milliseconds(5 << attempt));
  }
  const auto version = newest(folder);
  if (!version.empty()) {
    if (auto inventory = confirmed(folder / version)) return {folder, std::move(*inventory)};
  }
  throw BadStore(folder.string());
}

std::optional<Object> Store::find(std::string_view id) const {
  const auto folder = root_ / object_path(id);
  if (!is_object(folder)) return {};
  auto object = open(folder);
  if (object.inventory.id != id) throw BadStore(folder.string());
  return object;
}

std::vector<fs::path> Store::folders() const {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(root_)) {
    const bool is_folder = !entry.is_symlink() && entry.is_directory();
    if (is_folder && entry.path().filename() != "extensions") collect(entry.path(), found);
  }
  std::ranges::sort(found);
  return found;
}

void Store::each(const std::function<void(const Object&)>& take) const {
  for (const auto& folder : folders()) take(open(folder));
}

std::string Store::read(const Object& object, const VersionBlock& version,
                        std::string_view logical) {
  const auto digest = digest_of(version, logical);
  if (!digest) throw BadStore((object.folder / logical).string());
  const auto file = object.folder / object.inventory.manifest.at(*digest).front();
  auto bytes = read_whole(file, max_file_bytes);
  const auto algorithm = digest::algorithm_named(object.inventory.algorithm);
  if (!algorithm || digest::hex_of(*algorithm, bytes) != lower(*digest))
    throw BadStore(file.string());
  return bytes;
}

}  // namespace sopan::archive
