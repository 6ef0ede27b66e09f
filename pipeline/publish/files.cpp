#include "pipeline/publish/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "pipeline/publish/beside.hpp"

namespace sopan::files {
namespace {

namespace fs = std::filesystem;

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
  Beside file(path);
  file.fill(bytes);
  file.sync();
  file.put();
  sync_folder(folder_of(path));
}

void create_file(const fs::path& path, std::string_view bytes) {
  make_folders(folder_of(path));
  const Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
  try {
    write_all(file, bytes, path);
    if (::fsync(file.number()) != 0) fail(path);
  } catch (...) {
    ::unlink(path.c_str());
    throw;
  }
  sync_folder(folder_of(path));
}

}  // namespace sopan::files
