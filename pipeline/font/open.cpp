#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "pipeline/font/font.hpp"

namespace sopan::font {
namespace {

std::filesystem::path find(const FontFamily& family, Cut cut,
                           const std::vector<std::filesystem::path>& folders) {
  const auto& name = family.files[static_cast<std::size_t>(cut)];
  auto places = folders;
  if (!family.folder.empty()) places.emplace_back(family.folder);
  for (const auto& folder : places) {
    std::error_code error;
    if (std::filesystem::is_regular_file(folder / name, error)) return folder / name;
  }
  throw std::runtime_error("font " + name + " not found" +
                           (family.package.empty() ? "; put it into fonts/ beside the manual"
                                                   : "; install the package " + family.package));
}

Face open(const std::filesystem::path& path) {
  const std::ifstream file(path, std::ios::binary);
  if (!file) throw std::system_error(errno, std::generic_category(), path.string());
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return {path.filename().string(), std::move(bytes).str()};
}

}  // namespace

std::vector<std::filesystem::path> find(const FontTable& table,
                                        const std::vector<std::filesystem::path>& folders) {
  const auto& text = table.families.at(table.text);
  const auto& serif = table.families.at(table.serif);
  std::vector<std::filesystem::path> files;
  for (const auto cut : {Cut::regular, Cut::bold, Cut::italic, Cut::bold_italic})
    files.push_back(find(text, cut, folders));
  for (const auto cut : {Cut::regular, Cut::bold, Cut::italic})
    files.push_back(find(serif, cut, folders));
  return files;
}

Faces open(const std::vector<std::filesystem::path>& files) {
  std::vector<Face> faces;
  faces.reserve(files.size());
  for (const auto& file : files) faces.push_back(open(file));
  return Faces(std::move(faces));
}

Faces open(const FontTable& table, const std::vector<std::filesystem::path>& folders) {
  return open(find(table, folders));
}

}  // namespace sopan::font
