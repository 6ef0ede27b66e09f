#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/model/project.hpp"
#include "pipeline/model/sop.hpp"

namespace sopan {

/// The three kinds of file of a small project in which nothing is wrong, and a second SOP.
struct Workshop {
  std::string manual, regulations, sop, other;

  Workshop();
  /// Replaces the one place where `from` stands, in whichever file.
  Workshop& edit(const std::string& from, const std::string& to);
};

/// What was made of the SOP and said about the project.
struct Outcome {
  std::optional<Sop> sop;
  Project project;
  std::vector<Diagnostic> said;

  /// "error no-start", … in the order reported; a variant in brackets.
  [[nodiscard]] std::vector<std::string> codes() const;
};

/// Reads, assembles and validates the SOP of the workshop; fails the test if a file is not
/// readable.
Outcome examine(const Workshop& workshop);

}  // namespace sopan
