#pragma once

#include <string>
#include <vector>

#include "pipeline/layout/route/route.hpp"

/// An independent judge: sees only the lines, boxes and labels of a picture, never the router's
/// data.
namespace sopan::route::test {

struct Verdict {
  std::vector<std::string> faults;  ///< "I3: arrows 1 and 4 overlap"
  int crossings = 0, bends = 0, labels = 0, label_hits = 0, short_ends = 0;
};
Verdict judge(const Flow& flow, const Drawing& drawing);

/// A flow with the default measures of design/look.md; labels are as wide as "Ya" or "Tidak".
struct Step {
  int row;
  std::vector<int> columns;
  char kind;
};
struct Way {
  int from, to;
  std::string label;
  int fork = -1;
};
Flow make_flow(const std::vector<double>& columns_mm, const std::vector<double>& rows_mm,
               const std::vector<Step>& steps, const std::vector<Way>& ways);

/// All faults, one a line, for messages.
std::string told(const Verdict& verdict);

}  // namespace sopan::route::test
