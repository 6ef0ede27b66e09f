#pragma once

#include <vector>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/font/font.hpp"
#include "pipeline/model/manuscript.hpp"

namespace sopan::layouts {

/// Reports each character that the face of its run cannot show, once a run ("missing-glyph").
void report_missing_glyphs(const std::vector<manuscript::Run>& runs, Severity severity,
                           const font::Faces& faces, Diagnostics& diagnostics);

}  // namespace sopan::layouts
