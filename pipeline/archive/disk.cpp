#include "pipeline/archive/disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <vector>

namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(int fault, const fs::path& path) {
  throw std::system_error(fault, std::generic_category(), path.string());
}

class Descriptor {
 public:
  explicit Descriptor(const fs::path& path)
      : number_(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)) {
    if (number_ < 0) fail(errno, path);
  }
  ~Descriptor() { ::close(number_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

void read_pieces(const fs::path& path, const std::function<void(std::string_view)>& take) {
  const Descriptor file(path);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail(errno, path);
  if (!S_ISREG(status.st_mode)) fail(S_ISDIR(status.st_mode) ? EISDIR : EINVAL, path);
  constexpr std::size_t size = 1U << 18U;
  thread_local std::vector<char> piece(size);
  for (;;) {
    const auto got = ::read(file.number(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(errno, path);
    if (got == 0) return;
    take({piece.data(), static_cast<std::size_t>(got)});
  }
}

std::string read_whole(const fs::path& path, std::size_t limit) {
  std::string bytes;
  read_pieces(path, [&](std::string_view piece) {
    if (bytes.size() + piece.size() > limit) fail(EFBIG, path);
    bytes += piece;
  });
  return bytes;
}

std::optional<std::string> read_if_there(const fs::path& path, std::size_t limit) {
  try {
    return read_whole(path, limit);
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::no_such_file_or_directory) return {};
    throw;
  }
}

}  // namespace sopan::archive
