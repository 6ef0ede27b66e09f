#include <algorithm>
#include <nlohmann/json.hpp>

#include "pipeline/archive/inventory.hpp"

namespace sopan::archive {
namespace {

using nlohmann::json;

json printed(const DigestMap& map) {
  json block = json::object();
  for (const auto& [digest, paths] : map) {
    auto sorted = paths;
    std::ranges::sort(sorted);
    block[digest] = sorted;
  }
  return block;
}

json printed(const VersionBlock& version) {
  json block = {{"created", version.created},
                {"message", version.message},
                {"state", printed(version.state)}};
  if (version.user) {
    block["user"] = {{"name", version.user->name}};
    if (!version.user->address.empty()) block["user"]["address"] = version.user->address;
  }
  return block;
}

}  // namespace

std::string print_inventory(const Inventory& inventory) {
  json root = {{"id", inventory.id},
               {"type", inventory.type},
               {"digestAlgorithm", inventory.algorithm},
               {"head", inventory.head},
               {"manifest", printed(inventory.manifest)},
               {"versions", json::object()}};
  if (inventory.content_directory) root["contentDirectory"] = *inventory.content_directory;
  for (const auto& version : inventory.versions) root["versions"][version.name] = printed(version);
  for (const auto& [name, map] : inventory.fixity) root["fixity"][name] = printed(map);
  return root.dump(2) + '\n';
}

}  // namespace sopan::archive
