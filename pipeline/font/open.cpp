#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "pipeline/font/font.hpp"

namespace sopan::font {
namespace {

Face open(const FontFamily& family, Cut cut, const std::vector<std::filesystem::path>& folders) {
  const auto& name = family.files[static_cast<std::size_t>(cut)];
  auto places = folders;
  if (!family.folder.empty()) places.emplace_back(family.folder);
  for (const auto& folder : places) {
    const std::ifstream file(folder / name, std::ios::binary);
    if (!file) continue;
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return {name, std::move(bytes).str()};
  }
  throw std::runtime_error("font " + name + " not found" +
                           (family.package.empty() ? "; put it into fonts/ beside the manual"
                                                   : "; install the package " + family.package));
}

}  // namespace

Faces open(const FontTable& table, const std::vector<std::filesystem::path>& folders) {
  const auto& text = table.families.at(table.text);
  const auto& serif = table.families.at(table.serif);
  std::vector<Face> faces;
  for (const auto cut : {Cut::regular, Cut::bold, Cut::italic, Cut::bold_italic})
    faces.push_back(open(text, cut, folders));
  for (const auto cut : {Cut::regular, Cut::bold, Cut::italic})
    faces.push_back(open(serif, cut, folders));
  return Faces(std::move(faces));
}

}  // namespace sopan::font
