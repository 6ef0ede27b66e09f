#include "pipeline/layout/route/sheet.hpp"

#include <algorithm>
#include <utility>

#include "pipeline/layout/route/index.hpp"

namespace sopan::route {
namespace {

class Growth {
 public:
  Growth(const Wiring& wiring, const Tracks& tracks, const Measures& measures, const Extent& extent)
      : w_(wiring), g_(*wiring.grid), flow_(*wiring.flow), t_(tracks), m_(measures), ask_(extent) {}

  Sheet run() {
    columns();
    rows();
    return std::move(s_);
  }

 private:
  const Wiring& w_;
  const Grid& g_;
  const Flow& flow_;
  const Tracks& t_;
  const Measures& m_;
  const Extent& ask_;
  Sheet s_;
  std::vector<std::pair<int, int>> homes_;  ///< net, row of the flow

  [[nodiscard]] Mpt lane(int line, Mpt gutter) const {
    Mpt lane = 0;
    for (std::size_t c = 0; c < t_.clusters.size(); ++c) {
      const auto& cluster = t_.clusters[c];
      if (cluster.horizontal || cluster.line != line) continue;
      lane = std::max(lane, ask_.need(cluster.tracks, ask_.edge(c, line == 0)) - gutter);
    }
    return lane;
  }

  void columns() {
    const int n = g_.columns;
    Mpt total = 0;
    for (const auto c : flow_.columns) total += c.millipoints;
    s_.width.resize(at(n));
    s_.shrink.assign(at(n), 0);
    Mpt before = 0, after = 0;
    for (int round = 0; round < 4 && total > 0; ++round) {
      const Mpt rest = total - before - after;
      for (int c = 0; c < n; ++c) {
        s_.width[at(c)] = flow_.columns[at(c)].millipoints * rest / total;
        s_.shrink[at(c)] = flow_.columns[at(c)].millipoints - s_.width[at(c)];
      }
      before = std::max(before, lane(0, ask_.gutter(s_, 0)));
      after = std::max(after, lane(2 * n, ask_.gutter(s_, n - 1)));
      const Mpt most = total / 3;
      const Mpt sum = before + after;
      if (sum > std::max(most, Mpt{0})) {
        before = before * most / sum;
        after = after * most / sum;
      }
    }
    Mpt x = 0;
    for (int c = 0; c < n; ++c) {
      s_.left.push_back(x);
      s_.column_edges.push_back({x});
      if (c == 0) x += before;
      s_.center.push_back(x + s_.width[at(c)] / 2);
      x += s_.width[at(c)];
      if (c + 1 == n) x = total;
      s_.right.push_back(x);
    }
    s_.column_edges.push_back({total});
    for (int c = 0; c < n; ++c) s_.gutter.push_back(ask_.gutter(s_, c));
  }

