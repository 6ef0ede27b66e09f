#include "pipeline/cli/child.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <system_error>
#include <thread>

#include "pipeline/cli/interrupt.hpp"
#include "pipeline/cli/usage.hpp"

namespace sopan::cli {
namespace {

using Clock = std::chrono::steady_clock;

/// Waits until the child has ended or the moment has come.
std::optional<Outcome> ended(pid_t child, Clock::time_point until) {
  constexpr auto longest = std::chrono::milliseconds(50);
  auto pause = std::chrono::milliseconds(1);
  for (;;) {
    int status = 0;
    if (::waitpid(child, &status, WNOHANG) == child) {
      if (WIFEXITED(status)) return Outcome{Outcome::How::exited, WEXITSTATUS(status)};
      return Outcome{Outcome::How::killed, WTERMSIG(status)};
    }
    if (Clock::now() >= until || Interrupt::came()) return {};
    std::this_thread::sleep_for(pause);
    pause = std::min(2 * pause, longest);
  }
}

/// Asks the child to end, and if it does not listen makes an end of it.
void end(pid_t child) {
  constexpr auto patience = std::chrono::seconds(1);
  ::kill(child, SIGTERM);
  const auto until = Clock::now() + patience;
  while (Clock::now() < until) {
    if (::waitpid(child, nullptr, WNOHANG) == child) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
}

}  // namespace

Outcome run_program(const std::vector<std::string>& words, std::chrono::seconds limit) {
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (const auto& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, argv.front(), &actions, nullptr, argv.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return {Outcome::How::not_started, error};
  if (const auto outcome = ended(child, Clock::now() + limit)) return *outcome;
  end(child);
  return {Outcome::How::too_slow, static_cast<int>(limit.count())};
}

void run_or_throw(const std::vector<std::string>& words, const Options& options) {
  const auto outcome = run_program(words, std::chrono::seconds(options.signing.timeout));
  const auto code = std::to_string(outcome.code);
  const Said help{"see-help-of", {options.command}};
  switch (outcome.how) {
    case Outcome::How::exited:
      if (outcome.code != 0) throw UsageError({"program-failed", {words.front(), code}}, help);
      return;
    case Outcome::How::killed:
      throw UsageError({"program-killed", {words.front(), code}}, help);
    case Outcome::How::too_slow:
      throw UsageError({"program-too-slow", {words.front(), code}}, {"raise-timeout", {}});
    case Outcome::How::not_started:
      throw UsageError(
          {"program-not-started",
           {words.front(), std::error_code(outcome.code, std::generic_category()).message()}},
          help);
  }
}

}  // namespace sopan::cli
