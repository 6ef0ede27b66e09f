#include "pipeline/publish/check.hpp"

#include <chrono>

#include "pipeline/cli/batch.hpp"
#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/tell.hpp"

namespace sopan::cli {

int check(const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  Sources sources;
  Diagnostics diagnostics;
  const auto batch = asked_batch(options, sources, diagnostics);
  Tally tally{.phrase = "checked"};
  for (const auto& selection : batch.selections) {
    tally.sops += selection.chosen.size();
    tally.failed += publish::check(selection, diagnostics);
  }
  tally.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return tell(judged(diagnostics, options.strict), sources, tally, options);
}

}  // namespace sopan::cli
