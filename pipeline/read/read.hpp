#pragma once

#include <optional>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/base/source.hpp"
#include "pipeline/model/draft.hpp"

namespace sopan {

/// Reads one XML file: `<sop>`, `<manual>` or `<daftar-peraturan>`, told apart by the root. Tells
/// every fault of the file in one run (codes: `codes.hpp`) and returns empty if and only if it
/// reported an error.
std::optional<draft::Document> read(const Sources& sources, SourceId id, Diagnostics& diagnostics);

}  // namespace sopan
