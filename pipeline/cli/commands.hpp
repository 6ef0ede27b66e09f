#pragma once

#include "pipeline/cli/options.hpp"
#include "pipeline/sign/moment.hpp"

/// What the program does: one function a command. Each returns the exit code and throws
/// `UsageError`, or what the machine throws.
namespace sopan::cli {

int build(const Options& options);
int check(const Options& options);
int watch(const Options& options);
int start(const Options& options);  ///< the command `new`
int extract(const Options& options);
int archive(const Options& options);
int sign_files(const Options& options);  ///< the command `sign`
int verify(const Options& options);
int diff(const Options& options);
int help(const Options& options);

/// The exit code of a run that Ctrl-C has ended.
inline constexpr int interrupted = 130;

/// When one signs: `--date`, else `SOURCE_DATE_EPOCH`, else now. Throws `UsageError`.
sign::Moment signing_moment(const Options& options);

/// How the program is used, in short.
std::string_view usage(Language language);

/// Runs the command that the options name.
int run(const Options& options);

}  // namespace sopan::cli
