#include "pipeline/publish/writer.hpp"

#include <utility>

namespace sopan::files {
namespace {

constexpr std::size_t group_size = 32;  // files

void sync_all(const std::vector<Beside>& group) {
  if (group.size() == 1) return group.front().sync();
  std::set<std::uint64_t> done;
  for (const auto& file : group)
    if (done.insert(file.device()).second) file.sync_file_system();
}

/// The first fault, which keeps no other file of the group from its place.
std::exception_ptr put_all(std::vector<Beside> group) {
  std::exception_ptr fault;
  try {
    sync_all(group);
  } catch (...) {
    return std::current_exception();
  }
  for (auto& file : group) {
    try {
      file.put();
    } catch (...) {
      if (!fault) fault = std::current_exception();
    }
  }
  return fault;
}

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
  changed_.wait(lock, [&] { return open_.size() < group_size || fault_; });
  if (fault_) std::rethrow_exception(fault_);
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  folders_.insert(folder_of(path));
  open_.push_back(std::move(file));
  if (open_.size() == group_size) changed_.notify_all();
  return stamp;
}

void Writer::finish() {
  std::unique_lock lock(guard_);
  hurried_ = true;
  changed_.notify_all();
  changed_.wait(lock, [&] { return open_.empty() && !busy_; });
  hurried_ = false;
  if (fault_) std::rethrow_exception(std::exchange(fault_, {}));
  for (const auto& folder : std::exchange(folders_, {})) sync_folder(folder);
}

void Writer::work() {
  std::unique_lock lock(guard_);
  while (true) {
    changed_.wait(lock, [&] {
      return open_.size() >= group_size || (hurried_ && !open_.empty()) || ending_;
    });
    if (open_.empty()) return;
    auto group = std::exchange(open_, {});
    busy_ = true;
    changed_.notify_all();
    lock.unlock();
    const auto fault = put_all(std::move(group));
    lock.lock();
    if (!fault_) fault_ = fault;
    busy_ = false;
    changed_.notify_all();
  }
}

}  // namespace sopan::files
