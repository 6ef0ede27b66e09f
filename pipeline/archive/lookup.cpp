#include "pipeline/archive/lookup.hpp"

#include <algorithm>
#include <ranges>

namespace sopan::archive {

std::optional<Place> place_of(const Object& object, std::string_view bytes) {
  const auto algorithm = digest::algorithm_named(object.inventory.algorithm);
  if (!algorithm) throw BadStore(object.folder.string());
  const auto wanted = digest::hex_of(*algorithm, bytes);
  for (const auto& version : object.inventory.versions | std::views::reverse) {
    for (const auto& [digest, paths] : version.state)
      if (!paths.empty() && lower(digest) == wanted) return Place{version.name, paths.front()};
  }
  return {};
}

PdfIndex::PdfIndex(const Store& store) {
  const auto is_pdf = [](const std::string& path) { return path.ends_with(".pdf"); };
  store.each([&](const Object& object) {
    if (const auto algorithm = digest::algorithm_named(object.inventory.algorithm))
      algorithms_.insert(*algorithm);
    for (const auto& version : object.inventory.versions) {
      for (const auto& [digest, paths] : version.state)
        if (std::ranges::any_of(paths, is_pdf)) folders_.emplace(lower(digest), object.folder);
    }
  });
}

std::optional<Object> PdfIndex::find(std::string_view bytes) const {
  for (const auto algorithm : algorithms_) {
    const auto found = folders_.find(digest::hex_of(algorithm, bytes));
    if (found != folders_.end()) return Store::open(found->second);
  }
  return {};
}

}  // namespace sopan::archive
