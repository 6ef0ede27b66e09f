#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "pipeline/archive/content_check.hpp"
#include "pipeline/archive/declaration.hpp"
#include "pipeline/archive/disk.hpp"
#include "pipeline/archive/extensions.hpp"
#include "pipeline/archive/inventory.hpp"
#include "pipeline/archive/validate.hpp"
#include "pipeline/digest/stream.hpp"

namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

/// As the folder itself tells it, without a look at the file; links are links.
fs::file_type type_of(const fs::directory_entry& entry) {
  if (entry.is_symlink()) return fs::file_type::symlink;
  if (entry.is_directory()) return fs::file_type::directory;
  return entry.is_regular_file() ? fs::file_type::regular : fs::file_type::unknown;
}

struct Entry {
  std::string name;
  fs::file_type type = fs::file_type::none;
};

/// What stands in a folder, ordered by name.
std::vector<Entry> entries_of(const fs::path& folder) {
  std::vector<Entry> entries;
  for (const auto& entry : fs::directory_iterator(folder))
    entries.push_back({entry.path().filename().string(), type_of(entry)});
  std::ranges::sort(entries, {}, &Entry::name);
  return entries;
}

/// An inventory file with its bytes and what is in it.
struct Read {
  std::string bytes;
  std::optional<Inventory> inventory;
};

/// Logical paths of a version to the content paths that may serve them.
using Served = std::map<std::string, std::set<std::string>, std::less<>>;

class ObjectJudge {
 public:
  explicit ObjectJudge(fs::path folder) : folder_(std::move(folder)) {}

  ObjectReport run() {
    spec_ = declared_version(folder_, "ocfl_object_", object_declaration, "", findings_);
    judge_root_entries();
    auto read = read_inventory("");
    root_bytes_ = std::move(read.bytes);
    if (root_bytes_.empty()) report("E063", "inventory.json");
    const bool is_read = read.inventory.has_value();
    if (is_read) {
      root_ = std::move(*read.inventory);
      judge_by_root();
    }
    return {.findings = std::move(findings_),
            .measure = measure_,
            .spec = std::move(spec_),
            .inventory = is_read ? std::optional(std::move(root_)) : std::nullopt};
  }

 private:
  void report(std::string_view code, std::string place, std::string detail = {}) {
    findings_.push_back({code, std::move(place), std::move(detail)});
  }

  void judge_root_entries() {
    for (const auto& entry : entries_of(folder_)) {
      const bool is_folder = entry.type == fs::file_type::directory;
      if (entry.type == fs::file_type::symlink) {
        report("E090", entry.name);
      } else if (is_folder && version_number(entry.name) > 0) {
        version_folders_.insert(entry.name);
      } else if (is_folder && entry.name == "extensions") {
        judge_extensions();
      } else if (is_folder ? entry.name != "logs" : !is_root_file(entry.name)) {
        report("E001", entry.name);
      }
    }
  }

  static bool is_root_file(const std::string& name) {
    return name.starts_with("0=ocfl_object_") || name == "inventory.json" ||
           name.starts_with("inventory.json.sha");
  }

  void judge_extensions() {
    for (const auto& entry : entries_of(folder_ / "extensions")) {
      if (entry.type != fs::file_type::directory) {
        report("E067", "extensions/" + entry.name);
      } else if (!is_registered(entry.name)) {
        report("W013", "extensions/" + entry.name);
      }
    }
  }

  /// The inventory of the root (`version` empty) or of a version folder, with its sidecar.
  Read read_inventory(const std::string& version) {
    Read read;
    const fs::path in = folder_ / version;
    const auto place = (fs::path(version) / "inventory.json").generic_string();
    const auto bytes = read_if_there(in / "inventory.json", max_inventory_bytes);
    if (!bytes) return read;
    read.bytes = *bytes;
    Findings found;
    read.inventory = parse_inventory(read.bytes, place, found);
    // A prior inventory repeats what the root's has: what only should be is said once.
    for (auto& one : found) {
      const bool once = version.empty() || one.code[0] == 'E' || one.code == "W004";
      if (once) findings_.push_back(std::move(one));
    }
    judge_sidecar(in, place, read.bytes, read.inventory ? read.inventory->algorithm : "");
    return read;
  }

