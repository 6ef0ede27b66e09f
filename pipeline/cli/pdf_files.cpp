#include "pipeline/cli/pdf_files.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>

namespace sopan::cli {

namespace fs = std::filesystem;

std::vector<std::string> pdf_files(const std::vector<std::string>& arguments) {
  std::vector<std::string> found;
  for (const auto& argument : arguments) {
    if (!fs::is_directory(argument)) {
      found.push_back(argument);
      continue;
    }
    const auto before = static_cast<std::ptrdiff_t>(found.size());
    for (const auto& entry : fs::recursive_directory_iterator(argument))
      if (entry.is_regular_file() && entry.path().extension() == ".pdf")
        found.push_back(entry.path().string());
    std::sort(found.begin() + before, found.end());
  }
  return found;
}

}  // namespace sopan::cli
