#include "pipeline/archive/system.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

void check(bool fine, const fs::path& path) {
  if (!fine) throw std::system_error(errno, std::generic_category(), path.string());
}

/// Calls for the descriptor of a folder.
void on_folder(const fs::path& path, int (*call)(int)) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  check(folder >= 0, path);
  const bool fine = call(folder) == 0;
  const int fault = errno;
  ::close(folder);
  errno = fault;
  check(fine, path);
}

}  // namespace

void System::make_folder(const fs::path& path) { check(::mkdir(path.c_str(), 0755) == 0, path); }

int System::create(const fs::path& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0444);
  check(file >= 0, path);
  return file;
}

std::size_t System::write(int file, std::string_view bytes, const fs::path& path) {
  for (;;) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    check(written >= 0, path);
    return static_cast<std::size_t>(written);
  }
}

void System::close(int file) { ::close(file); }

void System::sync_all(const fs::path& folder) { on_folder(folder, ::syncfs); }

void System::sync_folder(const fs::path& path) { on_folder(path, ::fsync); }

void System::rename_new(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return;
  // Some file systems do not know the flag; the lock of the store keeps others away meanwhile.
  const bool unknown = errno == EINVAL || errno == ENOSYS;
  check(unknown, to);
  struct stat status {};
  errno = EEXIST;
  check(::lstat(to.c_str(), &status) != 0, to);
  check(::rename(from.c_str(), to.c_str()) == 0, to);
}

void System::rename(const fs::path& from, const fs::path& to) {
  check(::rename(from.c_str(), to.c_str()) == 0, to);
}

void System::remove_file(const fs::path& path) { check(::unlink(path.c_str()) == 0, path); }

void System::remove_folder(const fs::path& path) { check(::rmdir(path.c_str()) == 0, path); }

System& real_system() {
  static System system;
  return system;
}

}  // namespace sopan::archive
