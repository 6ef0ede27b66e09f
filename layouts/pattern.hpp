#pragma once

#include <string>

namespace sopan::layouts {

/// `pattern` with {0} and {1} filled in.
std::string filled_in(std::string pattern, const std::string& first,
                      const std::string& second = {});

}  // namespace sopan::layouts
