#pragma once

#include <string>
#include <vector>

#include "pipeline/layout/text.hpp"

namespace sopan::layouts {

/// Sets the lines of an address. One that is too long for the measure is broken between its parts
/// ("Telepon … · Surel … · Laman …") only, and without the point that stands there.
std::vector<layout::TextBox> set_address(const std::vector<std::string>& lines,
                                         const layout::TextStyle& style, Length width,
                                         const font::Faces& faces);

}  // namespace sopan::layouts
