#include "pipeline/archive/inventory.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <utility>

#include "pipeline/archive/inventory_rules.hpp"
#include "pipeline/archive/paths.hpp"
#include "pipeline/archive/rfc3339.hpp"
#include "pipeline/digest/stream.hpp"

namespace sopan::archive {
namespace {

using nlohmann::json;
constexpr int max_depth = 16;

struct BadJson : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Refuses what nlohmann would let pass: doubled keys, of which it keeps the last, and depths that
/// no inventory has.
json parse_json(std::string_view bytes) {
  std::vector<std::set<std::string>> keys;
  const auto watch = [&](int depth, json::parse_event_t event, json& value) {
    if (depth > max_depth) throw BadJson("too deep");
    if (event == json::parse_event_t::object_start) keys.emplace_back();
    if (event == json::parse_event_t::object_end) keys.pop_back();
    if (event == json::parse_event_t::key && !keys.back().insert(value.get<std::string>()).second)
      throw BadJson("doubled key " + value.get<std::string>());
    return true;
  };
  return json::parse(bytes, watch);
}

/// Reads one inventory, rule by rule.
class Parser {
 public:
  Parser(std::string place, Findings& findings) : rules_(std::move(place), findings) {}

  std::optional<Inventory> run(std::string_view bytes) {
    if (bytes.size() > max_inventory_bytes) return fail("E033", "too long");
    json root;
    try {
      root = parse_json(bytes);
    } catch (const std::exception& bad) {
      return fail("E033", bad.what());
    }
    if (!root.is_object()) return fail("E033", "no JSON object");
    read_keys(root);
    read_head_keys(root);
    const bool blocks = read_manifest(root) && read_versions(root);
    if (!blocks) return {};
    read_fixity(root);
    rules_.check_sequence(inventory_);
    rules_.check_uses(inventory_);
    return std::move(inventory_);
  }

 private:
  void report(std::string_view code, std::string detail = {}) {
    rules_.report(code, std::move(detail));
  }
  std::optional<Inventory> fail(std::string_view code, std::string detail) {
    report(code, std::move(detail));
    return {};
  }

  void read_keys(const json& root) {
    constexpr std::array known = {
        "id",     "type",     "digestAlgorithm", "head", "contentDirectory",
        "fixity", "manifest", "versions"};
    for (const auto& [key, value] : root.items()) {
      if (std::ranges::find(known, key) == known.end()) report("E102", key);
    }
  }

  /// A key that must be there and be text.
  std::string required(const json& root, const char* key, std::string_view if_wrong) {
    const auto found = root.find(key);
    if (found == root.end()) {
      report("E036", key);
    } else if (!found->is_string()) {
      report(if_wrong, key);
    } else {
      return found->get<std::string>();
    }
    return {};
  }

  void read_head_keys(const json& root) {
    inventory_.id = required(root, "id", "E037");
    if (root.contains("id") && inventory_.id.empty()) report("E037");
    if (!inventory_.id.empty() && !is_uri(inventory_.id)) report("W005", inventory_.id);
    inventory_.type = required(root, "type", "E038");
    if (root.contains("type") && spec_of(inventory_.type).empty()) report("E038", inventory_.type);
    inventory_.algorithm = required(root, "digestAlgorithm", "E025");
    if (!inventory_.algorithm.empty()) {
      if (inventory_.algorithm == "sha256") {
        report("W004");
      } else if (inventory_.algorithm != "sha512") {
        report("E025", inventory_.algorithm);
      }
    }
    algorithm_ = digest::algorithm_named(inventory_.algorithm);
    inventory_.head = required(root, "head", "E040");
    read_content_directory(root);
  }

  void read_content_directory(const json& root) {
    const auto found = root.find("contentDirectory");
    if (found == root.end()) return;
    if (!found->is_string()) return report("E017", "contentDirectory");
    const auto name = found->get<std::string>();
    if (name.empty() || name.find('/') != std::string::npos) return report("E017", name);
    if (name == "." || name == "..") return report("E018", name);
    inventory_.content_directory = name;
  }

  [[nodiscard]] bool has_form(std::string_view digest) const {
    const auto is_hex = [](char one) {
      return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'f') || (one >= 'A' && one <= 'F');
    };
    return std::ranges::all_of(digest, is_hex) &&
           (!algorithm_ || digest.size() == digest::digits_of(*algorithm_));
  }

  /// The list of paths of one digest.
  std::vector<std::string> paths_of(const json& list, std::string_view code,
                                    const std::string& key) {
    std::vector<std::string> paths;
    if (!list.is_array()) {
      report(code, key);
      return paths;
    }
    paths.reserve(list.size());
    for (const auto& path : list) {
      if (path.is_string()) {
        paths.push_back(path.get<std::string>());
      } else {
        report(code, key);
      }
    }
    return paths;
  }

  bool read_manifest(const json& root) {
    const auto found = root.find("manifest");
    if (found == root.end()) return report("E041", "manifest"), false;
    if (!found->is_object()) return report("E106"), false;
    std::set<std::string> seen;
    std::vector<std::string> all;
    for (const auto& [digest, list] : found->items()) {
      if (!seen.insert(lower(digest)).second) report("E096", digest);
      if (!has_form(digest)) report("E025", digest);
      auto paths = paths_of(list, "E092", digest);
      for (const auto& path : paths) rules_.check_content_path(path, inventory_.content_folder());
      all.insert(all.end(), paths.begin(), paths.end());
      inventory_.manifest.emplace(digest, std::move(paths));
    }
    for (const auto& conflict : conflicts(std::move(all))) report("E101", conflict);
    return true;
  }

