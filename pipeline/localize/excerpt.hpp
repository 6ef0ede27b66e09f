#pragma once

#include <string>

#include "pipeline/base/source.hpp"

namespace sopan::localization {

/// The line of a place with its number, and under it a caret and tildes as long as the place (to
/// the end of the line at most). Long lines are cut around the place; what a terminal cannot show
/// is U+FFFD.
std::string excerpt(const Source& source, Span span);

}  // namespace sopan::localization
