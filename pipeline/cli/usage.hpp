#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sopan::cli {

/// A phrase by its key, and what fills its places.
struct Said {
  std::string_view key;
  std::vector<std::string> arguments;
};

/// The command line cannot be understood, or asks for what is not there. Exit 2.
struct UsageError : std::runtime_error {
  Said what_is_wrong;
  Said hint;
  explicit UsageError(Said wrong, Said help = {"see-help", {}})
      : std::runtime_error(std::string(wrong.key)),
        what_is_wrong(std::move(wrong)),
        hint(std::move(help)) {}
};

}  // namespace sopan::cli
