#pragma once

#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/project.hpp"
#include "pipeline/model/sop.hpp"

namespace sopan {

/// Turns a SOP into the words that will be printed, in Indonesian: dates, numbers, durations,
/// citations, markers; all NFC, U+00A0 where a line must not break.
manuscript::Sop localize(const Sop& sop, const Project& project, const Profile& profile);

}  // namespace sopan
