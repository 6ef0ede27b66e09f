#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "pipeline/base/length.hpp"
#include "pipeline/base/row_spans.hpp"

/// The arrows of the flow table: symbols have fixed rows and columns, wires are found, rows grow.
/// Everything is a pure function in integer millipoints; the origin is the top left corner of the
/// actor columns and the first row. After design/routing.md.
namespace sopan::route {

enum class Kind { terminator, process, decision, connector };

/// A side of a symbol, also a direction on the page; the number is its bit in `Symbol::ports`.
enum class Side { east, north, west, south };
constexpr unsigned bit(Side side) { return 1U << static_cast<unsigned>(side); }
constexpr unsigned all_ports = 15;

/// One step. Several columns: one wide box over adjacent ones, equal boxes with a tie otherwise.
/// Symbols that would stand in the same cell of a row are stacked there, first one on top.
struct Symbol {
  int row = 0;
  std::vector<int> columns;  ///< sorted, at least one
  Kind kind = Kind::process;
  Length width = {}, height = {};  ///< of the shape in one cell
  unsigned ports = all_ports;      ///< the sides that arrows may use
  Length least_width = {};  ///< when columns shrink for an outer lane; zero = that of the measures
  bool slides = false;      ///< may stand in another column if its wires get better (connectors)
};

struct Arrow {
  int from = 0, to = 0;                        ///< indices of symbols
  Length label_width = {}, label_height = {};  ///< zero width: no label
  bool two_headed = false;                     ///< shares no stretch with others
  bool dashed = false;                         ///< shares no stretch with others
  /// Arrows of one source and fork share one exit and a trunk. -1: arrows without labels of a step
  /// that is no decision may do so too, if they go to one row or the step has too few sides.
  int fork = -1;
  unsigned exits = all_ports, entries = all_ports;  ///< sides its author wishes for
};

struct Flow {
  std::vector<Length> columns;  ///< widths
  std::vector<Length> rows;     ///< least heights
  std::vector<Symbol> symbols;
  std::vector<Arrow> arrows;
  std::vector<int> breaks = {};     ///< rows that begin a page
  std::vector<RowSpan> spans = {};  ///< cells of text that span rows
};

/// The measures of design/look.md 1.2.
struct Measures {
  Length track = millimetres(1.7);        ///< wished distance of parallel wires
  Length narrow = millimetres(0.7);       ///< least distance of parallel wires
  Length from_ruling = millimetres(1.0);  ///< distance of a wire to a parallel ruling
  Length from_symbol = millimetres(1.2);  ///< distance of a wire to a foreign symbol
  Length first_segment = millimetres(1.5);
  Length last_segment = millimetres(3.2);
  Length least_last_segment = millimetres(1.8);
  Length gutter = millimetres(6.0);  ///< column width less symbol width, when columns shrink
  Length least_symbol = millimetres(8.0);
  Length exit_to_label = millimetres(0.8);  ///< symbol to a label over a horizontal exit
  Length label_gap = millimetres(0.7);      ///< label to its line
  Length label_room = millimetres(0.6);     ///< label to anything else
};

/// The way of one arrow. `points[own_begin..own_end]` is its own; what comes before (fork) or after
/// (fan-in) is a copy of another wire of the same `net`. Empty `points`: unroutable.
struct Wire {
  std::vector<Point> points;
  std::size_t own_begin = 0, own_end = 0;
  int net = -1;
  Side exit = Side::east;    ///< side of the source it leaves
  Side entry = Side::north;  ///< side of the target it enters
  std::optional<Rect> label = {};
};

/// The dashed line between the boxes of one symbol.
struct Tie {
  Point from, to;
  int symbol = 0;
};

/// What the finished picture is worth, measured on its lines alone.
struct Metrics {
  int crossings = 0, bends = 0;
  int overlaps = 0;  ///< lines of different nets on or touching each other
  int through = 0;   ///< segments through a symbol
  int missing = 0;   ///< arrows without a way
  int label_hits = 0;
  Length shortest_last_segment, narrowest_gap;
};

struct Drawing {
  std::vector<Length> column_edges, row_edges;  ///< one more than columns, rows
  std::vector<std::vector<Rect>> boxes;         ///< by symbol, from left to right
  std::vector<Wire> wires;                      ///< by arrow
  std::vector<Point> junctions;                 ///< dots
  std::vector<Tie> ties;
  std::vector<int> unroutable;  ///< arrows that found no free side or no lane
  std::vector<int> unheeded;    ///< arrows drawn against the wish of their author
  Metrics metrics;
};

/// Draws `flow`. Never fails and never draws badly: what finds no good way is in `unroutable`.
Drawing route(const Flow& flow, const Measures& measures = {});

}  // namespace sopan::route
