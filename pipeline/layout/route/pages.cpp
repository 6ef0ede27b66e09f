#include "pipeline/layout/route/pages.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>

#include "pipeline/layout/route/forks.hpp"
#include "pipeline/layout/route/measure.hpp"
#include "pipeline/layout/route/strips.hpp"

namespace sopan::route {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

struct Draft {
  std::vector<Place> places;
  Page page;
};

/// The place for "ke hal. n": right of the pentagon, left of it, or on its blind side. False if one
/// has none.
bool put_notes(const Room& room, Page& page) {
  const auto wires = pieces(page.drawing);
  std::vector<Rect> taken;
  bool all = true;
  for (auto& connector : page.connectors) {
    const Rect box = page.drawing.boxes[at(connector.symbol)].front();
    const Length gap = millimetres(0.8), w = room.note_width, h = room.note_height;
    const Length y = box.origin.y + box.height / 2 - h / 2,
                 x = box.origin.x + box.width / 2 - w / 2;
    connector.note.reset();
    const bool above = page.flow.symbols[at(connector.symbol)].ports == bit(Side::south);
    const Rect candidates[] = {{{box.right() + gap, y}, w, h},
                               {{box.origin.x - gap - w, y}, w, h},
                               {{x, above ? box.origin.y - gap - h : box.bottom() + gap}, w, h}};
    for (const auto& note : candidates) {
      const bool hit = std::ranges::any_of(taken, [&](const Rect& t) {
        return note.origin.x < t.right() && t.origin.x < note.right() &&
               note.origin.y < t.bottom() && t.origin.y < note.bottom();
      });
      const Length room_around = millimetres(0.6);
      const auto near_by = clutter(page.flow, page.drawing, wires, grown(note, room_around), -1);
      if (hit || label_hits(near_by, note, -1, room_around) > 0) continue;
      connector.note = note;
      taken.push_back(note);
      break;
    }
    all = all && connector.note;
  }
  return all;
}

/// Draws the page with its connectors at `places`; strips grow if a note finds no place beside
/// them.
Page draw_page(const Flow& flow, int first, int end, const Room& room,
               const std::vector<Place>& places, const Measures& measures) {
  auto page = cut_page(flow, first, end, room, places);
  page.drawing = route(page.flow, measures);
  if (put_notes(room, page)) return page;
  for (std::size_t c = 0; c < places.size(); ++c) {
    if (page.connectors[c].note) continue;
    const auto& symbol = page.flow.symbols[at(page.connectors[c].symbol)];
    auto& height = page.flow.rows[at(symbol.row)];
    height = std::max(height, room.connector_height + 2 * (room.note_height + millimetres(1.6)));
  }
  page.drawing = route(page.flow, measures);
  put_notes(room, page);
  return page;
}

Draft draft(const Flow& flow, int first, int end, const Room& room, const Measures& measures) {
  auto places = place_connectors(flow, first, end);
  auto page = draw_page(flow, first, end, room, places, measures);
  return {std::move(places), std::move(page)};
}

long price(const Drawing& drawing) {
  const auto& m = drawing.metrics;
  return 100'000L * (m.missing + m.overlaps) + 130L * m.crossings + 40L * m.bends +
         60L * m.label_hits;
}

int cut_arrows(const Flow& flow, int row) {
  return static_cast<int>(std::ranges::count_if(flow.arrows, [&](const Arrow& a) {
    return (flow.symbols[at(a.from)].row < row) != (flow.symbols[at(a.to)].row < row);
  }));
}

/// The last row a page from `first` on may hold: by heights first, then as the router says.
Draft fill(const Flow& flow, int first, Length limit, const Room& room, const Measures& measures) {
  const int rows = static_cast<int>(flow.rows.size());
  int end = first + 1;
  for (Length sum = flow.rows[at(first)]; end < rows && sum + flow.rows[at(end)] <= limit; ++end)
    sum += flow.rows[at(end)];
  auto d = draft(flow, first, end, room, measures);
  while (end > first + 1 && d.page.drawing.row_edges.back() > limit)
    d = draft(flow, first, --end, room, measures);
  if (end == rows) return d;
  // Up to two rows less where clearly fewer arrows are cut, or where a row would be left alone.
  const auto loss = [&](int e) {
    const int left = flow.symbols.empty() ? 0 : rows - e;
    return 2 * cut_arrows(flow, e) + 3 * (end - e) + (left == 1 && end - first > 2 ? 100 : 0);
  };
  int best = end;
  for (int e = end - 1; e >= std::max(first + 2, end - 2); --e)
    if (loss(e) < loss(best)) best = e;
  for (; best < end; --best) {
    auto shorter = draft(flow, first, best, room, measures);
    if (shorter.page.drawing.row_edges.back() <= limit || best == first + 1) return shorter;
  }
  return d;
}

bool bends(const Page& page, const Connector& connector) {
  for (std::size_t i = 0; i < page.flow.arrows.size(); ++i) {
    const auto& a = page.flow.arrows[i];
    if (a.from != connector.symbol && a.to != connector.symbol) continue;
    if (page.drawing.wires[i].points.size() != 2) return true;
  }
  return false;
}

/// Slides connectors whose wires bend by up to two columns, changing places with another that
/// stands there, if the page gets better and still fits.
void polish(const Flow& flow, const Room& room, Length limit, const Measures& measures, Draft& d) {
  const int columns = static_cast<int>(flow.columns.size());
  for (std::size_t i = 0; i < d.places.size(); ++i)
    for (const int slide : {-1, 1, -2, 2}) {
      if (!bends(d.page, d.page.connectors[i])) break;
      auto places = d.places;
      auto& mine = places[i];
      mine.column += slide;
      if (mine.column < 0 || mine.column >= columns) continue;
      for (auto& other : places)
        if (&other != &mine && other.above == mine.above && other.strip == mine.strip &&
            other.column == mine.column)
          other.column = mine.column - slide;
      auto page = draw_page(flow, d.page.first_row, d.page.end_row, room, places, measures);
      if (price(page.drawing) >= price(d.page.drawing)) continue;
      if (page.drawing.row_edges.back() > std::max(limit, d.page.drawing.row_edges.back()))
        continue;
      d = {places, std::move(page)};
    }
}

/// Letters in reading order, and the pages of the other ends.
void name_connectors(const Flow& flow, std::vector<Draft>& drafts) {
  std::map<Key, int> numbers;
  const auto page_of = [&](int symbol) {
    const int row = flow.symbols[at(symbol)].row;
    int page = 0;
    while (drafts[at(page)].page.end_row <= row) ++page;
    return page;
  };
  for (auto& d : drafts) {
    std::vector<std::size_t> order(d.places.size());
    std::iota(order.begin(), order.end(), 0);
    const auto reading = [&](std::size_t i) {
      const auto& symbol = d.page.flow.symbols[at(d.page.connectors[i].symbol)];
      return std::pair{symbol.row, symbol.columns.front()};
    };
    std::ranges::sort(order, {}, reading);
    for (const auto i : order) {
      auto& connector = d.page.connectors[i];
      const auto next = static_cast<int>(numbers.size());
      connector.letter = letters(numbers.try_emplace(d.places[i].key, next).first->second);
      for (const int a : connector.arrows)
        connector.pages.push_back(
            page_of(connector.leaves ? flow.arrows[at(a)].to : flow.arrows[at(a)].from));
      std::ranges::sort(connector.pages);
      connector.pages.erase(std::ranges::unique(connector.pages).begin(), connector.pages.end());
    }
  }
}

}  // namespace

std::string letters(int number) {
  std::string text;
  for (++number; number > 0; number = (number - 1) / 26)
    text.insert(text.begin(), static_cast<char>('A' + (number - 1) % 26));
  return text;
}

std::vector<Page> paginate(const Flow& whole, const Room& room, const Measures& measures) {
  const auto forked = with_forks(whole);
  const Flow& flow = forked ? *forked : whole;
  std::vector<Draft> drafts;
  for (int row = 0; row < static_cast<int>(flow.rows.size());) {
    const Length limit = drafts.empty() ? room.first : room.others;
    auto d = fill(flow, row, limit, room, measures);
    polish(flow, room, limit, measures, d);
    row = d.page.end_row;
    drafts.push_back(std::move(d));
  }
  name_connectors(flow, drafts);
  std::vector<Page> pages;
  pages.reserve(drafts.size());
  for (auto& d : drafts) pages.push_back(std::move(d.page));
  return pages;
}

}  // namespace sopan::route
