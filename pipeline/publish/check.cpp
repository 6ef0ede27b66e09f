#include "pipeline/publish/check.hpp"

#include "pipeline/validate/validate.hpp"

namespace sopan::publish {

std::size_t check(const Selection& selection, Diagnostics& diagnostics) {
  const auto& loaded = selection.project;
  std::size_t failed = 0;
  for (const auto at : selection.chosen) {
    const auto& sop = loaded.sops[at];
    Diagnostics told;
    const bool good = sop.draft && validate(*sop.draft, sop.path, loaded.project, told);
    if (!good) ++failed;
    for (const auto& one : told.all()) {
      if (!follows(one, loaded)) diagnostics.report(one);
    }
  }
  return failed;
}

}  // namespace sopan::publish
