#pragma once

#include <condition_variable>
#include <exception>
#include <filesystem>
#include <mutex>
#include <set>
#include <string_view>
#include <thread>
#include <vector>

#include "pipeline/publish/beside.hpp"
#include "pipeline/publish/state.hpp"

namespace sopan::files {

/// Writes many files, each whole or not at all, and lets nobody wait for the disk: a thread of its
/// own puts them into their places, a group at a time, once the bytes of all of the group are safe
/// (group commit, as of databases). May be used by several threads.
class Writer {
 public:
  Writer() = default;
  /// Puts what is still open; faults are lost.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// The size and time that the file will have. Throws what went wrong with an earlier file, too.
  publish::Stamp write(const std::filesystem::path& path, std::string_view bytes);

  /// Waits until all files are in their places; throws the first fault.
  void finish();

 private:
  void work();

  std::mutex guard_;
  std::condition_variable changed_;
  std::vector<Beside> open_;                 ///< the next group
  bool hurried_ = false;                     ///< the next group goes as it is
  bool busy_ = false;                        ///< a group is being put
  std::set<std::filesystem::path> folders_;  ///< that have new names
  std::exception_ptr fault_;
  bool ending_ = false;
  std::thread thread_;  ///< begun by the first file
};

}  // namespace sopan::files
