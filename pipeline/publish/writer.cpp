#include "pipeline/publish/writer.hpp"

#include <utility>

namespace sopan::files {
namespace {

constexpr std::size_t most_open = 64;  // files; the disk is slower than the work

}  // namespace

Writer::~Writer() {
  {
    const std::lock_guard lock(guard_);
    ending_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

publish::Stamp Writer::write(const std::filesystem::path& path, std::string_view bytes) {
  Beside file(path);
  file.fill(bytes);
  const auto stamp = publish::stamp_of(file.path()).value_or(publish::Stamp{});
  std::unique_lock lock(guard_);
  changed_.wait(lock, [&] { return open_.size() < most_open || fault_; });
  if (fault_) std::rethrow_exception(fault_);
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  folders_.insert(folder_of(path));
  open_.push_back(std::move(file));
  changed_.notify_all();
  return stamp;
}

void Writer::finish() {
  std::unique_lock lock(guard_);
  changed_.wait(lock, [&] { return open_.empty(); });
  if (fault_) std::rethrow_exception(std::exchange(fault_, {}));
  for (const auto& folder : std::exchange(folders_, {})) sync_folder(folder);
}

void Writer::work() {
  std::unique_lock lock(guard_);
  while (true) {
    changed_.wait(lock, [&] { return !open_.empty() || ending_; });
    if (open_.empty()) return;
    auto& file = open_.front();  // others only append
    lock.unlock();
    std::exception_ptr fault;
    try {
      file.put();
    } catch (...) {
      fault = std::current_exception();
    }
    lock.lock();
    if (!fault_) fault_ = fault;
    open_.pop_front();
    changed_.notify_all();
  }
}

}  // namespace sopan::files
