#pragma once

#include <string>

#include "pipeline/model/manuscript.hpp"

/// Texts with what has changed in them: runs that are added, runs that are removed.
namespace sopan::compare {

/// Texts that share little are removed and added whole; else word by word. Paragraphs of lists are
/// matched first.
manuscript::TextBlock marked(const manuscript::TextBlock& before,
                             const manuscript::TextBlock& after);
manuscript::TextBlock marked(const std::string& before, const std::string& after);

/// The whole text is new, or gone.
manuscript::TextBlock all_marked(manuscript::TextBlock text, manuscript::Edit edit);
manuscript::TextBlock all_marked(const std::string& text, manuscript::Edit edit);

/// Whether something in a text is marked.
bool is_marked(const manuscript::TextBlock& text);

}  // namespace sopan::compare
