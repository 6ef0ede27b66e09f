#pragma once

#include <span>
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
  std::size_t first = 0, count = 0;  ///< its segments in `Tracks::members`
};

struct Tracks {
  std::vector<Segment> segments;
  std::vector<Cluster> clusters;
  std::vector<int> members;    ///< segments in channels, cluster by cluster
  std::vector<int> first_use;  ///< by point: where its uses begin in `across` and `along`
  std::vector<int> across,
      along;  ///< by use: the horizontal, the vertical segment there, -1 = none
  const Wiring* wiring = nullptr;

  [[nodiscard]] int at(int point, bool horizontal, int net) const;
  [[nodiscard]] std::span<const int> of(const Cluster& cluster) const {
    return {members.data() + cluster.first, cluster.count};
  }
};

/// Cuts the ways into segments and orders those of each channel: metro-line ordering, left edge.
/// `tracks` is written anew, in the memory it has.
void make_tracks(const Wiring& wiring, Tracks& tracks);

}  // namespace sopan::route
