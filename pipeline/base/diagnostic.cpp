#include "pipeline/base/diagnostic.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace sopan {

void Diagnostics::report(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }

void Diagnostics::append(Diagnostics others) {
  for (auto& one : others.all_) all_.push_back(std::move(one));
}

void Diagnostics::raise_warnings() {
  for (auto& one : all_)
    if (one.severity == Severity::warning) one.severity = Severity::error;
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::ranges::count(all_, severity, &Diagnostic::severity));
}

void Diagnostics::sort() {
  std::ranges::stable_sort(all_, [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.span.source, a.span.begin, a.code) <
           std::tie(b.span.source, b.span.begin, b.code);
  });
}

std::vector<Span> places_of(const Diagnostics& told) {
  std::vector<Span> places;
  const auto add = [&](const std::vector<Argument>& arguments) {
    for (const auto& argument : arguments)
      if (const auto* place = std::get_if<Span>(&argument)) places.push_back(*place);
  };
  for (const auto& one : told.all()) {
    places.push_back(one.span);
    add(one.arguments);
    if (one.hint) add(one.hint->arguments);
  }
  return places;
}

}  // namespace sopan
