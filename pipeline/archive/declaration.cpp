#include "pipeline/archive/declaration.hpp"

#include <algorithm>
#include <vector>

#include "pipeline/archive/disk.hpp"

namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> declarations(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    if (name.starts_with("0=") && !entry.is_symlink() && entry.is_regular_file())
      names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

/// Versions of the specification are numbers parted by points.
bool is_version(std::string_view text) {
  const auto fits = [](char one) { return (one >= '0' && one <= '9') || one == '.'; };
  return !text.empty() && std::ranges::all_of(text, fits);
}

}  // namespace

std::string declared_version(const fs::path& folder, std::string_view kind,
                             const DeclarationCodes& codes, const std::string& place,
                             Findings& findings) {
  const auto names = declarations(folder);
  const auto report = [&](std::string_view code, const std::string& detail) {
    findings.push_back({code, place, detail});
  };
  if (names.empty()) {
    report(codes.missing, "");
    return {};
  }
  if (names.size() > 1) report(codes.several, names[1]);
  constexpr std::size_t prefix = 2;
  const auto& name = names.front();
  const auto value = name.substr(prefix);
  if (!value.starts_with(kind)) {
    report(codes.pattern, name);
    return {};
  }
  auto version = value.substr(kind.size());
  if (!is_version(version) || (version != "1.0" && version != "1.1")) report(codes.version, name);
  constexpr std::size_t longest = 4096;
  const auto content = read_if_there(folder / name, longest);
  if (content != value + "\n") report(codes.content, name);
  return version;
}

}  // namespace sopan::archive
