#include "pipeline/layout/route/strips.hpp"

#include <algorithm>
#include <map>

#include "pipeline/layout/route/index.hpp"

namespace sopan::route {
namespace {

/// The nearest free column of the first strip where one is at most one column away; else a new
/// strip.
void settle(Place& place, const std::vector<Place>& others, int columns) {
  const auto taken = [&](int strip, int column) {
    return std::ranges::any_of(others, [&](const Place& o) {
      return o.above == place.above && o.strip == strip && o.column == column;
    });
  };
  const int wished = place.column;
  for (place.strip = 0;; ++place.strip)
    for (const int off : {0, 1, -1}) {
      place.column = wished + off;
      if (place.column >= 0 && place.column < columns && !taken(place.strip, place.column)) return;
    }
}

/// Strips lie in the rows next to them as far as these are higher than what is drawn in them.
void share_height(Page& page, const Room& room) {
  auto& rows = page.flow.rows;
  const auto yield = [&](int row, int strips) {
    Length drawn;
    for (const auto& symbol : page.flow.symbols)
      if (symbol.row == row) drawn = std::max(drawn, symbol.height);
    const Length least = std::min(rows[at(row)], drawn + 2 * room.symbol_margin);
    rows[at(row)] = std::max(least, rows[at(row)] - strips * room.strip);
  };
  yield(page.strips_above, page.strips_above);
  yield(page.strips_above + page.end_row - page.first_row - 1, page.strips_below);
}

}  // namespace

Key key_of(const Flow& flow, int arrow) {
  const auto& a = flow.arrows[at(arrow)];
  const bool forward = flow.symbols[at(a.to)].row >= flow.symbols[at(a.from)].row;
  if (a.two_headed || a.dashed) return {.lone = arrow, .forward = forward};
  if (a.fork >= 0) return {.source = a.from, .fork = a.fork, .forward = forward};
  return {.target = a.to, .forward = forward};
}

std::vector<Place> place_connectors(const Flow& flow, int first, int end) {
  const auto here = [&](int symbol) {
    const int row = flow.symbols[at(symbol)].row;
    return row >= first && row < end;
  };
  std::vector<Place> places;
  for (std::size_t i = 0; i < flow.arrows.size(); ++i) {
    const auto& arrow = flow.arrows[i];
    if (here(arrow.from) == here(arrow.to)) continue;
    Place place{key_of(flow, static_cast<int>(i)), here(arrow.from), false, 0, 0};
    place.above = place.leaves != place.key.forward;
    if (std::ranges::any_of(
            places, [&](const Place& p) { return p.key == place.key && p.leaves == place.leaves; }))
      continue;
    const auto& columns = flow.symbols[at(place.leaves ? arrow.from : arrow.to)].columns;
    place.column = columns[columns.size() / 2];
    settle(place, places, static_cast<int>(flow.columns.size()));
    places.push_back(place);
  }
  return places;
}

Page cut_page(const Flow& flow, int first, int end, const Room& room,
              const std::vector<Place>& places) {
  Page page{first, end};
  for (const auto& p : places) {
    auto& strips = p.above ? page.strips_above : page.strips_below;
    strips = std::max(strips, p.strip + 1);
  }
  const auto strip_rows = [&](int n) {
    page.flow.rows.insert(page.flow.rows.end(), at(n), room.strip);
  };
  page.flow.columns = flow.columns;
  strip_rows(page.strips_above);
  const auto rows = rows_on_page(flow.rows, flow.spans, at(first), at(end));
  page.flow.rows.insert(page.flow.rows.end(), rows.begin(), rows.end());
  strip_rows(page.strips_below);

  std::vector<int> index(flow.symbols.size(), -1);
  for (std::size_t s = 0; s < flow.symbols.size(); ++s) {
    auto symbol = flow.symbols[s];
    if (symbol.row < first || symbol.row >= end) continue;
    index[s] = static_cast<int>(page.flow.symbols.size());
    symbol.row += page.strips_above - first;
    page.flow.symbols.push_back(symbol);
    page.symbols.push_back(static_cast<int>(s));
  }
  share_height(page, room);
  for (const auto& p : places) {
    Connector connector;
    connector.symbol = static_cast<int>(page.flow.symbols.size());
    connector.leaves = p.leaves;
    page.connectors.push_back(connector);
    // The strip next to the rows is number 0.
    const int row =
        p.above ? page.strips_above - 1 - p.strip : page.strips_above + end - first + p.strip;
    page.flow.symbols.push_back({row,
                                 {p.column},
                                 Kind::connector,
                                 room.connector_width,
                                 room.connector_height,
                                 all_ports & ~bit(p.above ? Side::north : Side::south)});
    page.flow.symbols.back().slides = true;
    page.symbols.push_back(-1);
  }
  const auto connector = [&](const Key& key, bool leaves) {
    return static_cast<int>(
        std::ranges::find_if(places,
                             [&](const Place& p) { return p.key == key && p.leaves == leaves; }) -
        places.begin());
  };
  for (std::size_t i = 0; i < flow.arrows.size(); ++i) {
    auto arrow = flow.arrows[i];
    const bool leaves = index[at(arrow.from)] >= 0, arrives = index[at(arrow.to)] >= 0;
    if (!leaves && !arrives) continue;
    if (leaves != arrives) {
      const int c = connector(key_of(flow, static_cast<int>(i)), leaves);
      auto& mark = page.connectors[at(c)];
      mark.arrows.push_back(static_cast<int>(i));
      (leaves ? arrow.to : arrow.from) = mark.symbol;
      (leaves ? arrow.entries : arrow.exits) = all_ports;
      // One wire joins the pentagon with the end that its arrows share.
      const bool fork = places[at(c)].key.fork >= 0;
      if (mark.arrows.size() > 1 && fork == leaves) continue;
      if (arrives) arrow.label_width = {};
    }
    if (leaves) arrow.from = index[at(flow.arrows[i].from)];
    if (arrives) arrow.to = index[at(flow.arrows[i].to)];
    page.flow.arrows.push_back(arrow);
    page.arrows.push_back(static_cast<int>(i));
  }
  return page;
}

}  // namespace sopan::route
