#pragma once

#include <filesystem>
#include <string>

namespace sopan::publish {

/// What a file of a project is, by its name.
inline std::string media_type(const std::filesystem::path& path) {
  const auto suffix = path.extension();
  if (suffix == ".xml") return "text/xml";
  return suffix == ".png" ? "image/png" : "image/jpeg";
}

}  // namespace sopan::publish
