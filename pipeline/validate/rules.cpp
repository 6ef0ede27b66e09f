#include "pipeline/validate/rules.hpp"

#include <algorithm>
#include <cassert>

namespace sopan {

Severity severity_of(std::string_view code, bool in_draft) {
  const auto* const rule = std::ranges::find(rules, code, &Rule::code);
  assert(rule != rules.end());
  const bool softened = in_draft && rule->drawable && rule->severity == Severity::error;
  return softened ? Severity::warning : rule->severity;
}

}  // namespace sopan
