#pragma once

#include <string>

#include "pipeline/localize/language.hpp"
#include "pipeline/sign/verify.hpp"

namespace sopan::cli {

/// What was found, for people.
std::string sentence_of(const sign::Finding& finding, Language language);

}  // namespace sopan::cli
