#pragma once

#include <string>

#include "pipeline/model/manuscript.hpp"

namespace sopan::compare {

/// Text with every white space (also U+00A0 and U+2028) made one space.
std::string folded(const std::string& text);

/// The words of a paragraph, without its marker.
std::string text_of(const manuscript::Paragraph& paragraph);

/// The words of a block; paragraphs are parted by "; ", but not after a colon.
std::string text_of(const manuscript::TextBlock& block);

}  // namespace sopan::compare
