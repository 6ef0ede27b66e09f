#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/font/font.hpp"
#include "pipeline/publish/state.hpp"

namespace sopan::publish {

/// The faces of a run and their fingerprints.
struct Fonts {
  font::Faces faces;
  std::vector<std::string> fingerprints;
};

/// Opens the faces of a table; files in `folder` go before installed ones. The fingerprint of a
/// file that is unchanged since the state (may be null) was written comes from there, and what the
/// state does not know is told to it: to hash all fonts would be half of a run that has nothing to
/// do. Throws as `font::find` and `font::open`.
Fonts open_fonts(const FontTable& table, const std::filesystem::path& folder, State* state);

}  // namespace sopan::publish
