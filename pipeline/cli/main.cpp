#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/failures.hpp"

int main(int count, char** values) {
  namespace cli = sopan::cli;
  const std::vector<std::string> words(values + std::min(count, 1), values + count);
  const char* const variable = std::getenv("SOPAN_LANG");
  const std::string_view preset = variable == nullptr ? "" : variable;
  const auto language = cli::language_of(words, preset);
  try {
    const int code = cli::run(cli::parse_options(words, preset));
    std::cout.flush();
    return std::cout ? code : cli::tell_lost_output(language);
  } catch (const std::exception&) {
    return cli::tell_failure(language);
  }
}
