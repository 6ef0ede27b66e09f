#pragma once

#include <string>
#include <vector>

#include "pipeline/localize/language.hpp"
#include "pipeline/publish/build.hpp"

/// What can be counted and measured of printed SOPs.
namespace sopan::cli {

/// The figures of all SOPs as JSON, `{"documents": […]}`; lengths in millimetres, times in
/// milliseconds. What cannot be measured is null: the narrowest gap of a flow of one line.
std::string report_of(const std::vector<publish::Made>& made);

/// A table of the flows, a line each, with a verdict that a person understands; SOPs without a flow
/// are left out. Empty if there is none.
std::string flow_table(const std::vector<publish::Made>& made, Language language);

}  // namespace sopan::cli
