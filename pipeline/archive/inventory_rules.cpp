#include "pipeline/archive/inventory_rules.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "pipeline/archive/paths.hpp"

namespace sopan::archive {

InventoryRules::InventoryRules(std::string place, Findings& findings)
    : place_(std::move(place)), findings_(findings) {}

void InventoryRules::report(std::string_view code, std::string detail) {
  findings_.push_back({code, place_, std::move(detail)});
}

void InventoryRules::check_content_path(const std::string& path, std::string_view content_folder) {
  switch (judge_path(path)) {
    case PathFault::none:
      break;
    case PathFault::slash_at_end:
      return report("E100", path);
    case PathFault::odd_element:
      return report("E099", path);
  }
  const auto slash = path.find('/');
  const auto second = slash == std::string::npos ? slash : path.find('/', slash + 1);
  const bool in_version = slash != std::string::npos && version_number(path.substr(0, slash)) > 0;
  if (!in_version || second == std::string::npos) return report("E042", path);
  if (path.substr(slash + 1, second - slash - 1) != content_folder) report("E042", path);
}

void InventoryRules::check_logical_path(const std::string& path) {
  switch (judge_path(path)) {
    case PathFault::none:
      break;
    case PathFault::slash_at_end:
      report("E053", path);
      break;
    case PathFault::odd_element:
      report("E052", path);
      break;
  }
}

void InventoryRules::check_fixity_path(const std::string& path) {
  const auto fault = judge_path(path);
  if (fault == PathFault::slash_at_end) report("E100", path);
  if (fault == PathFault::odd_element) report("E099", path);
}

void InventoryRules::check_sequence(const Inventory& inventory) {
  const auto& versions = inventory.versions;
  const auto is_padded = [](const VersionBlock& one) { return one.name[1] == '0'; };
  const bool padded = std::ranges::any_of(versions, is_padded);
  if (padded) report("W001");
  for (std::size_t at = 0; at < versions.size(); ++at) {
    const int number = version_number(versions[at].name);
    if (at == 0 && number != 1) report("E009", versions[at].name);
    if (number != static_cast<int>(at) + 1) {
      report("E010", versions[at].name);
      break;
    }
    if (!padded) continue;
    if (versions[at].name.size() != versions[0].name.size()) report("E012", versions[at].name);
    if (!is_padded(versions[at])) {
      report("E011", versions[at].name);
      report("E013", versions[at].name);
    }
  }
  if (inventory.head.empty()) return;
  if (inventory.head.starts_with("v0") && !padded) report("E011", inventory.head);
  if (inventory.head != versions.back().name) {
    const bool other_form = version_number(inventory.head) == version_number(versions.back().name);
    report(other_form ? "E013" : "E040", inventory.head);
  }
}

void InventoryRules::check_uses(const Inventory& inventory) {
  std::set<std::string, std::less<>> used;
  for (const auto& version : inventory.versions) {
    for (const auto& [digest, paths] : version.state) used.insert(lower(digest));
  }
  for (const auto& [digest, paths] : inventory.manifest) {
    if (!used.contains(lower(digest))) report("E107", digest);
  }
}

}  // namespace sopan::archive
