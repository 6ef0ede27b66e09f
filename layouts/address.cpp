#include "layouts/address.hpp"

#include <string_view>

namespace sopan::layouts {
namespace {

constexpr std::string_view point = " · ";

std::vector<std::string> parts_of(std::string_view line) {
  std::vector<std::string> parts;
  for (auto end = line.find(point); end != std::string_view::npos; end = line.find(point)) {
    parts.emplace_back(line.substr(0, end));
    line.remove_prefix(end + point.size());
  }
  parts.emplace_back(line);
  return parts;
}

}  // namespace

std::vector<layout::TextBox> set_address(const std::vector<std::string>& lines,
                                         const layout::TextStyle& style, Length width,
                                         const font::Faces& faces) {
  std::vector<layout::TextBox> boxes;
  const auto put = [&](const std::string& line) {
    boxes.push_back(layout::set_text(line, style, width, faces));
  };
  for (const auto& line : lines) {
    std::string open;
    for (const auto& part : parts_of(line)) {
      auto longer = open;
      if (!open.empty()) longer += point;
      longer += part;
      if (!open.empty() && layout::text_width(longer, style, faces) > width) {
        put(open);
        longer = part;
      }
      open = std::move(longer);
    }
    put(open);
  }
  return boxes;
}

}  // namespace sopan::layouts