  void rows() {
    s_.top.assign(at(g_.rows), m_.first_segment.millipoints);
    s_.bottom = s_.top;
    s_.tall.assign(at(g_.rows), 0);
    for (std::size_t s = 0; s < flow_.symbols.size(); ++s) {
      auto& tall = s_.tall[at(g_.row_of[s])];
      tall = std::max(tall, flow_.symbols[s].height.millipoints);
    }
    straight_room();
    homes();
    s_.split.assign(t_.clusters.size(), 0);
    for (std::size_t c = 0; c < t_.clusters.size(); ++c)
      if (t_.clusters[c].horizontal) margin(c);
    Mpt y = 0;
    for (std::size_t row = 0; row < flow_.rows.size(); ++row) {
      s_.row_edges.push_back({y});
      const int first = g_.first_row[row], end = g_.first_row[row + 1];
      for (int r = first; r < end; ++r) {
        const Mpt least = flow_.rows[row].millipoints / (end - first) +
                          (r == first ? flow_.rows[row].millipoints % (end - first) : 0);
        const Mpt low = s_.top[at(r)] + s_.tall[at(r)] / 2,
                  high = s_.bottom[at(r)] + s_.tall[at(r)] / 2;
        const Mpt height = std::max(least, low + high);
        s_.middle.push_back(y + std::max(low, std::min(height / 2, height - high)));
        s_.start.push_back(y);
        y += height;
      }
    }
    s_.row_edges.push_back({y});
    s_.start.push_back(y);
    for (int r = 0; r < g_.rows; ++r) {
      s_.top[at(r)] = s_.middle[at(r)] - s_.tall[at(r)] / 2 - s_.start[at(r)];
      s_.bottom[at(r)] = s_.start[at(r) + 1] - s_.middle[at(r)] - s_.tall[at(r)] / 2;
    }
  }
  /// Room for the heads of arrows that enter at the top or the bottom, and for labels there.
  void straight_room() {
    const Mpt entry = m_.last_segment.millipoints - m_.from_ruling.millipoints;
    for (std::size_t a = 0; a < w_.paths.size(); ++a) {
      const auto& points = w_.paths[a].points;
      if (points.empty()) continue;
      const Dir in = direction(g_, points[points.size() - 2], points.back());
      const int r = g_.y(points.back()) / 2;
      if (in == 3) s_.top[at(r)] = std::max(s_.top[at(r)], entry);
      if (in == 1) s_.bottom[at(r)] = std::max(s_.bottom[at(r)], entry);
      const Dir out = direction(g_, points[0], points[1]);
      const auto& arrow = flow_.arrows[a];
      const int q = g_.y(points[0]) / 2;
      if (arrow.two_headed && out == 3) s_.bottom[at(q)] = std::max(s_.bottom[at(q)], entry);
      if (arrow.two_headed && out == 1) s_.top[at(q)] = std::max(s_.top[at(q)], entry);
      if (arrow.label_width.millipoints == 0 || horizontal(out)) continue;
      auto& side = out == 3 ? s_.bottom[at(q)] : s_.top[at(q)];
      side = std::max(side, ask_.label_edge(arrow));
    }
  }
  /// Finds the nets all of whose arrows stay in one row of the flow.
  void homes() {
    for (std::size_t a = 0; a < w_.paths.size(); ++a) {
      const auto& arrow = flow_.arrows[a];
      const int row = flow_.symbols[at(arrow.from)].row;
      if (flow_.symbols[at(arrow.to)].row == row && !w_.paths[a].points.empty())
        homes_.emplace_back(w_.paths[a].net, row);
    }
    if (homes_.empty()) return;
    for (std::size_t a = 0; a < w_.paths.size(); ++a) {
      const auto& arrow = flow_.arrows[a];
      if (flow_.symbols[at(arrow.from)].row == flow_.symbols[at(arrow.to)].row) continue;
      std::erase_if(homes_, [&](const auto& home) { return home.first == w_.paths[a].net; });
    }
  }

  /// Wires of one row stay in it: tracks before the ruling are not of the row below, those after
  /// it not of the row above.
  [[nodiscard]] int at_home(const Cluster& cluster, int split) const {
    const int gap = cluster.line / 2;
    int least = 0, most = cluster.tracks;
    for (const int s : t_.of(cluster)) {
      const auto& segment = t_.segments[at(s)];
      const auto home = std::ranges::find(homes_, segment.net, &std::pair<int, int>::first);
      if (home == homes_.end()) continue;
      const int first = g_.first_row[at(home->second)], end = g_.first_row[at(home->second) + 1];
      if (end == gap) least = std::max(least, segment.track + 1);
      if (first == gap) most = std::min(most, segment.track);
    }
    return least <= most ? std::clamp(split, least, most) : split;
  }

