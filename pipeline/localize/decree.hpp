#pragma once

#include "pipeline/model/book.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/project.hpp"

namespace sopan::localization {

/// The decree with every word that it prints; laws are cited at the length of `kutipan-keputusan`.
/// What is not yet known is a line to write on.
manuscript::Decree decree(const draft::Decree& decree, const Project& project,
                          const Profile& profile);

}  // namespace sopan::localization
