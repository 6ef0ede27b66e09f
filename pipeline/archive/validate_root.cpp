#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "pipeline/archive/declaration.hpp"
#include "pipeline/archive/disk.hpp"
#include "pipeline/archive/extensions.hpp"
#include "pipeline/archive/inventory.hpp"
#include "pipeline/archive/paths.hpp"
#include "pipeline/archive/validate.hpp"

namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

bool begins_declaration(const fs::directory_entry& entry) {
  return entry.path().filename().string().starts_with("0=") && entry.is_regular_file();
}

class RootJudge {
 public:
  explicit RootJudge(fs::path root) : root_(std::move(root)) {}

  RootReport run() {
    spec_ = declared_version(root_, "ocfl_", root_declaration, "", report_.findings);
    judge_layout();
    for (const auto& entry : fs::directory_iterator(root_)) {
      const auto name = entry.path().filename().string();
      const auto type = entry.symlink_status().type();
      if (type == fs::file_type::symlink) {
        report("E090", name);
      } else if (type == fs::file_type::directory && name == "extensions") {
        judge_extensions();
      } else if (type == fs::file_type::directory) {
        walk(entry.path(), 1);
      }
    }
    if (depths_.size() > 1 && depths_.contains(1)) report("W015", "");
    std::ranges::sort(report_.objects);
    for (const auto& object : report_.objects) judge_place(object);
    return std::move(report_);
  }

 private:
  void report(std::string_view code, std::string place, std::string detail = {}) {
    report_.findings.push_back({code, std::move(place), std::move(detail)});
  }

  void judge_layout() {
    const std::string name = "ocfl_layout.json";
    constexpr std::size_t longest = 1U << 16U;
    const auto bytes = read_if_there(root_ / name, longest);
    if (!bytes) return;
    const auto json = nlohmann::json::parse(*bytes, nullptr, false);
    const auto text = [&](const char* key) {
      const auto found = json.find(key);
      return found != json.end() && found->is_string() ? found->get<std::string>() : "";
    };
    if (!json.is_object() || text("extension").empty() || text("description").empty())
      return report("E070", name);
    layout_ = text("extension");
    if (!is_registered(layout_)) report("E071", name, layout_);
    if (!has_usual_tuples()) layout_.clear();
  }

  /// Whether the layout's parameters are those that `object_path` knows.
  [[nodiscard]] bool has_usual_tuples() const {
    constexpr std::size_t longest = 1U << 16U;
    const auto bytes = read_if_there(root_ / "extensions" / layout_ / "config.json", longest);
    if (!bytes) return true;
    const auto json = nlohmann::json::parse(*bytes, nullptr, false);
    return json.is_object() &&
           json.value("digestAlgorithm", nlohmann::json("sha256")) == "sha256" &&
           json.value("tupleSize", nlohmann::json(3)) == 3 &&
           json.value("numberOfTuples", nlohmann::json(3)) == 3;
  }

  void judge_extensions() {
    for (const auto& entry : fs::directory_iterator(root_ / "extensions")) {
      const auto name = entry.path().filename().string();
      if (entry.symlink_status().type() != fs::file_type::directory) {
        report("E112", "extensions/" + name);
      } else if (!is_registered(name)) {
        report("W016", "extensions/" + name);
      }
    }
  }

  [[nodiscard]] std::string place_of(const fs::path& path) const {
    return path.lexically_relative(root_).generic_string();
  }

  /// A folder of the hierarchy: an object, or only folders that lead to objects.
  void walk(const fs::path& folder, std::size_t depth) {
    std::vector<fs::directory_entry> entries;
    for (const auto& entry : fs::directory_iterator(folder)) entries.push_back(entry);
    if (entries.empty()) return report("E073", place_of(folder));
    if (std::ranges::any_of(entries, begins_declaration)) {
      depths_.insert(depth);
      report_.objects.push_back(place_of(folder));
      return;
    }
    constexpr std::size_t deepest = 64;
    for (const auto& entry : entries) {
      switch (entry.symlink_status().type()) {
        case fs::file_type::symlink:
          report("E090", place_of(entry.path()));
          break;
        case fs::file_type::directory:
          if (depth < deepest) walk(entry.path(), depth + 1);
          break;
        default:
          report("E072", place_of(entry.path()));
          report("E084", place_of(entry.path()));
      }
    }
  }

  /// The object lies where the layout puts its id, no other has that id, and it is not of a later
  /// version than the root.
  void judge_place(const std::string& object) {
    Findings ignored;
    const auto spec =
        declared_version(root_ / object, "ocfl_object_", object_declaration, "", ignored);
    if (!spec_.empty() && spec > spec_) report("E081", object, spec);
    const auto bytes = read_if_there(root_ / object / "inventory.json", max_inventory_bytes);
    if (!bytes) return;
    const auto inventory = parse_inventory(*bytes, object, ignored);
    if (!inventory) return;
    if (!ids_.emplace(inventory->id, object).second) report("E037", object, inventory->id);
    if (layout_ == layout_name && object_path(inventory->id) != object)
      report("E083", object, inventory->id);
  }

  fs::path root_;
  RootReport report_;
  std::string spec_, layout_;
  std::set<std::size_t> depths_;
  std::map<std::string, std::string> ids_;
};

}  // namespace

RootReport validate_root(const fs::path& root) { return RootJudge(root).run(); }

}  // namespace sopan::archive
