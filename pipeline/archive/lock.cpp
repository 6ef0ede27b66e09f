#include "pipeline/archive/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <string>
#include <system_error>

#include "pipeline/archive/writer.hpp"

namespace sopan::archive {
namespace {

/// The number of the process that holds the lock, as it has written it; 0 when it has not yet.
int holder_of(int file) {
  std::array<char, 16> text{};
  const auto got = ::pread(file, text.data(), text.size(), 0);
  int process = 0;
  if (got > 0) std::from_chars(text.data(), text.data() + got, process);
  return process;
}

}  // namespace

Lock::Lock(const std::filesystem::path& file)
    : number_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644)) {
  if (number_ < 0) throw std::system_error(errno, std::generic_category(), file.string());
  if (::flock(number_, LOCK_EX | LOCK_NB) != 0) {
    const int fault = errno;
    const int holder = holder_of(number_);
    ::close(number_);
    if (fault == EWOULDBLOCK) throw InUse(holder);
    throw std::system_error(fault, std::generic_category(), file.string());
  }
  const auto text = std::to_string(::getpid()) + "\n";
  // Only to be told to others; what matters is the lock.
  const bool told =
      ::ftruncate(number_, 0) == 0 && ::pwrite(number_, text.data(), text.size(), 0) > 0;
  static_cast<void>(told);
}

Lock::~Lock() { ::close(number_); }

}  // namespace sopan::archive
