#include "pipeline/layout/canvas.hpp"

#include <algorithm>
#include <tuple>

namespace sopan::layout {
namespace {

using Verb = page::PathSegment::Verb;

void add_box(std::vector<page::PathSegment>& segments, Rect box) {
  segments.push_back({Verb::move, box.origin, {}, {}});
  segments.push_back({Verb::line, {box.right(), box.origin.y}, {}, {}});
  segments.push_back({Verb::line, {box.right(), box.bottom()}, {}, {}});
  segments.push_back({Verb::line, {box.origin.x, box.bottom()}, {}, {}});
  segments.push_back({Verb::close, {}, {}, {}});
}

}  // namespace

void Rules::horizontal(Length x0, Length x1, Length y, Length weight) {
  rules_.push_back({false, y, x0, x1, weight});
}

void Rules::vertical(Length x, Length y0, Length y1, Length weight) {
  rules_.push_back({true, x, y0, y1, weight});
}

void Rules::frame(Rect box, Length weight) { frames_.emplace_back(box, weight); }

void Rules::paint(page::Page& page) {
  std::ranges::sort(rules_, {}, [](const Rule& rule) {
    return std::tuple(rule.weight, rule.vertical, rule.at, rule.from, rule.to);
  });
  std::vector<Rule> joined;
  for (const auto& rule : rules_) {
    const bool continues = !joined.empty() && joined.back().weight == rule.weight &&
                           joined.back().vertical == rule.vertical && joined.back().at == rule.at &&
                           joined.back().to >= rule.from;
    if (continues) {
      joined.back().to = std::max(joined.back().to, rule.to);
    } else {
      joined.push_back(rule);
    }
  }
  for (std::size_t i = 0; i < joined.size();) {
    page::Path path{.stroke = page::Ink::black, .width = joined[i].weight};
    for (; i < joined.size() && joined[i].weight == path.width; ++i) {
      const auto& rule = joined[i];
      const auto point = [&rule](Length along) {
        return rule.vertical ? Point{rule.at, along} : Point{along, rule.at};
      };
      path.segments.push_back({Verb::move, point(rule.from), {}, {}});
      path.segments.push_back({Verb::line, point(rule.to), {}, {}});
    }
    page.marks.emplace_back(std::move(path));
  }
  for (const auto& [box, weight] : frames_) {
    page::Path path{.stroke = page::Ink::black, .width = weight};
    add_box(path.segments, box);
    page.marks.emplace_back(std::move(path));
  }
}

page::Path filled(Rect box, page::Ink ink) {
  page::Path path{.fill = ink};
  add_box(path.segments, box);
  return path;
}

}  // namespace sopan::layout
