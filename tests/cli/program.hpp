#pragma once

#include <filesystem>
#include <string>

namespace sopan {

/// What a run of the program left.
struct Ran {
  int code = -1;
  std::string output, errors;
};

/// Runs `sopan` with `arguments` (as one writes them in a shell) in the folder `in`; `before` may
/// set variables, such as `SOPAN_LANG=en`.
Ran sopan(const std::filesystem::path& in, const std::string& arguments,
          const std::string& before = "");

/// The same with another program.
Ran run(const std::filesystem::path& program, const std::filesystem::path& in,
        const std::string& arguments, const std::string& before = "");

/// Where `sopan` is.
std::filesystem::path sopan_file();

}  // namespace sopan
