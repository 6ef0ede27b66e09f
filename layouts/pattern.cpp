#include "layouts/pattern.hpp"

namespace sopan::layouts {

std::string filled_in(std::string pattern, const std::string& first, const std::string& second) {
  if (const auto at = pattern.find("{0}"); at != std::string::npos) pattern.replace(at, 3, first);
  if (const auto at = pattern.find("{1}"); at != std::string::npos) pattern.replace(at, 3, second);
  return pattern;
}

}  // namespace sopan::layouts
