#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What a validator finds, by the codes of the specification.
namespace sopan::archive {

/// A rule of OCFL 1.1 that is broken: E… a MUST, W… a SHOULD (validation codes of the
/// specification, 1.1). `place` is a path below the object or the storage root.
struct Finding {
  std::string_view code;
  std::string place;
  std::string detail;  ///< the value that breaks it; may be empty
};
using Findings = std::vector<Finding>;

/// Whether a rule that MUST hold is broken.
bool has_errors(const Findings& findings);

}  // namespace sopan::archive
