#pragma once

#include <cstddef>
#include <string>

#include "pipeline/localize/language.hpp"

namespace sopan::cli {

/// A line on the terminal that says how far a long run is and how long it will still take; nothing
/// when the errors do not go to a terminal. The line is gone when the run is over.
class Progress {
 public:
  Progress(std::size_t all, Language language);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void begin(const std::string& path);

 private:
  std::size_t all_, done_ = 0;
  Language language_;
  double start_ = 0, shown_ = 0;
  bool visible_ = false;
};

}  // namespace sopan::cli
