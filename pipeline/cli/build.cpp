#include "pipeline/publish/build.hpp"

#include <csignal>
#include <iostream>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/figures.hpp"
#include "pipeline/cli/interrupt.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/press.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/publish/files.hpp"

namespace sopan::cli {
namespace {

/// Why each PDF was printed.
void explain(const std::vector<publish::Made>& made, Language language) {
  for (const auto& one : made) {
    if (one.unchanged) continue;
    std::string changes;
    for (const auto& name : one.changes) changes += (changes.empty() ? "" : ", ") + name;
    std::cout << (changes.empty() ? phrase("is-new", {one.path}, language)
                                  : phrase("has-changed", {one.path, changes}, language))
              << '\n';
  }
}

}  // namespace

int build(const Options& options) {
  const auto pressed = press(options, true);
  if (options.explain && !options.json) explain(pressed.made, options.language);
  const int code = tell(pressed.diagnostics, pressed.sources, pressed.tally, options);
  if (options.report) files::write_file(*options.report, report_of(pressed.made));
  if (!Interrupt::came()) return code;
  std::cerr << phrase("stopped",
                      {localization::number(static_cast<std::int64_t>(pressed.tally.left),
                                            options.language)},
                      options.language)
            << '\n';
  return 128 + SIGINT;
}

}  // namespace sopan::cli
