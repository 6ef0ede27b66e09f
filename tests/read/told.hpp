#pragma once

#include <string>
#include <string_view>

#include "pipeline/base/diagnostic.hpp"

namespace sopan {

/// Everything told about a file, sorted, one line each:
/// `line:column-length code/variant(arguments) ?hint(arguments)`; the length in bytes.
std::string told(std::string_view bytes);

/// The same of diagnostics already collected.
std::string told(const Sources& sources, Diagnostics diagnostics);

}  // namespace sopan
