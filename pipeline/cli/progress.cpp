#include "pipeline/cli/progress.hpp"

#include <unistd.h>

#include <cmath>
#include <iostream>

#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/press.hpp"

namespace sopan::cli {
namespace {

constexpr double quiet = 300;     // a short run says nothing
constexpr double interval = 100;  // nobody reads faster
constexpr auto* clear_line = "\r\033[K";

}  // namespace

Progress::Progress(std::size_t all, Language language)
    : all_(all), language_(language), start_(milliseconds()) {}

Progress::~Progress() {
  if (visible_) std::cerr << clear_line << std::flush;
}

void Progress::begin(const std::string& path) {
  const auto now = milliseconds();
  const auto before = done_++;
  if (now - start_ < quiet || now - shown_ < interval || ::isatty(STDERR_FILENO) == 0) return;
  shown_ = now;
  visible_ = true;
  const auto each = (now - start_) / static_cast<double>(before == 0 ? 1 : before);
  const auto left = std::ceil(each * static_cast<double>(all_ - before) / 1000);
  std::cerr << clear_line
            << phrase("progress",
                      {std::to_string(done_), std::to_string(all_), path,
                       std::to_string(static_cast<long>(left))},
                      language_)
            << std::flush;
}

}  // namespace sopan::cli
