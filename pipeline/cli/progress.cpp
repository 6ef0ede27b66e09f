#include "pipeline/cli/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/press.hpp"

namespace sopan::cli {
namespace {

constexpr double quiet = 300;     // a short run says nothing
constexpr double interval = 100;  // nobody reads faster
constexpr auto* clear_line = "\r\033[K";

/// A bar of twenty cells.
std::string bar(std::size_t done, std::size_t all) {
  constexpr std::size_t cells = 20;
  const auto full = all == 0 ? cells : std::min(cells, done * cells / all);
  std::string text;
  for (std::size_t i = 0; i < cells; ++i) text += i < full ? "█" : "░";
  return text;
}

std::string whole(double value) { return std::to_string(static_cast<long>(value)); }

}  // namespace

Progress::Progress(std::size_t all, Language language, Telling telling)
    : all_(all), language_(language), telling_(telling), start_(milliseconds()) {}

Progress::~Progress() {
  if (visible_) std::cerr << clear_line << std::flush;
}

void Progress::begin(const std::string& path) {
  ++done_;
  if (telling_ == Telling::events) {
    const nlohmann::ordered_json event = {
        {"event", "begin"}, {"path", path}, {"number", done_}, {"of", all_}};
    std::cerr << event.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    return;
  }
  const auto now = milliseconds();
  if (now - start_ < quiet || now - shown_ < interval || ::isatty(STDERR_FILENO) == 0) return;
  show_line(path, now);
}

void Progress::show_line(const std::string& path, double now) {
  shown_ = now;
  visible_ = true;
  const auto before = static_cast<double>(std::max<std::size_t>(done_ - 1, 1));
  const auto each = (now - start_) / 1000 / before;  // seconds
  const auto left = std::ceil(each * static_cast<double>(all_ - std::min(all_, done_ - 1)));
  std::cerr << clear_line << bar(done_ - 1, all_) << ' '
            << phrase("progress",
                      {std::to_string(done_), std::to_string(all_), path, whole(1 / each),
                       whole(left)},
                      language_)
            << std::flush;
}

}  // namespace sopan::cli
