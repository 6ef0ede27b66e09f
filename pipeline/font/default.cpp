#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "pipeline/font/font.hpp"

namespace sopan::font {
namespace {

struct Default {
  const char* file;
  const char* folder;
  const char* package;
};

constexpr const char* liberation = "/usr/share/fonts/truetype/liberation2";
constexpr const char* urw = "/usr/share/fonts/opentype/urw-base35";

/// In the order of `Role`.
constexpr std::array<Default, role_count> defaults{{
    {"LiberationSans-Regular.ttf", liberation, "fonts-liberation2"},
    {"LiberationSans-Bold.ttf", liberation, "fonts-liberation2"},
    {"LiberationSans-Italic.ttf", liberation, "fonts-liberation2"},
    {"LiberationSans-BoldItalic.ttf", liberation, "fonts-liberation2"},
    {"URWBookman-Light.otf", urw, "fonts-urw-base35"},
    {"URWBookman-Demi.otf", urw, "fonts-urw-base35"},
}};

Face open(const Default& wanted, const std::vector<std::filesystem::path>& folders) {
  auto places = folders;
  places.emplace_back(wanted.folder);
  for (const auto& folder : places) {
    std::ifstream file(folder / wanted.file, std::ios::binary);
    if (!file) continue;
    return {wanted.file, std::string(std::istreambuf_iterator<char>(file), {})};
  }
  throw std::runtime_error(std::string("font ") + wanted.file + " not found; install the package " +
                           wanted.package);
}

}  // namespace

Faces open_default(const std::vector<std::filesystem::path>& folders) {
  std::vector<Face> faces;
  for (const auto& wanted : defaults) faces.push_back(open(wanted, folders));
  return Faces(std::move(faces));
}

}  // namespace sopan::font
