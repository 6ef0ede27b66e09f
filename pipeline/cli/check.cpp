#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/press.hpp"

namespace sopan::cli {

int check(const Options& options) {
  const auto pressed = press(options, false);
  return tell(pressed.diagnostics, pressed.sources, pressed.tally, options);
}

}  // namespace sopan::cli