  void judge_sidecar(const fs::path& in, const std::string& place, const std::string& bytes,
                     const std::string& named) {
    const auto known = digest::algorithm_named(named);
    const std::string algorithm = known ? named : "sha512";
    const auto text = read_if_there(in / ("inventory.json." + algorithm), longest_sidecar);
    if (!text) return report("E058", place + "." + algorithm);
    const auto blank = text->find_first_of(" \t");
    const auto rest = blank == std::string::npos ? blank : text->find_first_not_of(" \t", blank);
    const bool form =
        rest != std::string::npos && blank > 0 &&
        (text->substr(rest) == "inventory.json\n" || text->substr(rest) == "inventory.json");
    if (!form) return report("E061", place + "." + algorithm);
    const auto is = digest::hex_of(known.value_or(digest::Algorithm::sha512), bytes);
    if (lower(text->substr(0, blank)) != is) report("E060", place + "." + algorithm);
  }

  void judge_by_root() {
    const auto& root = root_;
    const auto spec = spec_of(root.type);
    if (!spec.empty() && !spec_.empty() && spec != spec_)
      report("E038", "inventory.json", root.type);
    for (const auto& version : root.versions) {
      if (!version_folders_.contains(version.name)) report("E046", version.name);
    }
    claims_.add(root, "inventory.json");
    std::string last_spec;
    int last_number = 0;
    for (const auto& name : ordered_folders()) {
      if (version_number(name) > last_number + 1) report("E010", name);
      last_number = version_number(name);
      const bool known = std::ranges::count(root.versions, name, &VersionBlock::name) > 0;
      if (!known) report("E046", name);
      judge_version(name, last_spec);
    }
    if (!last_spec.empty() && !spec.empty() && spec < last_spec) report("E103", "inventory.json");
    claims_.check(folder_, content_files_, findings_, measure_);
    std::set<std::string> listed;
    for (const auto& [digest, paths] : root.manifest) listed.insert(paths.begin(), paths.end());
    for (const auto& path : content_files_) {
      if (!listed.contains(path)) report("E023", "inventory.json", path);
    }
  }

  std::vector<std::string> ordered_folders() const {
    std::vector<std::string> names(version_folders_.begin(), version_folders_.end());
    std::ranges::sort(names, {}, [](const std::string& one) { return version_number(one); });
    return names;
  }

  void judge_version(const std::string& name, std::string& last_spec) {
    const auto content = root_.content_folder();
    for (const auto& entry : entries_of(folder_ / name)) {
      const auto place = name + "/" + entry.name;
      if (entry.type == fs::file_type::symlink) {
        report("E090", place);
      } else if (entry.type == fs::file_type::directory) {
        if (entry.name != content) {
          report("W002", place);
        } else {
          if (!judge_content(place)) report("W003", place);
        }
      } else if (entry.name != "inventory.json" && !entry.name.starts_with("inventory.json.sha")) {
        report("E015", place);
      }
    }
    judge_version_inventory(name, last_spec);
  }

  /// The files of a content folder, of which no folder is empty; false when itself is.
  bool judge_content(const std::string& place) {
    bool any = false;
    for (const auto& entry : fs::directory_iterator(folder_ / place)) {
      any = true;
      const auto path = place + "/" + entry.path().filename().string();
      const auto type = type_of(entry);
      if (type == fs::file_type::regular) {
        content_files_.insert(path);
      } else if (type != fs::file_type::directory) {
        report("E090", path);
      } else if (!judge_content(path)) {
        report("E024", path);
      }
    }
    return any;
  }

  void judge_version_inventory(const std::string& name, std::string& last_spec) {
    const bool is_head = name == root_.versions.back().name;
    if (is_head) {
      const auto bytes = read_if_there(folder_ / name / "inventory.json", max_inventory_bytes);
      if (bytes == root_bytes_) {
        judge_sidecar(folder_ / name, name + "/inventory.json", root_bytes_, root_.algorithm);
        return;
      }
    }
    const auto read = read_inventory(name);
    if (read.bytes.empty()) return report("W010", name);
    if (is_head) report("E064", name + "/inventory.json");
    if (read.inventory) judge_prior(name, *read.inventory, last_spec);
  }

