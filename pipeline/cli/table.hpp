#pragma once

#include <string>
#include <vector>

namespace sopan::cli {

/// A table of text for a terminal: columns as wide as what they hold, counted in code points.
/// Control characters are shown as `?`, so that no name can steer the terminal.
class Table {
 public:
  explicit Table(std::vector<std::string> heads);
  void add(std::vector<std::string> row);
  /// The rows, each ending in a line feed, the heads first.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace sopan::cli
