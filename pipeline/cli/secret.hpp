#pragma once

#include <string>

#include "pipeline/cli/options.hpp"

namespace sopan::cli {

/// A password that leaves the memory with it.
class Secret {
 public:
  explicit Secret(std::string text);
  ~Secret();
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  Secret(Secret&&) noexcept = default;
  Secret& operator=(Secret&&) = delete;
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// The password of `key`: from `--password-file`, else `SOPAN_PASSWORD`, else asked for on the
/// terminal. Never from the command line. Throws `UsageError` when there is none, or the file may
/// be read by others.
Secret ask_secret(const Options& options, const std::string& key);

/// From now on a crash leaves no image of the memory.
void forbid_core_dumps();

}  // namespace sopan::cli
