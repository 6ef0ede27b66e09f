#pragma once

#include <optional>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/read/tree.hpp"

namespace sopan::xml {

/// The tree of a file: places by `scan`, texts by pugixml, which must agree on the structure. Empty
/// when the structure is unclear; other faults are only reported.
std::optional<Element> parse(const Source& source, SourceId id, Diagnostics& diagnostics);

/// The place, in source 0, of the first fault of a file against XML or UTF-8; nothing when it is
/// sound and pugixml may read it as UTF-8.
std::optional<Span> first_fault(std::string_view bytes);

/// White space runs become one space; none at the ends.
std::string folded(std::string_view text);

}  // namespace sopan::xml