  void margin(std::size_t c) {
    const auto& cluster = t_.clusters[c];
    auto& split = s_.split[c];
    int down = 0, up = 0;
    for (const int s : t_.of(cluster)) {
      down += t_.segments[at(s)].head_high ? 1 : 0;
      up += t_.segments[at(s)].head_low ? 1 : 0;
    }
    split = (cluster.tracks + (down >= up ? 1 : 0)) / 2;
    if (!homes_.empty()) split = at_home(cluster, split);
    const int above = cluster.line / 2 - 1, below = cluster.line / 2;
    if (above < 0) split = 0;
    if (below >= g_.rows) split = cluster.tracks;
    if (above >= 0) {
      auto& m = s_.bottom[at(above)];
      m = std::max(m, ask_.need(split, ask_.edge(c, false)));
    }
    if (below < g_.rows) {
      auto& m = s_.top[at(below)];
      m = std::max(m, ask_.need(cluster.tracks - split, ask_.edge(c, true)));
    }
  }
};

}  // namespace

Mpt Extent::symbol_width(const Sheet& sheet, int symbol, int column) const {
  const Mpt wished = flow_.symbols[at(symbol)].width.millipoints;
  const Mpt asked = flow_.symbols[at(symbol)].least_width.millipoints;
  const Mpt least = std::min(wished, asked > 0 ? asked : m_.least_symbol.millipoints);
  const Mpt most = sheet.width[at(column)] - 2 * m_.narrow.millipoints;
  return std::min(most, std::max(least, wished - sheet.shrink[at(column)]));
}

Mpt Extent::need(int tracks, Mpt edge) const {
  return tracks == 0 ? 0 : m_.from_ruling.millipoints + (tracks - 1) * m_.track.millipoints + edge;
}

Mpt Extent::gutter(const Sheet& sheet, int column) const {
  Mpt widest = 0;
  for (int r = 0; r < g_.rows; ++r) {
    const int s = g_.symbol_at[at(g_.point(2 * column + 1, 2 * r + 1))];
    if (s >= 0) widest = std::max(widest, symbol_width(sheet, s, column));
  }
  return (sheet.width[at(column)] - widest) / 2;
}

Mpt Extent::label_edge(const Arrow& arrow) const {
  return arrow.label_height.millipoints + m_.from_symbol.millipoints + m_.label_room.millipoints;
}

Extent::Extent(const Wiring& wiring, const Tracks& tracks, const Measures& measures)
    : w_(wiring), g_(*wiring.grid), flow_(*wiring.flow), t_(tracks), m_(measures) {
  const auto labels = this->labels();
  for (const auto& cluster : t_.clusters) {
    Mpt edge[] = {m_.first_segment.millipoints, m_.first_segment.millipoints};
    int low = g_.width(), top = 0;
    for (const int s : t_.of(cluster)) {
      const auto& segment = t_.segments[at(s)];
      if (segment.head_low) edge[0] = m_.last_segment.millipoints;
      if (segment.head_high) edge[1] = m_.last_segment.millipoints;
      low = std::min(low, segment.low);
      top = std::max(top, segment.high);
    }
    if (cluster.horizontal)
      for (const auto& label : labels)
        if (label.line == cluster.line && label.x >= low - 1 && label.x <= top + 1)
          edge[label.up ? 1 : 0] = std::max(edge[label.up ? 1 : 0], label.edge);
    edges_.insert(edges_.end(), std::begin(edge), std::end(edge));
  }
}

std::vector<Extent::Label> Extent::labels() const {
  std::vector<Label> result;
  for (std::size_t a = 0; a < w_.paths.size(); ++a) {
    const auto& points = w_.paths[a].points;
    if (points.empty() || flow_.arrows[a].label_width.millipoints == 0) continue;
    const Dir out = direction(g_, points[0], points[1]);
    if (!horizontal(out))
      result.push_back({g_.y(points[1]), g_.x(points[1]), out == 1, label_edge(flow_.arrows[a])});
  }
  return result;
}

Sheet make_sheet(const Wiring& wiring, const Tracks& tracks, const Measures& measures,
                 const Extent& extent) {
  return Growth(wiring, tracks, measures, extent).run();
}

}  // namespace sopan::route
