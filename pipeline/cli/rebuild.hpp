#pragma once

#include <string>

#include "pipeline/sign/verify.hpp"

namespace sopan::cli {

/// Prints the source that a PDF carries again, and says whether the file begins with just that.
sign::Finding rebuilt(const std::string& pdf);

}  // namespace sopan::cli
