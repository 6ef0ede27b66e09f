#include <iostream>
#include <string>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/usage.hpp"

namespace sopan {

/// The text of `help/<name>.txt`, compiled in.
std::string_view help_text(std::string_view name);

namespace cli {

std::string_view usage(Language language) {
  return help_text(language == Language::english ? "help.en" : "help.id");
}

int help(const Options& options) {
  if (options.arguments.size() > 1 && options.command == "help")
    throw UsageError({"surplus-argument", {options.arguments[1], "help"}});
  std::string topic = options.command.empty() ? "help" : options.command;
  if (topic == "help" && !options.arguments.empty()) topic = command_named(options.arguments[0]);
  std::cout << help_text(topic + (options.language == Language::english ? ".en" : ".id"));
  return 0;
}

}  // namespace cli
}  // namespace sopan
