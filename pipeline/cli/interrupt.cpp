#include "pipeline/cli/interrupt.hpp"

#include <csignal>

namespace sopan::cli {
namespace {

volatile std::sig_atomic_t asked = 0;
int makers = 0;

void ask(int signal) {
  asked = 1;
  std::signal(signal, SIG_DFL);
}

}  // namespace

Interrupt::Interrupt() {
  if (makers++ > 0) return;
  std::signal(SIGINT, ask);
  std::signal(SIGTERM, ask);
}

Interrupt::~Interrupt() {
  if (--makers > 0) return;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool Interrupt::came() { return asked != 0; }

}  // namespace sopan::cli
