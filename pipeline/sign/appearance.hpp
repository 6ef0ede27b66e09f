#pragma once

#include <string>
#include <vector>

#include "pipeline/font/font.hpp"
#include "pipeline/sign/sign.hpp"

namespace sopan::sign {

/// How a signature looks: lines under each other, centred in the box, the second one bold, all as
/// outlines in black, so that the file needs no further font (ISO 19005-3, 6.2.11). Lines shrink to
/// the width. Empty for an invisible box.
std::string appearance(const std::vector<std::string>& lines, BoxSize box,
                       const font::Faces& faces);

}  // namespace sopan::sign
