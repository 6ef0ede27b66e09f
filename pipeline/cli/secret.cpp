#include "pipeline/cli/secret.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/publish/files.hpp"

namespace sopan::cli {
namespace {

constexpr std::size_t longest = 4096;

std::string first_line(std::string text) {
  text.resize(std::min(text.find_first_of("\r\n"), text.size()));
  return text;
}

std::string from_file(const std::string& path) {
  constexpr mode_t others = S_IRWXG | S_IRWXO;
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && (status.st_mode & others) != 0)
    throw UsageError({"open-secret", {path}}, {"close-secret", {path}});
  return first_line(files::read_file(path, longest));
}

/// The terminal with its echo off, as long as this lives.
class Quiet {
 public:
  explicit Quiet(int terminal) : terminal_(terminal) {
    ::tcgetattr(terminal_, &before_);
    auto quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(terminal_, TCSAFLUSH, &quiet);
  }
  ~Quiet() { ::tcsetattr(terminal_, TCSAFLUSH, &before_); }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;

 private:
  int terminal_;
  termios before_{};
};

void say(int terminal, std::string_view text) {
  while (!text.empty()) {
    const auto count = ::write(terminal, text.data(), text.size());
    if (count <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::string from_terminal(const std::string& question) {
  const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (terminal < 0) throw UsageError({"no-secret", {}}, {"give-secret", {}});
  std::string answer;
  {
    const Quiet quiet(terminal);
    say(terminal, question);
    for (char c = 0; answer.size() < longest && ::read(terminal, &c, 1) == 1 && c != '\n';)
      answer += c;
  }
  say(terminal, "\n");
  ::close(terminal);
  return answer;
}

}  // namespace

Secret::Secret(std::string text) : text_(std::move(text)) {}

Secret::~Secret() {
  // Through volatile, so that it is not left out as useless.
  auto* at = static_cast<volatile char*>(text_.data());
  for (std::size_t i = 0; i < text_.size(); ++i) at[i] = 0;
}

Secret ask_secret(const Options& options, const std::string& key) {
  if (options.signing.password_file) return Secret(from_file(*options.signing.password_file));
  if (const char* const variable = std::getenv("SOPAN_PASSWORD")) return Secret(variable);
  return Secret(from_terminal(phrase("ask-secret", {key}, options.language) + " "));
}

void forbid_core_dumps() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
}

}  // namespace sopan::cli
