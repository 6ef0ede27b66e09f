#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "layouts/layouts.hpp"
#include "pipeline/base/diagnostic.hpp"
#include "pipeline/model/draft.hpp"
#include "pipeline/model/project.hpp"

/// The lobby: calls the stages once, in order. No stage calls another.
namespace sopan {

/// What all SOPs of a run share.
struct Press {
  const Project& project;
  const Profile& profile;
  const font::Faces& faces;
  layouts::Paper paper;
  std::shared_ptr<const page::ImageData> logo;
  const layouts::Pictures* pictures = nullptr;  ///< of a manual's annexes
};

/// Whence a SOP comes: its path as the project names it, and the hash of its source in hexadecimal,
/// if its sheet is to show it.
struct Origin {
  std::string path, fingerprint;
};

/// Milliseconds of each stage are measured by the caller's clock, if it gives one.
using Clock = double (*)();

/// The pages of one SOP and what they are worth.
struct Composed {
  page::Document document;
  layouts::Report report;
  struct Times {
    double validate = 0, localize = 0, arrange = 0;
  } times;
};

/// From the draft to pages; nothing if it has an error, then reported.
std::optional<Composed> compose(const draft::Sop& draft, const Origin& origin, const Press& press,
                                Diagnostics& diagnostics, Clock clock = nullptr);

/// The paper of the sheets in landscape with the profile's margins: F4, A4, Letter or Legal;
/// nothing for another name. An empty name is the profile's own paper.
std::optional<layouts::Paper> paper_named(std::string_view name, const Profile& profile);

}  // namespace sopan
