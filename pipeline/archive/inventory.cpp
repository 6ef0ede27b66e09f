#include "pipeline/archive/inventory.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "pipeline/archive/inventory_rules.hpp"
#include "pipeline/archive/paths.hpp"
#include "pipeline/archive/rfc3339.hpp"
#include "pipeline/digest/stream.hpp"

namespace sopan::archive {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t max_depth = 16;

/// A key that an object has twice; JSON leaves open what that means.
std::optional<std::string> doubled_key(const dom::element& value) {
  dom::object object;
  dom::array array;
  if (value.get(object) == simdjson::SUCCESS) {
    std::vector<std::string_view> keys;
    for (const auto [key, inner] : object) {
      keys.push_back(key);
      if (auto found = doubled_key(inner)) return found;
    }
    std::ranges::sort(keys);
    const auto twice = std::ranges::adjacent_find(keys);
    if (twice != keys.end()) return std::string(*twice);
  } else if (value.get(array) == simdjson::SUCCESS) {
    for (const auto inner : array)
      if (auto found = doubled_key(inner)) return found;
  }
  return {};
}

/// The value of a key; nothing when it is not there.
std::optional<dom::element> find(const dom::object& object, std::string_view key) {
  dom::element value;
  if (object.at_key(key).get(value) != simdjson::SUCCESS) return {};
  return value;
}

/// Nothing for what is no text.
std::optional<std::string> text_of(const dom::element& value) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return {};
  return std::string(text);
}

/// Nothing for what is no object.
std::optional<dom::object> object_of(const dom::element& value) {
  dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return {};
  return object;
}

/// Reads one inventory, rule by rule.
class Parser {
 public:
  Parser(std::string place, Findings& findings) : rules_(std::move(place), findings) {}

