#pragma once

namespace sopan::cli {

/// From its making on, the first Ctrl-C (or SIGTERM) only asks the run to stop; a second one ends
/// the program at once, which harms no file either. They may be nested.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  /// Whether the run was asked to stop.
  static bool came();
};

}  // namespace sopan::cli
