#include "pipeline/cli/commands.hpp"

#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>

namespace sopan::cli {
namespace {

struct Command {
  std::string_view name;
  int (*run)(const Options&);
};
constexpr std::array commands = {
    Command{"build", build},   Command{"check", check},     Command{"watch", watch},
    Command{"new", start},     Command{"extract", extract}, Command{"archive", archive},
    Command{"diff", diff},     Command{"help", help},       Command{"sign", sign_files},
    Command{"verify", verify},
};

int version() {
  std::cout << "sopan " SOPAN_VERSION "\n";
  return 0;
}

}  // namespace

int run(const Options& options) {
  if (options.version) return version();
  if (options.help) return help(options);
  if (options.command.empty()) {
    std::cerr << usage(options.language);
    return 2;
  }
  const auto* const command = std::ranges::find(commands, options.command, &Command::name);
  try {
    return command->run(options);
  } catch (UsageError& error) {
    put_as_typed(error, options.typed);
    throw;
  }
}

}  // namespace sopan::cli
