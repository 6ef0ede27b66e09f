#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace sopan::archive {

/// The system calls by which the archive changes the disk, one function a call. A test puts itself
/// between and lets the machine stop at any of them. Faults are std::system_error with the path in
/// `what()`.
class System {
 public:
  System() = default;
  virtual ~System() = default;
  System(const System&) = delete;
  System& operator=(const System&) = delete;

  virtual void make_folder(const std::filesystem::path& path);
  /// Opens a file that must not exist yet, to be written; gives its descriptor.
  virtual int create(const std::filesystem::path& path);
  /// Writes some of the bytes, at least one; gives how many.
  virtual std::size_t write(int file, std::string_view bytes, const std::filesystem::path& path);
  virtual void close(int file);
  /// Lets all that was written to the file system of a folder reach the disk: one call for many
  /// files is many times as fast as one a file.
  virtual void sync_all(const std::filesystem::path& folder);
  /// Lets the names in a folder reach the disk.
  virtual void sync_folder(const std::filesystem::path& path);
  /// Gives a file or a folder a name that must be free; nothing is replaced.
  virtual void rename_new(const std::filesystem::path& from, const std::filesystem::path& to);
  /// Gives a file a name and replaces the file of that name.
  virtual void rename(const std::filesystem::path& from, const std::filesystem::path& to);
  virtual void remove_file(const std::filesystem::path& path);
  virtual void remove_folder(const std::filesystem::path& path);
};

/// The machine's own.
System& real_system();

}  // namespace sopan::archive
