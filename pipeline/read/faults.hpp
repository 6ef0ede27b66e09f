#pragma once

#include <cstdint>
#include <utility>

#include "pipeline/base/diagnostic.hpp"

namespace sopan::xml {

/// More faults of a file are no help to its author.
constexpr std::int64_t max_faults = 1000;

/// Ends the reading of a file; `scan` and `check` catch it.
struct TooManyFaults {};

/// Tells the faults of one file, and after `max_faults` that the rest of it was not looked at.
class Faults {
 public:
  explicit Faults(Diagnostics& told) : told_(told) {}

  void report(Diagnostic fault) {
    const auto place = fault.span;
    told_.report(std::move(fault));
    if (++count_ < max_faults) return;
    told_.report({.code = "too-many-faults",
                  .span = {place.source, place.end, place.end},
                  .arguments = {max_faults}});
    throw TooManyFaults{};
  }

 private:
  Diagnostics& told_;
  std::int64_t count_ = 0;
};

}  // namespace sopan::xml
