#include "pipeline/layout/symbols.hpp"

#include <utility>

namespace sopan::layout {
namespace {

using namespace literals;
using Verb = page::PathSegment::Verb;

constexpr Length head_length = 2.2_mm;
constexpr Length head_width = 1.6_mm;
constexpr Length shaft_inset = 0.3_mm;
constexpr Length dot_diameter = 1.2_mm;

page::Path outline() {
  return {.fill = page::Ink::white, .stroke = page::Ink::black, .width = flow_stroke};
}

void move(page::Path& path, Length x, Length y) {
  path.segments.push_back({Verb::move, {x, y}, {}, {}});
}
void line(page::Path& path, Length x, Length y) {
  path.segments.push_back({Verb::line, {x, y}, {}, {}});
}
void curve(page::Path& path, Point a, Point b, Point end) {
  path.segments.push_back({Verb::curve, a, b, end});
}
void close(page::Path& path) { path.segments.push_back({Verb::close, {}, {}, {}}); }

/// The distance of Bézier controls that draw a quarter circle: 4/3 (√2 − 1) of the radius.
Length handle(Length radius) { return Length{radius.millipoints * 5523 / 10000}; }

/// The unit step from `a` towards `b` along an axis.
std::pair<int, int> direction(Point a, Point b) {
  const auto sign = [](Length d) { return d > Length{} ? 1 : d < Length{} ? -1 : 0; };
  return {sign(b.x - a.x), sign(b.y - a.y)};
}

page::Path arrow_head(Point tip, Point before) {
  const auto [dx, dy] = direction(before, tip);
  const Point back{tip.x - head_length * dx, tip.y - head_length * dy};
  const auto half = head_width / 2;
  page::Path path{.fill = page::Ink::black};
  move(path, tip.x, tip.y);
  line(path, back.x + half * dy, back.y + half * dx);
  line(path, back.x - half * dy, back.y - half * dx);
  close(path);
  return path;
}

Point pulled_back(Point tip, Point before) {
  const auto [dx, dy] = direction(before, tip);
  const auto by = head_length - shaft_inset;
  return {tip.x - by * dx, tip.y - by * dy};
}

}  // namespace

page::Path process_symbol(Rect box) {
  auto path = outline();
  move(path, box.origin.x, box.origin.y);
  line(path, box.right(), box.origin.y);
  line(path, box.right(), box.bottom());
  line(path, box.origin.x, box.bottom());
  close(path);
  return path;
}

page::Path terminator_symbol(Rect box) {
  const auto r = box.height / 2;
  const auto k = handle(r);
  const auto left = box.origin.x;
  const auto top = box.origin.y;
  const auto middle = top + r;
  auto path = outline();
  move(path, left + r, top);
  line(path, box.right() - r, top);
  curve(path, {box.right() - r + k, top}, {box.right(), middle - k}, {box.right(), middle});
  curve(path, {box.right(), middle + k}, {box.right() - r + k, box.bottom()},
        {box.right() - r, box.bottom()});
  line(path, left + r, box.bottom());
  curve(path, {left + r - k, box.bottom()}, {left, middle + k}, {left, middle});
  curve(path, {left, middle - k}, {left + r - k, top}, {left + r, top});
  close(path);
  return path;
}

page::Path decision_symbol(Rect box) {
  const auto x = box.origin.x + box.width / 2;
  const auto y = box.origin.y + box.height / 2;
  auto path = outline();
  move(path, x, box.origin.y);
  line(path, box.right(), y);
  line(path, x, box.bottom());
  line(path, box.origin.x, y);
  close(path);
  return path;
}

page::Path connector_symbol(Rect box) {
  const auto shoulder = box.origin.y + box.height * 6 / 10;
  auto path = outline();
  move(path, box.origin.x, box.origin.y);
  line(path, box.right(), box.origin.y);
  line(path, box.right(), shoulder);
  line(path, box.origin.x + box.width / 2, box.bottom());
  line(path, box.origin.x, shoulder);
  close(path);
  return path;
}

std::vector<page::Path> arrow(std::vector<Point> points, bool head, bool tail_head, bool dashed) {
  std::vector<page::Path> paths;
  if (points.size() < 2) return paths;
  page::Path shaft{.stroke = page::Ink::black, .width = flow_stroke};
  if (dashed) shaft.dashes = {2.2_mm, 1.6_mm};
  std::vector<page::Path> heads;
  if (head) heads.push_back(arrow_head(points.back(), points[points.size() - 2]));
  if (tail_head) heads.push_back(arrow_head(points.front(), points[1]));
  if (head) points.back() = pulled_back(points.back(), points[points.size() - 2]);
  if (tail_head) points.front() = pulled_back(points.front(), points[1]);
  move(shaft, points.front().x, points.front().y);
  for (std::size_t i = 1; i < points.size(); ++i) line(shaft, points[i].x, points[i].y);
  paths.push_back(std::move(shaft));
  for (auto& one : heads) paths.push_back(std::move(one));
  return paths;
}

page::Path junction(Point at) {
  const auto r = dot_diameter / 2;
  auto path = terminator_symbol({{at.x - r, at.y - r}, dot_diameter, dot_diameter});
  path.fill = page::Ink::black;
  path.stroke = page::Ink::none;
  return path;
}

page::Path tie(Point from, Point to) {
  page::Path path{.stroke = page::Ink::black, .width = flow_stroke, .dashes = {2.2_mm, 1.6_mm}};
  move(path, from.x, from.y);
  line(path, to.x, to.y);
  return path;
}

}  // namespace sopan::layout