  bool read_versions(const json& root) {
    const auto found = root.find("versions");
    if (found == root.end()) return report("E041", "versions"), report("E043"), false;
    if (!found->is_object()) return report("E044"), false;
    if (found->empty()) return report("E008"), false;
    for (const auto& [name, block] : found->items()) {
      if (version_number(name) == 0) {
        report(name.starts_with("v0") ? "E011" : "E046", name);
        continue;
      }
      read_version(name, block);
    }
    std::ranges::sort(inventory_.versions, {},
                      [](const VersionBlock& one) { return version_number(one.name); });
    return !inventory_.versions.empty();
  }

  void read_version(const std::string& name, const json& block) {
    VersionBlock version{.name = name};
    if (!block.is_object()) {
      report("E047", name);
    } else {
      constexpr std::array known = {"created", "message", "state", "user"};
      for (const auto& [key, value] : block.items()) {
        if (std::ranges::find(known, key) == known.end())
          report("E102", std::string(name).append(" ").append(key));
      }
      read_created(block, version);
      read_message(block, version);
      read_user(block, version);
      read_state(block, version);
    }
    inventory_.versions.push_back(std::move(version));
  }

  void read_created(const json& block, VersionBlock& version) {
    const auto found = block.find("created");
    if (found == block.end()) return report("E048", version.name + " created");
    if (!found->is_string()) return report("E049", version.name);
    version.created = found->get<std::string>();
    if (!is_date_time(version.created)) report("E049", version.created);
  }

  void read_message(const json& block, VersionBlock& version) {
    const auto found = block.find("message");
    if (found == block.end()) return report("W007", version.name + " message");
    if (!found->is_string()) return report("E094", version.name);
    version.message = found->get<std::string>();
  }

  void read_user(const json& block, VersionBlock& version) {
    const auto found = block.find("user");
    if (found == block.end()) return report("W007", version.name + " user");
    if (!found->is_object()) return report("E054", version.name);
    for (const auto& [key, value] : found->items()) {
      if (key != "name" && key != "address")
        report("E102", std::string(version.name).append(" user ").append(key));
    }
    const auto name = found->find("name");
    if (name == found->end() || !name->is_string() || name->get<std::string>().empty())
      return report("E054", version.name);
    User user{.name = name->get<std::string>()};
    const auto address = found->find("address");
    if (address == found->end()) {
      report("W008", version.name);
    } else if (!address->is_string()) {
      report("E054", version.name);
    } else {
      user.address = address->get<std::string>();
      if (!is_uri(user.address)) report("W009", user.address);
    }
    version.user = std::move(user);
  }

  void read_state(const json& block, VersionBlock& version) {
    const auto found = block.find("state");
    if (found == block.end()) return report("E048", version.name + " state");
    if (!found->is_object()) return report("E050", version.name);
    std::vector<std::string> all;
    for (const auto& [digest, list] : found->items()) {
      if (!inventory_.manifest.contains(digest)) report("E050", digest);
      auto paths = paths_of(list, "E051", digest);
      for (const auto& path : paths) rules_.check_logical_path(path);
      all.insert(all.end(), paths.begin(), paths.end());
      version.state.emplace(digest, std::move(paths));
    }
    for (const auto& conflict : conflicts(std::move(all))) report("E095", conflict);
  }

  void read_fixity(const json& root) {
    const auto found = root.find("fixity");
    if (found == root.end()) return;
    if (!found->is_object()) return report("E111");
    for (const auto& [name, block] : found->items()) {
      if (!block.is_object()) {
        report("E057", name);
        continue;
      }
      std::set<std::string> seen;
      auto& map = inventory_.fixity[name];
      for (const auto& [digest, list] : block.items()) {
        if (!seen.insert(lower(digest)).second) report("E097", digest);
        auto paths = paths_of(list, "E057", digest);
        for (const auto& path : paths) rules_.check_fixity_path(path);
        map.emplace(digest, std::move(paths));
      }
    }
  }

  InventoryRules rules_;
  Inventory inventory_;
  std::optional<digest::Algorithm> algorithm_;
};

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

bool has_errors(const Findings& findings) {
  return std::ranges::any_of(findings, [](const Finding& one) { return one.code[0] == 'E'; });
}

int version_number(std::string_view name) {
  constexpr std::size_t most_digits = 9;
  if (name.size() < 2 || name.size() > most_digits + 1 || name[0] != 'v') return 0;
  int number = 0;
  for (const char digit : name.substr(1)) {
    if (digit < '0' || digit > '9') return 0;
    number = number * 10 + (digit - '0');
  }
  return number;
}

std::optional<Inventory> parse_inventory(std::string_view bytes, const std::string& place,
                                         Findings& findings) {
  return Parser(place, findings).run(bytes);
}

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

std::string spec_of(std::string_view type) {
  constexpr std::string_view before = "https://ocfl.io/";
  constexpr std::string_view after = "/spec/#inventory";
  if (!type.starts_with(before) || !type.ends_with(after)) return {};
  if (type.size() < before.size() + after.size()) return {};
  const auto spec = type.substr(before.size(), type.size() - before.size() - after.size());
  return spec == "1.0" || spec == "1.1" ? std::string(spec) : std::string();
}

std::string sidecar_of(std::string_view digest) {
  return std::string(digest) + " inventory.json\n";
}

std::optional<std::string> digest_of(const VersionBlock& version, std::string_view logical) {
  for (const auto& [digest, paths] : version.state) {
    if (std::ranges::find(paths, logical) != paths.end()) return digest;
  }
  return {};
}

std::string lower(std::string_view text) {
  std::string small(text);
  for (auto& one : small) {
    if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
  }
  return small;
}

}  // namespace sopan::archive
