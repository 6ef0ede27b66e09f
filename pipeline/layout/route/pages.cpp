#include "pipeline/layout/route/pages.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <numeric>

#include "pipeline/layout/route/forks.hpp"
#include "pipeline/layout/route/index.hpp"
#include "pipeline/layout/route/measure.hpp"
#include "pipeline/layout/route/router.hpp"
#include "pipeline/layout/route/strips.hpp"

namespace sopan::route {
namespace {

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
    const bool above = (page.flow.symbols[at(connector.symbol)].ports & bit(Side::north)) == 0;
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

/// How often a page with a flaw is drawn anew from the columns that its connectors slid to.
constexpr int most_restarts = 1;

bool flawless(const Drawing& drawing) {
  const auto& m = drawing.metrics;
  return m.crossings + m.label_hits + m.missing == 0;
}

std::int64_t price(const Drawing& drawing) {
  const auto& m = drawing.metrics;
  return 100'000LL * (m.missing + m.overlaps) + 130LL * m.crossings + 40LL * m.bends +
         60LL * m.label_hits;
}

/// A page being drawn.
class Sketch {
 public:
  Sketch(const Flow& flow, int first, int end, const Room& room, const Measures& measures)
      : room_(room), measures_(measures), places_(place_connectors(flow, first, end)) {
    page_ = cut_page(flow, first, end, room, places_);
    router_ = std::make_unique<Router>(page_.flow, measures);
  }

  /// A rough picture; `finish` goes on from it.
  Length draft() { return router_->draft(); }

  /// Draws the page; strips grow if a note finds no place beside them.
  Length finish() {
    router_->run();
    for (int round = 0; round < most_restarts && !flawless(router_->drawing()); ++round) {
      auto again = std::make_unique<Router>(router_->flow(), measures_);
      if (price(again->run()) >= price(router_->drawing())) break;
      router_ = std::move(again);
    }
    page_.drawing = router_->drawing();
    page_.flow = router_->flow();
    if (!put_notes(room_, page_)) {
      for (std::size_t c = 0; c < places_.size(); ++c) {
        if (page_.connectors[c].note) continue;
        const auto& symbol = page_.flow.symbols[at(page_.connectors[c].symbol)];
        auto& height = page_.flow.rows[at(symbol.row)];
        height =
            std::max(height, room_.connector_height + 2 * (room_.note_height + millimetres(1.6)));
      }
      page_.drawing = router_->redraw(page_.flow.rows);
      put_notes(room_, page_);
    }
    return page_.drawing.row_edges.back();
  }

  /// How many of the last rows must go for the page to fit, as it is drawn now; at least one. The
  /// last takes its strips with it, the next one's text will have them.
  [[nodiscard]] int surplus(Length limit) const {
    const auto& edges = router_->drawing().row_edges;
    Length over = edges.back() - limit;
    const int count = page_.end_row - page_.first_row;
    int rows = 0;
    for (auto foot = edges.size() - 1, end = at(page_.strips_above + count);
         over > Length{} && rows + 1 < count; foot = --end, ++rows)
      over -= edges[foot] - edges[end - 1];
    return std::max(rows, 1);
  }

  [[nodiscard]] const Key& key(std::size_t connector) const { return places_[connector].key; }
  Page& page() { return page_; }

