#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "pipeline/localize/language.hpp"

namespace sopan::cli {

/// How progress is told.
enum class Telling : std::uint8_t {
  line,    ///< on a terminal, a line with a bar that is gone when the run is over; else nothing
  events,  ///< JSON, a line each: `{"event":"begin","path":"umum/surat-masuk","number":3,"of":14}`
};

/// Says on the error stream how far a long run is and how long it will still take.
class Progress {
 public:
  Progress(std::size_t all, Language language, Telling telling);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void begin(const std::string& path);

 private:
  void show_line(const std::string& path, double now);

  std::size_t all_, done_ = 0;
  Language language_;
  Telling telling_;
  double start_ = 0, shown_ = 0;
  bool visible_ = false;
};

}  // namespace sopan::cli
