#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace sopan::test {

/// What a tool left.
struct Ran {
  int status = -1;
  std::string output;  ///< both streams
};

/// Runs `before <file> after` in a shell on a file with these bytes.
Ran run_on(std::string_view bytes, const std::string& before, const std::string& after = "");

/// How many generated SOPs the tests of the chain take: `SOPAN_GENERATED`, else a moderate number.
std::size_t generated_count();

}  // namespace sopan::test
