#pragma once

#include <string>
#include <string_view>

#include "pipeline/archive/inventory.hpp"

/// What an inventory must say, once it can be read (OCFL 1.1, 3.5).
namespace sopan::archive {

/// Reports what breaks the rules in the inventory of one place.
class InventoryRules {
 public:
  InventoryRules(std::string place, Findings& findings);

  void report(std::string_view code, std::string detail = {});

  /// A path of the manifest: in the content folder of a version (3.5.2).
  void check_content_path(const std::string& path, std::string_view content_folder);
  /// A path of a state (3.5.3.1).
  void check_logical_path(const std::string& path);
  /// A path of the fixity block (3.5.4).
  void check_fixity_path(const std::string& path);
  /// The sequence of versions: from 1, without gaps, all written alike; the head is the last.
  void check_sequence(const Inventory& inventory);
  /// Every digest of the manifest is used by a version.
  void check_uses(const Inventory& inventory);

 private:
  std::string place_;
  Findings& findings_;
};

}  // namespace sopan::archive
