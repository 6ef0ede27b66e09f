#include <iostream>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/figures.hpp"
#include "pipeline/cli/press.hpp"
#include "pipeline/publish/files.hpp"

namespace sopan::cli {

int check(const Options& options) {
  const auto pressed = press(options, false);
  if (options.flow && !options.json) std::cout << flow_table(pressed.made, options.language);
  if (options.report) files::write_file(*options.report, report_of(pressed.made));
  return tell(pressed.diagnostics, pressed.sources, pressed.tally, options,
              options.flow ? report_of(pressed.made) : std::string());
}

}  // namespace sopan::cli
