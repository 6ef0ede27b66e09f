#include <algorithm>
#include <cctype>
#include <iostream>
#include <string>
#include <string_view>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/publish/start.hpp"

namespace sopan::cli {

namespace {

/// As one writes a word in a shell.
std::string quoted(const std::string& word) {
  const bool plain = std::ranges::all_of(word, [](unsigned char c) {
    return c >= 0x80 || std::isalnum(c) != 0 ||
           std::string_view("-_./+:@%,=").find(static_cast<char>(c)) != std::string_view::npos;
  });
  if (plain) return word;
  std::string result = "'";
  for (const char c : word) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

}  // namespace

int start(const Options& options) {
  if (options.arguments.empty()) throw UsageError({"missing-folder", {}}, {"see-help-of", {"new"}});
  if (options.arguments.size() > 1)
    throw UsageError({"surplus-argument", {options.arguments[1], "new"}}, {"see-help-of", {"new"}});
  const auto& folder = options.arguments.front();
  const auto count = publish::start_project(folder);
  std::cout << phrase("started", {std::to_string(count), folder}, options.language) << '\n'
            << phrase("hint", {phrase("build-it", {quoted(folder)}, options.language)},
                      options.language)
            << '\n';
  return 0;
}

}  // namespace sopan::cli
