#include "pipeline/cli/scratch.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace sopan::cli {

namespace fs = std::filesystem;

Scratch::Scratch() {
  auto name = (fs::temp_directory_path() / "sopan-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw std::system_error(errno, std::generic_category(), name);
  path_ = name;
}

Scratch::~Scratch() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace sopan::cli
