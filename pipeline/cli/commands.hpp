#pragma once

#include "pipeline/cli/options.hpp"

/// What the program does: one function a command. Each returns the exit code and throws
/// `UsageError`, or what the machine throws.
namespace sopan::cli {

int build(const Options& options);
int check(const Options& options);
int watch(const Options& options);
int start(const Options& options);  ///< the command `new`
int extract(const Options& options);
int archive(const Options& options);
int help(const Options& options);

/// How the program is used, in short.
std::string_view usage(Language language);

/// Runs the command that the options name.
int run(const Options& options);

}  // namespace sopan::cli
