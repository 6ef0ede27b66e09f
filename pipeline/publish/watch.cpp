#include "pipeline/publish/watch.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

namespace sopan::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t changes =
    IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_ONLYDIR;
constexpr int quiet = 60;      // milliseconds
constexpr int patience = 200;  // between two looks at whether to stop

}  // namespace

Watch::Watch(std::vector<fs::path> roots, const fs::path& output)
    : roots_(std::move(roots)),
      output_(fs::weakly_canonical(output)),
      notify_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (notify_ < 0) throw std::system_error(errno, std::generic_category(), "inotify");
  add_folders();
}

Watch::~Watch() { ::close(notify_); }

bool Watch::wait(const std::function<bool()>& stopped) {
  while (!came_within(patience)) {
    if (stopped()) return false;
  }
  while (came_within(quiet)) {
  }
  add_folders();
  return !stopped();
}

void Watch::add_folders() {
  const auto add = [&](const fs::path& folder) {
    if (::inotify_add_watch(notify_, folder.c_str(), changes) < 0 && errno == ENOSPC)
      throw std::system_error(errno, std::generic_category(), folder.string());
  };
  for (const auto& root : roots_) {
    add(root);
    std::error_code error;
    for (fs::recursive_directory_iterator at(root, error), end; !error && at != end;
         at.increment(error)) {
      if (!at->is_directory(error) || at->is_symlink(error)) continue;
      if (at->path().filename().string().starts_with('.') || at->path() == output_) {
        at.disable_recursion_pending();
      } else {
        add(at->path());
      }
    }
  }
}

bool Watch::came_within(int milliseconds) {
  pollfd waiting{.fd = notify_, .events = POLLIN, .revents = 0};
  if (::poll(&waiting, 1, milliseconds) <= 0) return false;
  alignas(inotify_event) std::array<char, 16384> buffer{};
  bool counts = false;
  for (;;) {
    const auto size = ::read(notify_, buffer.data(), buffer.size());
    if (size <= 0) return counts;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      const std::string_view name = event->len > 0 ? event->name : "";
      const bool is_output = name == output_.filename().string() && (event->mask & IN_ISDIR) != 0;
      // The queue overflowed: anything may have changed.
      counts |= (event->mask & IN_Q_OVERFLOW) != 0;
      counts |= !name.empty() && !name.starts_with('.') && !name.ends_with('~') && !is_output;
      at += sizeof(inotify_event) + event->len;
    }
  }
}

}  // namespace sopan::publish
