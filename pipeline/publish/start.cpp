#include "pipeline/publish/start.hpp"

#include <array>
#include <string_view>
#include <system_error>

#include "pipeline/publish/files.hpp"

namespace sopan {

/// A file of `template/` by its name without suffix, compiled in.
std::string_view project_template(std::string_view name);

namespace publish {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> paths = {
    "manual.xml",
    "peraturan.xml",
    "umum/surat-keluar.xml",
    "umum/peminjaman-ruang-rapat.xml",
};

}  // namespace

std::size_t start_project(const fs::path& folder) {
  for (const auto path : paths) {
    if (fs::exists(fs::symlink_status(folder / path)))
      throw std::system_error(std::make_error_code(std::errc::file_exists),
                              (folder / path).string());
  }
  // The manual makes the project, and comes when the rest is there.
  for (std::size_t at = paths.size(); at-- > 0;)
    files::create_file(folder / paths[at], project_template(fs::path(paths[at]).stem().string()));
  return paths.size();
}

}  // namespace publish
}  // namespace sopan