  void judge_prior(const std::string& name, const Inventory& prior, std::string& last_spec) {
    const auto place = name + "/inventory.json";
    const auto& root = root_;
    if (prior.id != root.id) {
      report("E037", place, prior.id);
      report("E110", place, prior.id);
    }
    if (!prior.head.empty() && prior.head != name) report("E040", place, prior.head);
    if (prior.content_folder() != root.content_folder()) {
      report("E019", place);
      if (prior.content_directory && root.content_directory) report("E020", place);
    }
    const auto spec = spec_of(prior.type);
    if (spec < last_spec) report("E103", place);
    last_spec = std::max(last_spec, spec);
    claims_.add(prior, place);
    judge_prior_files(name, prior);
    for (const auto& version : prior.versions) compare(version, prior, place);
  }

  /// All content up to a version is in the manifest of its inventory.
  void judge_prior_files(const std::string& name, const Inventory& prior) {
    std::set<std::string> listed;
    for (const auto& [digest, paths] : prior.manifest) listed.insert(paths.begin(), paths.end());
    for (const auto& path : content_files_) {
      const auto version = path.substr(0, path.find('/'));
      if (version_number(version) <= version_number(name) && !listed.contains(path))
        report("E023", name + "/inventory.json", path);
    }
  }

  static Served served(const VersionBlock& version, const Inventory& inventory) {
    Served all;
    for (const auto& [digest, logical] : version.state) {
      const auto found = inventory.manifest.find(digest);
      for (const auto& path : logical) {
        auto& content = all[path];
        if (found != inventory.manifest.end())
          content.insert(found->second.begin(), found->second.end());
      }
    }
    return all;
  }

  /// Whether two inventories give a version the same files: the same logical paths, each with
  /// content that both know.
  static bool agree(const Served& one, const Served& other) {
    if (one.size() != other.size()) return false;
    for (const auto& [logical, content] : one) {
      const auto found = other.find(logical);
      if (found == other.end()) return false;
      const auto shared = [&](const std::string& path) { return found->second.contains(path); };
      if (std::ranges::none_of(content, shared)) return false;
    }
    return true;
  }

  void compare(const VersionBlock& version, const Inventory& prior, const std::string& place) {
    const auto& root = root_;
    const auto now = std::ranges::find(root.versions, version.name, &VersionBlock::name);
    if (now == root.versions.end()) return report("E066", place, version.name);
    if (!agree(served(version, prior), served(*now, root)) ||
        (prior.algorithm == root.algorithm && !same_digests(version, *now)))
      report("E066", place, version.name);
    const auto name_of = [](const VersionBlock& one) { return one.user ? one.user->name : ""; };
    const auto address_of = [](const VersionBlock& one) {
      return one.user ? one.user->address : "";
    };
    if (version.created != now->created || version.message != now->message ||
        name_of(version) != name_of(*now) || address_of(version) != address_of(*now))
      report("W011", place, version.name);
  }

  static bool same_digests(const VersionBlock& one, const VersionBlock& other) {
    const auto small = [](const VersionBlock& version) {
      std::map<std::string, std::set<std::string>> state;
      for (const auto& [digest, paths] : version.state)
        state[lower(digest)].insert(paths.begin(), paths.end());
      return state;
    };
    return small(one) == small(other);
  }

  fs::path folder_;
  Measure measure_;
  Findings findings_;
  std::string spec_;
  std::string root_bytes_;
  Inventory root_;
  std::set<std::string> version_folders_, content_files_;
  Claims claims_;
};

}  // namespace

Identity identity_of(const std::string& place, const ObjectReport& report) {
  return {place, report.inventory ? report.inventory->id : "", report.spec};
}

ObjectReport validate_object(const fs::path& folder) { return ObjectJudge(folder).run(); }

}  // namespace sopan::archive
