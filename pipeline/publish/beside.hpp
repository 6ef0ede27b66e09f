#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace sopan::files {

/// An open file that is closed at the end of its scope. A fault is told of `told`, which is what
/// the user knows it by.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags, unsigned mode,
             const std::filesystem::path& told);
  Descriptor(const std::filesystem::path& path, int flags, unsigned mode = 0)
      : Descriptor(path, flags, mode, path) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

/// Throws what `errno` says of a path.
[[noreturn]] void fail(const std::filesystem::path& path);

/// A new file in the making: it stands beside its place, with a lock that shows other runs that it
/// is nothing left over, and goes away again unless it is put into its place.
class Beside {
 public:
  /// Makes missing folders.
  explicit Beside(std::filesystem::path place);
  ~Beside();
  Beside(Beside&&) noexcept;
  Beside& operator=(Beside&&) = delete;

  void fill(std::string_view bytes);
  /// Waits until the disk has the bytes.
  void sync() const;
  /// Waits until the disk has all that was ever written to its file system.
  void sync_file_system() const;
  /// The place has the new file.
  void put();

  [[nodiscard]] const std::filesystem::path& place() const { return place_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// The number of its file system.
  [[nodiscard]] std::uint64_t device() const;

 private:
  std::filesystem::path place_, path_;  ///< no path: it is in its place
  Descriptor file_;
};

/// Whether a name is one that `Beside` gives to a PDF or a state: `.NAME.pdf.NUMBER.tmp`.
bool is_beside(std::string_view name);

void write_all(const Descriptor& file, std::string_view bytes, const std::filesystem::path& told);
void make_folders(const std::filesystem::path& folder);
std::filesystem::path folder_of(const std::filesystem::path& path);
/// Lets a new name of the folder reach the disk; some file systems cannot, which does no harm.
void sync_folder(const std::filesystem::path& folder);

}  // namespace sopan::files
