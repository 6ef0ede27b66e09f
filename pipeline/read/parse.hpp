#pragma once

#include <optional>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/read/tree.hpp"

namespace sopan::xml {

/// The tree of a file: places by `scan`, texts by pugixml, which must agree on the structure. Empty
/// when the structure is unclear; other faults are only reported.
std::optional<Element> parse(const Source& source, SourceId id, Diagnostics& diagnostics);

/// White space runs become one space; none at the ends.
std::string folded(std::string_view text);

}  // namespace sopan::xml
