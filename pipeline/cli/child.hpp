#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/cli/options.hpp"

namespace sopan::cli {

/// How another program ended.
struct Outcome {
  enum class How : std::uint8_t { exited, killed, too_slow, not_started } how = How::exited;
  int code = 0;  ///< its exit status, the signal, or why it did not start (`errno`)
};

/// Runs a program with these arguments, without a shell, and waits for it, but no longer than the
/// limit. Its output goes to our error stream. The first word is looked for in `PATH`.
Outcome run_program(const std::vector<std::string>& words, std::chrono::seconds limit);

/// The same with the limit of the options (`--timeout`). Throws `UsageError` when it fails.
void run_or_throw(const std::vector<std::string>& words, const Options& options);

}  // namespace sopan::cli
