#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/archive/inventory.hpp"

/// Reading an archive: a storage root of OCFL 1.1 in layout 0003, on a local POSIX file system.
namespace sopan::archive {

/// A folder that is no archive, or an object in it whose inventory cannot be trusted.
struct BadStore : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// An object of the archive as it is now.
struct Object {
  std::filesystem::path folder;
  Inventory inventory;
  [[nodiscard]] const VersionBlock& head() const { return inventory.versions.back(); }
};

/// Longest file that is given in memory.
inline constexpr std::size_t max_file_bytes = 512U << 20U;

class Store {
 public:
  /// Throws BadStore when `root` declares no storage root of OCFL.
  explicit Store(std::filesystem::path root);

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  /// The object of an id; nothing when there is none.
  [[nodiscard]] std::optional<Object> find(std::string_view id) const;
  /// Calls for each object, in the order of the paths.
  void each(const std::function<void(const Object&)>& take) const;
  /// Folders of all objects, ordered.
  [[nodiscard]] std::vector<std::filesystem::path> folders() const;

  /// Reads an inventory and holds it against its sidecar. While a writer puts in a new version
  /// both may differ for a moment: then it looks again, and at last takes the newest version
  /// folder's own. Throws BadStore.
  [[nodiscard]] static Object open(const std::filesystem::path& folder);

  /// The bytes of a logical file of a version, their digest checked. Throws BadStore when the
  /// digest differs, and for a path that the version does not have.
  [[nodiscard]] static std::string read(const Object& object, const VersionBlock& version,
                                        std::string_view logical);

 private:
  std::filesystem::path root_;
};

/// Whether a folder declares a storage root.
bool is_store(const std::filesystem::path& folder);

}  // namespace sopan::archive
