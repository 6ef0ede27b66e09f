#include "pipeline/publish/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace sopan::files {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path) {
  throw std::system_error(errno, std::generic_category(), path.string());
}

/// An open file that is closed at the end of its scope.
class Descriptor {
 public:
  /// A fault is told of `told`, where that is what the user knows.
  Descriptor(const fs::path& path, int flags, mode_t mode, const fs::path& told)
      : number_(open_file(path, flags, mode, told)) {}
  Descriptor(const fs::path& path, int flags, mode_t mode = 0)
      : Descriptor(path, flags, mode, path) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  static int open_file(const fs::path& path, int flags, mode_t mode, const fs::path& told) {
    const int number = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    if (number < 0) fail(told);
    return number;
  }
  int number_;
};

/// Writes everything and waits for the disk.
void fill(const Descriptor& file, const fs::path& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.number()) != 0) fail(path);
}

/// Lets a new name of the folder reach the disk; some file systems cannot, which does no harm.
void sync_folder(const fs::path& folder) {
  const int number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (number < 0) return;
  ::fsync(number);
  ::close(number);
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// A folder may be made by somebody else meanwhile; what counts is that it is there.
void make_folders(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error && !fs::is_directory(folder)) throw std::system_error(error, folder.string());
}

/// Whether a name is one that `write_file` gives to a PDF or a state in the making:
/// `.NAME.pdf.NUMBER.tmp`.
bool is_beside(std::string_view name) {
  constexpr std::string_view end = ".tmp";
  if (!name.starts_with('.') || !name.ends_with(end)) return false;
  name.remove_suffix(end.size());
  const auto last = name.find_last_not_of("0123456789");
  if (last == std::string_view::npos || last + 1 == name.size() || name[last] != '.') return false;
  name = name.substr(0, last);
  return name.ends_with(".pdf") || name.ends_with(".json");
}

/// Whether a file was begun by a process that is no more.
bool is_leftover(const fs::path& path) {
  if (!is_beside(path.filename().string())) return false;
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (number < 0) return false;
  const bool held = ::flock(number, LOCK_EX | LOCK_NB) != 0;
  ::close(number);
  return !held;
}

}  // namespace

void remove_leftovers(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> leftovers;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (is_leftover(at->path())) leftovers.push_back(at->path());
  }
  for (const auto& path : leftovers) fs::remove(path, error);
}

std::string read_file(const fs::path& path, std::size_t limit) {
  // Without O_NONBLOCK the opening of a pipe would wait for its writer.
  const Descriptor file(path, O_RDONLY | O_NONBLOCK);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail(path);
  if (!S_ISREG(status.st_mode)) {
    errno = S_ISDIR(status.st_mode) ? EISDIR : EINVAL;
    fail(path);
  }
  const std::size_t most = limit + 1;
  std::string bytes;
  bytes.resize(std::min(most, static_cast<std::size_t>(status.st_size) + 1));
  std::size_t length = 0;
  while (length < most) {
    if (length == bytes.size()) bytes.resize(std::min(most, 2 * length));
    const auto got = ::read(file.number(), bytes.data() + length, bytes.size() - length);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path);
    if (got == 0) break;
    length += static_cast<std::size_t>(got);
  }
  bytes.resize(length);
  return bytes;
}

void write_file(const fs::path& path, std::string_view bytes) {
  const fs::path folder = folder_of(path);
  make_folders(folder);
  // One process writes a path once at a time; the number keeps two processes apart.
  fs::path beside = folder / ".";
  beside += path.filename();
  beside += ".";
  beside += std::to_string(::getpid());
  beside += ".tmp";
  try {
    const Descriptor file(beside, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0666, path);
    // Shows other runs that the file is in the making and nothing left over.
    ::flock(file.number(), LOCK_EX | LOCK_NB);
    fill(file, path, bytes);
    if (::rename(beside.c_str(), path.c_str()) != 0) fail(path);
  } catch (...) {
    ::unlink(beside.c_str());
    throw;
  }
  sync_folder(folder);
}

void create_file(const fs::path& path, std::string_view bytes) {
  make_folders(folder_of(path));
  const Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
  try {
    fill(file, path, bytes);
  } catch (...) {
    ::unlink(path.c_str());
    throw;
  }
  sync_folder(folder_of(path));
}

}  // namespace sopan::files