 private:
  const Room& room_;
  const Measures& measures_;
  std::vector<Place> places_;
  Page page_;
  std::unique_ptr<Router> router_;
};

int cut_arrows(const Flow& flow, int row) {
  return static_cast<int>(std::ranges::count_if(flow.arrows, [&](const Arrow& a) {
    return (flow.symbols[at(a.from)].row < row) != (flow.symbols[at(a.to)].row < row);
  }));
}

/// Decisions before `row` all of whose answers below them stand after it.
int parted_decisions(const Flow& flow, int row) {
  std::vector<int> nearest(flow.symbols.size(), -1);
  for (const auto& a : flow.arrows) {
    const int from = flow.symbols[at(a.from)].row, to = flow.symbols[at(a.to)].row;
    if (flow.symbols[at(a.from)].kind != Kind::decision || from >= row || to < from) continue;
    auto& least = nearest[at(a.from)];
    least = least < 0 ? to : std::min(least, to);
  }
  return static_cast<int>(std::ranges::count_if(nearest, [&](int to) { return to >= row; }));
}

/// What breaking before row `end` costs where `last` would be the last possible break: arrows cut,
/// decisions parted from their nearest answer, rows left over, a row left alone.
int loss(const Flow& flow, int first, int end, int last) {
  const int rows = static_cast<int>(flow.rows.size());
  const int left = flow.symbols.empty() ? 0 : rows - end;
  return 2 * cut_arrows(flow, end) + 4 * parted_decisions(flow, end) + 3 * (last - end) +
         (left == 1 && last - first > 2 ? 100 : 0);
}

/// The page from `first` on, begun: it ends by heights first, then as a rough picture says; up to
/// two rows less where that cuts clearly less, unless a third of the page were empty.
std::unique_ptr<Sketch> begin(const Flow& flow, int first, Length limit, const Room& room,
                              const Measures& measures) {
  const auto sketch = [&](int end) {
    return std::make_unique<Sketch>(flow, first, end, room, measures);
  };
  int rows = static_cast<int>(flow.rows.size());
  for (const int row : flow.breaks)
    if (row > first) rows = std::min(rows, row);
  int end = first + 1;
  Length sum = flow.rows[at(first)];
  for (; end < rows && sum + flow.rows[at(end)] <= limit; ++end) sum += flow.rows[at(end)];
  auto begun = sketch(end);
  while (end > first + 1 && begun->draft() > limit) {
    end -= begun->surplus(limit);
    begun = sketch(end);
  }
  if (end == rows) return begun;
  sum = {};
  for (int row = first; row < end; ++row) sum += flow.rows[at(row)];
  int best = end;
  for (int e = end - 1; e >= std::max(first + 2, end - 2); --e) {
    sum -= flow.rows[at(e)];
    if (sum < limit * 2 / 3) break;
    if (loss(flow, first, e, end) < loss(flow, first, best, end)) best = e;
  }
  return best == end ? std::move(begun) : sketch(best);
}

/// The page from row `first` on.
std::unique_ptr<Sketch> fill(const Flow& flow, int first, Length limit, const Room& room,
                             const Measures& measures) {
  auto sketch = begin(flow, first, limit, room, measures);
  for (;;) {
    if (sketch->finish() <= limit) return sketch;
    const int end = sketch->page().end_row;
    if (end == first + 1) return sketch;
    sketch = std::make_unique<Sketch>(flow, first, end - sketch->surplus(limit), room, measures);
  }
}

/// Letters in reading order, and the pages of the other ends.
void name_connectors(const Flow& flow, std::vector<std::unique_ptr<Sketch>>& sketches) {
  std::map<Key, int> numbers;
  const auto page_of = [&](int symbol) {
    const int row = flow.symbols[at(symbol)].row;
    int page = 0;
    while (sketches[at(page)]->page().end_row <= row) ++page;
    return page;
  };
  for (auto& sketch : sketches) {
    auto& page = sketch->page();
    std::vector<std::size_t> order(page.connectors.size());
    std::iota(order.begin(), order.end(), 0);
    const auto reading = [&](std::size_t i) {
      const auto& symbol = page.flow.symbols[at(page.connectors[i].symbol)];
      return std::pair{symbol.row, symbol.columns.front()};
    };
    std::ranges::sort(order, {}, reading);
    for (const auto i : order) {
      auto& connector = page.connectors[i];
      const auto next = static_cast<int>(numbers.size());
      connector.letter = letters(numbers.try_emplace(sketch->key(i), next).first->second);
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
  std::vector<std::unique_ptr<Sketch>> sketches;
  for (int row = 0; row < static_cast<int>(flow.rows.size());) {
    const Length limit = sketches.empty() ? room.first : room.others;
    sketches.push_back(fill(flow, row, limit, room, measures));
    row = sketches.back()->page().end_row;
  }
  name_connectors(flow, sketches);
  std::vector<Page> pages;
  pages.reserve(sketches.size());
  for (auto& sketch : sketches) pages.push_back(std::move(sketch->page()));
  return pages;
}

}  // namespace sopan::route
