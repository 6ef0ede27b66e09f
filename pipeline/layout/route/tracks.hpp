#pragma once

#include <vector>

#include "pipeline/layout/route/grid.hpp"

namespace sopan::route {

/// A maximal straight run of one net on one grid line, from point `low` to `high` of that line.
struct Segment {
  int net = -1;
  bool horizontal = false;
  int line = 0, low = 0, high = 0;
  int cluster = -1, track = 0;               ///< in channels only
  bool head_low = false, head_high = false;  ///< an arrow enters the symbol above/left, below/right
};

/// Segments of one channel whose spans hang together; tracks count from the top or the left.
struct Cluster {
  bool horizontal = false;
  int line = 0, tracks = 0;
  std::vector<int> segments;
};

struct Tracks {
  std::vector<Segment> segments;
  std::vector<Cluster> clusters;
  std::vector<std::vector<int>> across, along;  ///< by point: horizontal, vertical segments there

  [[nodiscard]] int at(int point, bool horizontal, int net) const;
};

/// Cuts the ways into segments and orders those of each channel: metro-line ordering, left edge.
Tracks make_tracks(const Wiring& wiring);

}  // namespace sopan::route
