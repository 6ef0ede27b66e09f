#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/archive/stage.hpp"

namespace sopan::archive {

/// In a stage: the object that a version is for, below the root. Written before anything of it
/// enters the root.
inline constexpr std::string_view target_name = "target";
inline constexpr std::string_view inventory_name = "inventory.json";
inline constexpr std::string_view sidecar_name = "inventory.json.sha512";

/// Objects and versions that are ready in their stages and enter the root together (group commit,
/// as of databases): the disk is waited for once a step, not once a change. Each of them enters
/// whole or not at all, whatever becomes of the others.
class CommitGroup {
 public:
  CommitGroup(std::filesystem::path root, System& system);

  /// The folder `made` of the stage is a new object, for the path `object` below the root. The
  /// missing folders that lead there are built in the stage too: one renaming brings all of it, and
  /// never an empty folder, into the root.
  void add_object(std::unique_ptr<Stage> stage, const std::filesystem::path& made,
                  const std::filesystem::path& object);
  /// The folder `version` of the stage is the next version of `object`; beside it are the new
  /// inventory of the object and its sidecar.
  void add_version(std::unique_ptr<Stage> stage, const std::string& version,
                   const std::filesystem::path& object);

  [[nodiscard]] std::size_t size() const { return changes_.size(); }
  [[nodiscard]] bool concerns(const std::filesystem::path& object) const;

  /// Lets all of them enter. The disk has each step before the next one begins, in the order of
  /// OCFL 1.1, 3.6: what is in the stages; objects and versions; inventories and sidecars. After a
  /// fault, what has not entered is lost to this group, and its stages stay for the next writer.
  void enter();

 private:
  struct Change {
    std::unique_ptr<Stage> stage;
    std::filesystem::path object;    ///< below the root
    std::filesystem::path from, to;  ///< the renaming that brings it in
    bool has_inventory = false;      ///< the object's inventory is to be replaced
  };
  void take_steps();

  std::filesystem::path root_;
  System& system_;
  std::vector<Change> changes_;
  std::set<std::filesystem::path> coming_;  ///< folders that will be there, of objects before
};

}  // namespace sopan::archive
