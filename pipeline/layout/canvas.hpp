#pragma once

#include <utility>
#include <vector>

#include "pipeline/base/length.hpp"
#include "pipeline/model/page.hpp"

/// Rules and fills of a page.
namespace sopan::layout {

/// Collects the rules of one grid by weight and paints each weight as one path, so that a rule is
/// drawn once and corners are mitred.
class Rules {
 public:
  void horizontal(Length x0, Length x1, Length y, Length weight);
  void vertical(Length x, Length y0, Length y1, Length weight);
  /// A closed frame with mitred corners.
  void frame(Rect box, Length weight);
  /// Paints thin before thick; collinear rules that touch are one.
  void paint(page::Page& page);

 private:
  struct Rule {
    bool vertical = false;
    Length at, from, to, weight;
  };
  std::vector<Rule> rules_;
  std::vector<std::pair<Rect, Length>> frames_;
};

/// A filled box without outline.
page::Path filled(Rect box, page::Ink ink);

}  // namespace sopan::layout
