#pragma once

#include <string>

#include "pipeline/model/page.hpp"

namespace sopan {

/// Pages as text, to be read in a review: a line a page with its sides, then a line a mark in
/// painting order: kind, place and size in millimetres (type in points), the role of its element,
/// and what it says. The same document gives the same bytes in every locale.
std::string trace(const page::Document& document);

}  // namespace sopan
