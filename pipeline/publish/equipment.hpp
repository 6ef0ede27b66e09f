#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layouts/layouts.hpp"
#include "pipeline/base/diagnostic.hpp"
#include "pipeline/model/page.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/publish/load.hpp"

namespace sopan::publish {

/// A file of a project; `path` is relative to its root, with `/`.
struct ProjectFile {
  std::string path, bytes;
};

/// What all SOPs of a project are printed with.
struct Equipment {
  std::string profile_name;  ///< as a manual names it
  Profile profile;
  layouts::Paper paper;
  std::shared_ptr<const page::ImageData> logo;
  FontTable fonts;
  std::vector<ProjectFile> files;  ///< of the project, that profile and logo come from
  layouts::Pictures pictures;      ///< of the annexes of the manual
  std::vector<ProjectFile> picture_files;
};

/// What the command line chooses instead of the manual.
struct Choices {
  std::optional<std::string> profile;  ///< one of `profile_names`
  std::optional<std::string> paper;    ///< one of `paper_names`
};

/// F4, A4, Letter, Legal.
const std::vector<std::string>& paper_names();

/// The profiles that a project can choose: those in `profil/` beside its manual, and the built-in
/// ones.
std::vector<std::string> profile_names(const Loaded& loaded);

/// The profile, the paper, the fonts and the logo of a project. `profil/NAME.xml` beside the manual
/// goes before the built-in profile NAME, and need only say what differs from it. Reports what the
/// manual names but is not there or damaged; nothing then.
std::optional<Equipment> equip(const Loaded& loaded, const Choices& choices, Sources& sources,
                               Diagnostics& diagnostics);

}  // namespace sopan::publish
