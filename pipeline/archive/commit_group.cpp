#include "pipeline/archive/commit_group.hpp"

#include <algorithm>
#include <utility>

namespace sopan::archive {

namespace fs = std::filesystem;

CommitGroup::CommitGroup(fs::path root, System& system) : root_(std::move(root)), system_(system) {}

void CommitGroup::add_object(std::unique_ptr<Stage> stage, const fs::path& made,
                             const fs::path& object) {
  fs::path present = root_;
  fs::path missing;
  for (const auto& part : object.parent_path()) {
    const bool is_there =
        missing.empty() && (coming_.contains(present / part) || fs::exists(present / part));
    (is_there ? present : missing) /= part;
  }
  missing /= object.filename();
  const auto way = *stage / "way";
  const auto place = way / missing;
  stage->make_folders(place.parent_path());
  system_.rename_new(made, place);
  const auto& first = *missing.begin();
  changes_.push_back(
      {.stage = std::move(stage), .object = object, .from = way / first, .to = present / first});
  for (auto folder = (root_ / object).parent_path(); folder != root_; folder = folder.parent_path())
    coming_.insert(folder);
}

void CommitGroup::add_version(std::unique_ptr<Stage> stage, const std::string& version,
                              const fs::path& object) {
  stage->put(*stage / target_name, object.generic_string());
  auto from = *stage / version;
  changes_.push_back({.stage = std::move(stage),
                      .object = object,
                      .from = std::move(from),
                      .to = root_ / object / version,
                      .has_inventory = true});
}

bool CommitGroup::concerns(const fs::path& object) const {
  return std::ranges::find(changes_, object, &Change::object) != changes_.end();
}

void CommitGroup::enter() {
  if (changes_.empty()) return;
  try {
    take_steps();
  } catch (...) {
    for (const auto& change : changes_) change.stage->keep();
    changes_.clear();
    coming_.clear();
    throw;
  }
  changes_.clear();
  coming_.clear();
}

void CommitGroup::take_steps() {
  system_.sync_all(root_);
  for (const auto& change : changes_) system_.rename_new(change.from, change.to);
  system_.sync_all(root_);
  if (std::ranges::none_of(changes_, &Change::has_inventory)) return;
  for (const auto& change : changes_) {
    if (!change.has_inventory) continue;
    for (const auto name : {inventory_name, sidecar_name})
      system_.rename(*change.stage / name, root_ / change.object / name);
  }
  system_.sync_all(root_);
}

}  // namespace sopan::archive
