#include "pipeline/publish/beside.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace sopan::files {
namespace {

namespace fs = std::filesystem;

/// One process writes a place once at a time; the number keeps two processes apart.
fs::path beside(const fs::path& place) {
  make_folders(folder_of(place));
  auto path = folder_of(place) / ".";
  path += place.filename();
  path += ".";
  path += std::to_string(::getpid());
  path += ".tmp";
  return path;
}

}  // namespace

void fail(const fs::path& path) {
  throw std::system_error(errno, std::generic_category(), path.string());
}

Descriptor::Descriptor(const fs::path& path, int flags, unsigned mode, const fs::path& told)
    : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
  if (number_ < 0) fail(told);
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Beside::Beside(fs::path place)
    : place_(std::move(place)),
      path_(beside(place_)),
      file_(path_, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0666, place_) {
  ::flock(file_.number(), LOCK_EX | LOCK_NB);
}

Beside::~Beside() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

Beside::Beside(Beside&& other) noexcept
    : place_(std::move(other.place_)),
      path_(std::exchange(other.path_, {})),
      file_(std::move(other.file_)) {}

void Beside::fill(std::string_view bytes) { write_all(file_, bytes, place_); }

void Beside::sync() const {
  if (::fsync(file_.number()) != 0) fail(place_);
}

void Beside::sync_file_system() const {
  if (::syncfs(file_.number()) != 0) fail(place_);
}

void Beside::put() {
  if (::rename(path_.c_str(), place_.c_str()) != 0) fail(place_);
  path_.clear();
}

std::uint64_t Beside::device() const {
  struct stat status {};
  if (::fstat(file_.number(), &status) != 0) fail(place_);
  return status.st_dev;
}

bool is_beside(std::string_view name) {
  constexpr std::string_view end = ".tmp";
  if (!name.starts_with('.') || !name.ends_with(end)) return false;
  name.remove_suffix(end.size());
  const auto last = name.find_last_not_of("0123456789");
  if (last == std::string_view::npos || last + 1 == name.size() || name[last] != '.') return false;
  name = name.substr(0, last);
  return name.ends_with(".pdf") || name.ends_with(".jsonl");
}

void write_all(const Descriptor& file, std::string_view bytes, const fs::path& told) {
  while (!bytes.empty()) {
    const auto written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(told);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void make_folders(const fs::path& folder) {
  // A folder may be made by somebody else meanwhile; what counts is that it is there.
  std::error_code error;
  fs::create_directories(folder, error);
  if (error && !fs::is_directory(folder)) throw std::system_error(error, folder.string());
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

void sync_folder(const fs::path& folder) {
  const int number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (number < 0) return;
  ::fsync(number);
  ::close(number);
}

}  // namespace sopan::files
