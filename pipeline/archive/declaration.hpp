#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "pipeline/archive/findings.hpp"

namespace sopan::archive {

/// The codes by which a conformance declaration (NAMASTE) can be wrong.
struct DeclarationCodes {
  std::string_view missing, several, pattern, version, content;
};
inline constexpr DeclarationCodes object_declaration = {"E003", "E003", "E004", "E006", "E007"};
inline constexpr DeclarationCodes root_declaration = {"E069", "E076", "E077", "E079", "E080"};

/// The version ("1.1") that the declaration in `folder` gives; `kind` is "ocfl_object_" or "ocfl_".
/// Reports what is wrong with it; empty when there is none to go by.
std::string declared_version(const std::filesystem::path& folder, std::string_view kind,
                             const DeclarationCodes& codes, const std::string& place,
                             Findings& findings);

}  // namespace sopan::archive
