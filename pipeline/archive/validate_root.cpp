#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "pipeline/archive/declaration.hpp"
#include "pipeline/archive/disk.hpp"
#include "pipeline/archive/extensions.hpp"
#include "pipeline/archive/paths.hpp"
#include "pipeline/archive/validate.hpp"

namespace sopan::archive {
namespace {

namespace fs = std::filesystem;

std::string name_of(const fs::directory_entry& entry) { return entry.path().filename().string(); }

bool begins_declaration(const fs::directory_entry& entry) {
  return name_of(entry).starts_with("0=") && entry.is_regular_file();
}

class RootJudge {
 public:
  explicit RootJudge(fs::path root) : root_(std::move(root)) {}

  RootReport run() {
    judge_head();
    for (const auto& entry : fs::directory_iterator(root_)) {
      const auto name = name_of(entry);
      if (entry.is_symlink()) {
        report("E090", name);
      } else if (entry.is_directory() && name == "extensions") {
        judge_extensions();
      } else if (entry.is_directory()) {
        walk(entry.path(), 1);
      }
    }
    if (depths_.size() > 1 && depths_.contains(1)) report("W015", "");
    std::ranges::sort(report_.objects);
    return std::move(report_);
  }

  Findings places(const std::vector<Identity>& objects) {
    judge_head();
    report_.findings.clear();  // they are told by `run`
    for (const auto& object : objects) judge_place(object);
    return std::move(report_.findings);
  }

 private:
  void report(std::string_view code, std::string place, std::string detail = {}) {
    report_.findings.push_back({code, std::move(place), std::move(detail)});
  }

  void judge_head() {
    spec_ = declared_version(root_, "ocfl_", root_declaration, "", report_.findings);
    judge_layout();
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
      const auto name = name_of(entry);
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
      if (entry.is_symlink()) {
        report("E090", place_of(entry.path()));
      } else if (!entry.is_directory()) {
        report("E072", place_of(entry.path()));
        report("E084", place_of(entry.path()));
      } else if (depth < deepest) {
        walk(entry.path(), depth + 1);
      }
    }
  }

  void judge_place(const Identity& object) {
    if (!spec_.empty() && object.spec > spec_) report("E081", object.place, object.spec);
    if (object.id.empty()) return;
    if (!ids_.insert(object.id).second) report("E037", object.place, object.id);
    if (layout_ == layout_name && object_path(object.id) != object.place)
      report("E083", object.place, object.id);
  }

  fs::path root_;
  RootReport report_;
  std::string spec_, layout_;
  std::set<std::size_t> depths_;
  std::set<std::string> ids_;
};

}  // namespace

RootReport validate_root(const fs::path& root) { return RootJudge(root).run(); }

Findings validate_places(const fs::path& root, const std::vector<Identity>& objects) {
  return RootJudge(root).places(objects);
}

}  // namespace sopan::archive
