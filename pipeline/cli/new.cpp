#include <iostream>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/publish/start.hpp"

namespace sopan::cli {

int start(const Options& options) {
  if (options.arguments.empty()) throw UsageError({"missing-folder", {}}, {"see-help-of", {"new"}});
  if (options.arguments.size() > 1)
    throw UsageError({"surplus-argument", {options.arguments[1], "new"}}, {"see-help-of", {"new"}});
  const auto& folder = options.arguments.front();
  const auto count = publish::start_project(folder);
  std::cout << phrase("started", {std::to_string(count), folder}, options.language) << '\n'
            << phrase("hint", {phrase("build-it", {folder}, options.language)}, options.language)
            << '\n';
  return 0;
}

}  // namespace sopan::cli
