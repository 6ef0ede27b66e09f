#pragma once

#include "pipeline/localize/language.hpp"

namespace sopan::cli {

/// Tells the exception that is being handled: what is wrong with the command line or the machine,
/// and a hint where there is one. Returns the exit code, 2.
int tell_failure(Language language);

/// Tells that the standard output cannot be written to. Returns the exit code, 2.
int tell_lost_output(Language language);

}  // namespace sopan::cli
