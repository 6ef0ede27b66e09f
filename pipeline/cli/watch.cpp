#include "pipeline/publish/watch.hpp"

#include <exception>
#include <iostream>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/failures.hpp"
#include "pipeline/cli/interrupt.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/press.hpp"
#include "pipeline/publish/load.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

/// The folders of the projects that the command line asks for.
std::vector<fs::path> roots_of(const Options& options) {
  std::vector<fs::path> roots;
  for (const auto& path : options.arguments)
    if (const auto manual = publish::find_manual(path)) roots.push_back(manual->parent_path());
  if (options.arguments.empty())
    if (const auto manual = publish::find_manual(".")) roots.push_back(manual->parent_path());
  return roots;
}

void build_once(const Options& options) {
  const auto pressed = press(options, true);
  tell(pressed.diagnostics, pressed.sources, pressed.tally, options);
  std::cout.flush();
}

}  // namespace

int watch(const Options& options) {
  const Interrupt interrupt;
  const auto roots = roots_of(options);
  if (!roots.empty()) {
    publish::Watch files(roots, output_of(options));
    build_once(options);
    std::cerr << phrase("watching", {}, options.language) << '\n';
    while (files.wait(Interrupt::came)) {
      try {
        build_once(options);
      } catch (const std::exception&) {
        tell_failure(options.language);
      }
    }
    return 0;
  }
  build_once(options);
  return 0;
}

}  // namespace sopan::cli
