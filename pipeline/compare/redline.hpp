#pragma once

#include "pipeline/compare/compare.hpp"

namespace sopan::compare {

/// The new edition with the old one in it: words, rows, columns, symbols and arrows that are gone
/// stand where they stood, marked as removed; what is new is marked as added. The history is the
/// new one's.
manuscript::Sop redline(const Sheet& before, const Sheet& after);

}  // namespace sopan::compare
