#include "pipeline/archive/bag.hpp"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <system_error>

#include "pipeline/archive/disk.hpp"
#include "pipeline/archive/stage.hpp"
#include "pipeline/digest/stream.hpp"

namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

/// A folder in the making beside its place.
class Making {
 public:
  explicit Making(fs::path place)
      : place_(std::move(place)), stage_(beside(place_), real_system()) {}

  [[nodiscard]] fs::path top() const { return stage_ / "made"; }
  Stage& stage() { return stage_; }

  void finish() {
    stage_.sync();
    real_system().rename_new(top(), place_);
  }

 private:
  static fs::path beside(const fs::path& place) {
    const auto folder = place.has_parent_path() ? place.parent_path() : fs::path(".");
    if (fs::exists(fs::symlink_status(place)))
      throw std::system_error(std::make_error_code(std::errc::file_exists), place.string());
    fs::create_directories(folder);
    return folder / ("." + place.filename().string() + "." + std::to_string(::getpid()) + ".tmp");
  }

  fs::path place_;
  Stage stage_;
};

fs::path trimmed(const fs::path& folder) {
  const auto normal = folder.lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

/// Logical paths of a version, ordered, with their digests.
std::map<std::string, std::string> files_of(const VersionBlock& version) {
  std::map<std::string, std::string> files;
  for (const auto& [digest, paths] : version.state) {
    for (const auto& path : paths) files.emplace(path, digest);
  }
  return files;
}

/// Copies all files of a version below `top`; their octets together.
std::uint64_t copy_all(const Object& object, const VersionBlock& version, const fs::path& top,
                       Stage& stage) {
  std::uint64_t octets = 0;
  stage.make_folders(top);
  for (const auto& [path, digest] : files_of(version)) {
    const auto from = object.folder / object.inventory.manifest.at(digest).front();
    stage.make_folders((top / path).parent_path());
    const auto got = stage.copy(top / path, from);
    if (object.inventory.algorithm == "sha512" && got != lower(digest))
      throw BadStore(from.string());
    octets += fs::file_size(top / path);
  }
  return octets;
}

/// Percent-encodes what would break a line of a manifest (RFC 8493, 2.1.3).
std::string in_manifest(const std::string& path) {
  std::string text;
  for (const char one : path) {
    if (one == '%') {
      text += "%25";
    } else if (one == '\n') {
      text += "%0A";
    } else if (one == '\r') {
      text += "%0D";
    } else {
      text += one;
    }
  }
  return text;
}

}  // namespace

void write_files(const Object& object, const VersionBlock& version, const fs::path& folder) {
  Making making(trimmed(folder));
  copy_all(object, version, making.top(), making.stage());
  making.finish();
}

void write_bag(const Object& object, const VersionBlock& version, const fs::path& folder,
               const std::vector<std::pair<std::string, std::string>>& info) {
  Making making(trimmed(folder));
  const auto top = making.top();
  const auto files = files_of(version);
  const auto octets = copy_all(object, version, top / "data", making.stage());
  std::map<std::string, std::string> tags;
  tags["bagit.txt"] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
  auto& bag_info = tags["bag-info.txt"];
  for (const auto& [label, value] : info) ((bag_info += label) += ": ") += value + "\n";
  bag_info += "Payload-Oxum: " + std::to_string(octets) + "." + std::to_string(files.size()) + "\n";
  auto& manifest = tags["manifest-sha512.txt"];
  for (const auto& [path, digest] : files)
    ((manifest += lower(digest)) += "  data/") += in_manifest(path) + "\n";
  std::string of_tags;
  for (const auto& [name, text] : tags) {
    making.stage().put(top / name, text);
    ((of_tags += digest::hex_of(digest::Algorithm::sha512, text)) += "  ") += name + "\n";
  }
  making.stage().put(top / "tagmanifest-sha512.txt", of_tags);
  making.finish();
}

}  // namespace sopan::archive
