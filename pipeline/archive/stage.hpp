#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "pipeline/archive/system.hpp"

namespace sopan::archive {

/// A folder in ROOT.work in which one change is made ready; removed at the end of its scope, unless
/// it is kept.
class Stage {
 public:
  Stage(std::filesystem::path folder, System& system);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const {
    return folder_ / name;
  }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// Makes the missing folders of a path below the stage.
  void make_folders(const std::filesystem::path& path);
  /// Writes a file.
  void put(const std::filesystem::path& path, std::string_view bytes);
  /// Copies a file in, as `put`; gives its SHA-512. Throws std::system_error (EIO) when what was
  /// written reads otherwise.
  std::string copy(const std::filesystem::path& path, const std::filesystem::path& from);
  /// Lets all that is in the stage reach the disk; nothing may leave it before.
  void sync();
  /// Leaves it to the next writer.
  void keep() { is_kept_ = true; }

 private:
  std::filesystem::path folder_;
  System& system_;
  bool is_kept_ = false;
};

/// Removes a tree, file by file.
void remove_tree(const std::filesystem::path& top, System& system);

}  // namespace sopan::archive
