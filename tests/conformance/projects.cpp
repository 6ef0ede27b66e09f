#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "tests/support/generate.hpp"

/// Writes generated projects of two SOPs each into numbered folders. Use: projects FOLDER COUNT
int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  if (argc != 3) return 2;
  const auto logo = sopan::test::bytes_of(fs::path(SOPAN_SOURCE_DIR) / "samples/setwan/logo.png");
  const auto count = std::strtoul(argv[2], nullptr, 10);
  for (std::uint32_t seed = 0; seed < count; ++seed) {
    const auto folder = fs::path(argv[1]) / std::to_string(seed);
    fs::create_directories(folder);
    for (const auto& [path, bytes] : sopan::test::generate_project(seed, logo)) {
      std::ofstream file(folder / path, std::ios::binary);
      file << bytes;
      if (!file.flush()) throw std::runtime_error("cannot write " + (folder / path).string());
    }
  }
}
