#pragma once

#include <filesystem>
#include <functional>
#include <vector>

namespace sopan::publish {

/// Tells when files of projects are saved (Linux: inotify).
class Watch {
 public:
  /// Watches folders with all that lies in them, but for hidden names and the folder `output`.
  Watch(std::vector<std::filesystem::path> roots, const std::filesystem::path& output);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  /// Waits until something was saved, moved or removed and then all was quiet for a moment, so that
  /// an editor that writes a file in steps counts once. False when `stopped` says so.
  bool wait(const std::function<bool()>& stopped);

 private:
  void add_folders();
  /// Whether something that counts came within so many milliseconds.
  bool came_within(int milliseconds);

  std::vector<std::filesystem::path> roots_;
  std::filesystem::path output_;
  int notify_ = -1;
};

}  // namespace sopan::publish
