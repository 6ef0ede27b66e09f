#include "layouts/code_mark.hpp"

#include <algorithm>

namespace sopan::layouts {
namespace {

using namespace literals;
using Verb = page::PathSegment::Verb;

std::uint32_t modules_of(const barcode::QrCode& code) {
  return code.size + 2 * barcode::quiet_zone;
}

Length module_of(const barcode::QrCode& code) {
  return std::max(0.5_mm, 25_mm / static_cast<int>(modules_of(code)));
}

void add_box(const Rect& box, page::Path& path) {
  const auto right = box.right(), bottom = box.bottom();
  path.segments.push_back({Verb::move, box.origin, {}, {}});
  path.segments.push_back({Verb::line, {right, box.origin.y}, {}, {}});
  path.segments.push_back({Verb::line, {right, bottom}, {}, {}});
  path.segments.push_back({Verb::line, {box.origin.x, bottom}, {}, {}});
  path.segments.push_back({Verb::close, {}, {}, {}});
}

}  // namespace

Length side_of(const barcode::QrCode& code) {
  return module_of(code) * static_cast<int>(modules_of(code));
}

page::Path code_mark(const barcode::QrCode& code, Point corner, page::ElementId element) {
  page::Path path{.fill = page::Ink::black, .element = element};
  const auto module = module_of(code);
  const auto place = [&](std::uint32_t at) {
    return module * static_cast<int>(at + barcode::quiet_zone);
  };
  for (std::uint32_t row = 0; row < code.size; ++row) {
    const auto dark = [&](std::uint32_t column) {
      return column < code.size && code.dark[std::size_t{row} * code.size + column];
    };
    for (std::uint32_t begin = 0; begin < code.size; ++begin) {
      if (!dark(begin)) continue;
      auto end = begin;
      while (dark(end)) ++end;
      add_box({{corner.x + place(begin), corner.y + place(row)},
               module * static_cast<int>(end - begin),
               module},
              path);
      begin = end;
    }
  }
  return path;
}

}  // namespace sopan::layouts