  std::optional<Inventory> run(std::string_view bytes) {
    if (bytes.size() > max_inventory_bytes) return fail("E033", "too long");
    dom::parser parser(max_inventory_bytes);
    dom::element all;
    auto error = parser.allocate(bytes.size(), max_depth);
    if (error == simdjson::SUCCESS) error = parser.parse(bytes.data(), bytes.size()).get(all);
    if (error != simdjson::SUCCESS) return fail("E033", simdjson::error_message(error));
    if (const auto twice = doubled_key(all)) return fail("E033", "doubled key " + *twice);
    const auto root = object_of(all);
    if (!root) return fail("E033", "no JSON object");
    read_keys(*root);
    read_head_keys(*root);
    const bool blocks = read_manifest(*root) && read_versions(*root);
    if (!blocks) return {};
    read_fixity(*root);
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

  void read_keys(const dom::object& root) {
    constexpr std::array known = {
        "id",     "type",     "digestAlgorithm", "head", "contentDirectory",
        "fixity", "manifest", "versions"};
    for (const auto [key, value] : root) {
      if (std::ranges::find(known, key) == known.end()) report("E102", std::string(key));
    }
  }

  /// A key that must be there and be text.
  std::string required(const dom::object& root, const char* key, std::string_view if_wrong) {
    const auto found = find(root, key);
    if (!found) {
      report("E036", key);
    } else if (auto text = text_of(*found)) {
      return *std::move(text);
    } else {
      report(if_wrong, key);
    }
    return {};
  }

  void read_head_keys(const dom::object& root) {
    inventory_.id = required(root, "id", "E037");
    if (find(root, "id") && inventory_.id.empty()) report("E037");
    if (!inventory_.id.empty() && !is_uri(inventory_.id)) report("W005", inventory_.id);
    inventory_.type = required(root, "type", "E038");
    if (find(root, "type") && spec_of(inventory_.type).empty()) report("E038", inventory_.type);
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

  void read_content_directory(const dom::object& root) {
    const auto found = find(root, "contentDirectory");
    if (!found) return;
    const auto name = text_of(*found);
    if (!name) return report("E017", "contentDirectory");
    if (name->empty() || name->find('/') != std::string::npos) return report("E017", *name);
    if (*name == "." || *name == "..") return report("E018", *name);
    inventory_.content_directory = *name;
  }

  [[nodiscard]] bool has_form(std::string_view digest) const {
    const auto is_hex = [](char one) {
      return (one >= '0' && one <= '9') || (one >= 'a' && one <= 'f') || (one >= 'A' && one <= 'F');
    };
    return std::ranges::all_of(digest, is_hex) &&
           (!algorithm_ || digest.size() == digest::digits_of(*algorithm_));
  }

  /// The list of paths of one digest.
  std::vector<std::string> paths_of(const dom::element& list, std::string_view code,
                                    const std::string& key) {
    std::vector<std::string> paths;
    dom::array all;
    if (list.get(all) != simdjson::SUCCESS) {
      report(code, key);
      return paths;
    }
    paths.reserve(all.size());
    for (const auto path : all) {
      if (auto text = text_of(path)) {
        paths.push_back(*std::move(text));
      } else {
        report(code, key);
      }
    }
    return paths;
  }

  bool read_manifest(const dom::object& root) {
    const auto found = find(root, "manifest");
    if (!found) return report("E041", "manifest"), false;
    const auto block = object_of(*found);
    if (!block) return report("E106"), false;
    std::set<std::string> seen;
    std::vector<std::string> all;
    for (const auto [key, list] : *block) {
      const std::string digest(key);
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

  bool read_versions(const dom::object& root) {
    const auto found = find(root, "versions");
    if (!found) return report("E041", "versions"), report("E043"), false;
    const auto blocks = object_of(*found);
    if (!blocks) return report("E044"), false;
    if (blocks->size() == 0) return report("E008"), false;
    for (const auto [key, block] : *blocks) {
      const std::string name(key);
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

  void read_version(const std::string& name, const dom::element& block) {
    VersionBlock version{.name = name};
    if (const auto found = object_of(block)) {
      constexpr std::array known = {"created", "message", "state", "user"};
      for (const auto [key, value] : *found) {
        if (std::ranges::find(known, key) == known.end())
          report("E102", std::string(name).append(" ").append(key));
      }
      read_created(*found, version);
      read_message(*found, version);
      read_user(*found, version);
      read_state(*found, version);
    } else {
      report("E047", name);
    }
    inventory_.versions.push_back(std::move(version));
  }

  void read_created(const dom::object& block, VersionBlock& version) {
    const auto found = find(block, "created");
    if (!found) return report("E048", version.name + " created");
    auto text = text_of(*found);
    if (!text) return report("E049", version.name);
    version.created = *std::move(text);
    if (!is_date_time(version.created)) report("E049", version.created);
  }

  void read_message(const dom::object& block, VersionBlock& version) {
    const auto found = find(block, "message");
    if (!found) return report("W007", version.name + " message");
    auto text = text_of(*found);
    if (!text) return report("E094", version.name);
    version.message = *std::move(text);
  }

  void read_user(const dom::object& block, VersionBlock& version) {
    const auto found = find(block, "user");
    if (!found) return report("W007", version.name + " user");
    const auto fields = object_of(*found);
    if (!fields) return report("E054", version.name);
    for (const auto [key, value] : *fields) {
      if (key != "name" && key != "address")
        report("E102", std::string(version.name).append(" user ").append(key));
    }
    const auto name = find(*fields, "name");
    User user{.name = name ? text_of(*name).value_or("") : ""};
    if (user.name.empty()) return report("E054", version.name);
    const auto address = find(*fields, "address");
    if (!address) {
      report("W008", version.name);
    } else if (auto text = text_of(*address)) {
      user.address = *std::move(text);
      if (!is_uri(user.address)) report("W009", user.address);
    } else {
      report("E054", version.name);
    }
    version.user = std::move(user);
  }

  void read_state(const dom::object& block, VersionBlock& version) {
    const auto found = find(block, "state");
    if (!found) return report("E048", version.name + " state");
    const auto state = object_of(*found);
    if (!state) return report("E050", version.name);
    std::vector<std::string> all;
    for (const auto [key, list] : *state) {
      const std::string digest(key);
      if (!inventory_.manifest.contains(digest)) report("E050", digest);
      auto paths = paths_of(list, "E051", digest);
      for (const auto& path : paths) rules_.check_logical_path(path);
      all.insert(all.end(), paths.begin(), paths.end());
      version.state.emplace(digest, std::move(paths));
    }
    for (const auto& conflict : conflicts(std::move(all))) report("E095", conflict);
  }

  void read_fixity(const dom::object& root) {
    const auto found = find(root, "fixity");
    if (!found) return;
    const auto blocks = object_of(*found);
    if (!blocks) return report("E111");
    for (const auto [algorithm, value] : *blocks) {
      const std::string name(algorithm);
      const auto block = object_of(value);
      if (!block) {
        report("E057", name);
        continue;
      }
      std::set<std::string> seen;
      auto& map = inventory_.fixity[name];
      for (const auto [key, list] : *block) {
        const std::string digest(key);
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
