#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "pipeline/archive/findings.hpp"
#include "pipeline/archive/inventory.hpp"
#include "pipeline/archive/validate.hpp"

/// Whether the files of an object are what its inventories say.
namespace sopan::archive {

/// What inventories claim of content paths: path → algorithm → digest in lower case → where from.
class Claims {
 public:
  /// Takes the claims of a manifest and of a fixity block.
  void add(const Inventory& inventory, const std::string& place);
  /// Reads each claimed file once and reports E092 (manifest) and E093 (fixity). `there` are the
  /// content files that the object has.
  void check(const std::filesystem::path& object, const std::set<std::string>& there,
             Findings& findings, Measure& measure) const;

 private:
  struct Claim {
    std::string algorithm, digest, place;
    bool fixity = false;
    auto operator<=>(const Claim&) const = default;
  };
  void add(const DigestMap& map, const std::string& algorithm, const std::string& place,
           bool fixity);
  std::map<std::string, std::set<Claim>> claims_;
};

}  // namespace sopan::archive
