#pragma once

#include <string>

#include "pipeline/localize/language.hpp"
#include "pipeline/sign/verify.hpp"

namespace sopan::cli {

/// A text from a file as a terminal may show it: without control characters, and without those that
/// turn the direction of writing (U+202A … U+202E, U+2066 … U+2069).
std::string harmless(const std::string& text);

/// What was found, for people.
std::string sentence_of(const sign::Finding& finding, Language language);

}  // namespace sopan::cli
