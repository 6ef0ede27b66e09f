#pragma once

#include <vector>

#include "pipeline/model/draft.hpp"
#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/project.hpp"

/// What of the authors' own words is printed, in NFC, each stretch with its place and style: so
/// that it can be held against the characters that the fonts have.
namespace sopan {

std::vector<manuscript::Run> printed_texts(const draft::Sop& sop);

/// Of the manual and its registers: office, units, officials, decree, explanation, parts, annexes,
/// regulations.
std::vector<manuscript::Run> printed_texts(const Project& project);

}  // namespace sopan
