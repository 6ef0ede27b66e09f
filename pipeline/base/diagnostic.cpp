#include "pipeline/base/diagnostic.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace sopan {

void Diagnostics::report(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::ranges::count(all_, severity, &Diagnostic::severity));
}

void Diagnostics::sort() {
  std::ranges::stable_sort(all_, [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.span.source, a.span.begin, a.code) <
           std::tie(b.span.source, b.span.begin, b.code);
  });
}

}  // namespace sopan
