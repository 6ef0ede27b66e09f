#pragma once

#include <filesystem>

namespace sopan::archive {

/// The exclusive right to write, held as long as this lives; the kernel gives it back when the
/// process ends in any way. Throws InUse.
class Lock {
 public:
  explicit Lock(const std::filesystem::path& file);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int number_;
};

}  // namespace sopan::archive
