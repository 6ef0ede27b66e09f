#include <algorithm>
#include <optional>

#include "layouts/comparison.hpp"
#include "layouts/faults.hpp"
#include "layouts/procedure_table.hpp"
#include "layouts/symbol_size.hpp"
#include "layouts/table_pages.hpp"
#include "pipeline/layout/route/pages.hpp"
#include "pipeline/layout/symbols.hpp"
#include "pipeline/layout/table_tags.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextStyle;
using manuscript::Edit;

constexpr TextStyle label_text{.size = 7_pt, .leading = 8_pt};
constexpr TextStyle narrow_label_text{.size = 6.5_pt, .leading = 7.5_pt};
constexpr std::size_t most_label_lines = 4;
constexpr Length label_inset = 1.2_mm;  ///< of a label beside a line in the middle of its column
constexpr TextStyle letter_text{
    .size = 8_pt, .leading = 9.5_pt, .bold = true, .align = Align::centre};
constexpr TextStyle note_text{.size = 6.5_pt, .leading = 8_pt};
constexpr Length symbol_margin = 3_mm;

/// The inverse of route::letters: A = 0, Z = 25, AA = 26.
int number_of(const std::string& letters) {
  int number = 0;
  for (const char letter : letters) number = number * 26 + (letter - 'A' + 1);
  return number - 1;
}

route::Kind kind_of(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::start:
    case SymbolKind::end:
      return route::Kind::terminator;
    case SymbolKind::process:
      return route::Kind::process;
    case SymbolKind::decision:
      return route::Kind::decision;
  }
  return route::Kind::process;
}

unsigned sides_of(WishedSide side) {
  switch (side) {
    case WishedSide::any:
      return route::all_ports;
    case WishedSide::left:
      return route::bit(route::Side::west);
    case WishedSide::right:
      return route::bit(route::Side::east);
    case WishedSide::top:
      return route::bit(route::Side::north);
    case WishedSide::bottom:
      return route::bit(route::Side::south);
  }
  return route::all_ports;
}

page::Path outline_of(SymbolKind kind, Rect box) {
  switch (kind) {
    case SymbolKind::start:
    case SymbolKind::end:
      return layout::terminator_symbol(box);
    case SymbolKind::process:
      return layout::process_symbol(box);
    case SymbolKind::decision:
      return layout::decision_symbol(box);
  }
  return layout::process_symbol(box);
}

Rect moved(Rect box, Point by) {
  return {{box.origin.x + by.x, box.origin.y + by.y}, box.width, box.height};
}

/// The router's lengths begin beyond any sheet.
void keep_least(std::optional<Length>& least, Length one) {
  if (one < 900_mm && (!least || one < *least)) least = one;
}

/// Lays out and paints one procedure as a flow table.
class Flowchart {
 public:
  Flowchart(const manuscript::Procedure& procedure, const Context& context,
            page::Document& document)
      : procedure_(procedure),
        context_(context),
        document_(document),
        built_(flow_table(procedure, context)) {}

  Cursor paint(Cursor start) {
    const auto frame = context_.paper.frame();
    auto& table = built_.table;
    head_ = layout::set_head(table, context_.faces);
    const auto room = frame.height - head_.height;
    first_row_of_ = layout::split_rows(table, room);
    make_flow();
    const auto least = head_.height + height_of_first(flow_.rows, flow_.spans, 2);
    const auto begun = begin_table(procedure_.title, least, context_, start, document_);
    route::Room rooms{.first = frame.bottom() - begun.top - head_.height, .others = room};
    rooms.symbol_margin = symbol_margin;
    rooms.note_width = widest_note();
    rooms.note_height = note_text.size;
    make_pages(rooms);
    first_page_ = document_.pages.size();
    const auto connectors = name_connectors(start.connectors);
    for (const auto& part : pages_) tell(part);
    context_.report->rows += procedure_.steps.size();
    context_.report->arrows += procedure_.arrows.size();
    add_tags(begun.section);
    auto bottom = begun.top;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      if (i > 0) new_page(context_, document_);
      bottom = paint_page(pages_[i], {frame.origin.x, i == 0 ? begun.top : frame.origin.y}, i == 0);
      context_.report->white.push_back(frame.bottom() - bottom);
      if (pages_.size() > 1 && pages_[i].end_row - pages_[i].first_row == 1)
        report_nearly_empty(table.rows[static_cast<std::size_t>(pages_[i].first_row)], bottom,
                            document_.pages.size(), context_);
    }
    auto notes = procedure_.notes;
    std::ranges::sort(undrawn_);
    for (const auto arrow : undrawn_) notes.push_back(undrawn_arrow(procedure_, arrow, context_));
    auto end = paint_notes(notes, bottom, context_, document_, begun.section);
    end.connectors = connectors;
    end.began = begun.page;
    return end;
  }

 private:
  page::Page& page() { return document_.pages.back(); }

  /// Lost arrows of a comparison give way until the others find theirs.
  void make_pages(const route::Room& rooms) {
    const auto is_blocked = [this] {
      return std::ranges::any_of(
          pages_, [](const route::Page& part) { return !part.drawing.unroutable.empty(); });
    };
    pages_ = route::paginate(flow_, rooms);
    while (is_blocked() && procedure_.arrows[flow_.arrows.size() - 1].edit == Edit::removed) {
      flow_.arrows.pop_back();
      undrawn_.push_back(flow_.arrows.size());
      pages_ = route::paginate(flow_, rooms);
    }
  }

  /// Letters are unique in the whole SOP: they go on after the first `used`. Returns how many are
  /// used now.
  int name_connectors(int used) {
    int most = 0;
    for (auto& part : pages_) {
      for (auto& connector : part.connectors) {
        const auto number = number_of(connector.letter);
        most = std::max(most, number + 1);
        connector.letter = route::letters(number + used);
      }
    }
    return used + most;
  }

  [[nodiscard]] std::string page_note(bool leaves, std::size_t number) const {
    auto words = context_.profile.label(leaves ? "ke-halaman" : "dari-halaman");
    if (const auto place = words.find("{0}"); place != std::string::npos)
      words.replace(place, 3, std::to_string(number));
    return words;
  }

  /// A page has a row at least, beside those of other parts of the SOP.
  [[nodiscard]] Length widest_note() const {
    constexpr std::size_t others = 20;
    const std::size_t last = built_.table.rows.size() + others < 100 ? 99 : 999;
    return std::max(layout::text_width(page_note(true, last), note_text, context_.faces),
                    layout::text_width(page_note(false, last), note_text, context_.faces));
  }

  void add_tags(page::ElementId section) {
    layout::TableTags tags(built_.table, section, document_,
                           layout::DrawnColumns{.first = 2, .count = built_.actor_count});
    head_elements_ = tags.head();
    std::size_t step = 0;
    for (std::size_t row = 0; row < built_.table.rows.size(); ++row) {
      if (built_.table.rows[row].continues) {
        row_elements_.push_back(row_elements_.back());
        continue;
      }
      auto added = tags.row(row, alternative_of(procedure_.steps[step++], context_));
      row_elements_.push_back(std::move(added.cells));
      figures_.push_back(added.figure);
    }
  }

  void make_flow() {
    const auto& table = built_.table;
    flow_.columns.assign(table.widths.begin() + 2,
                         table.widths.begin() + 2 + static_cast<int>(built_.actor_count));
    flow_.rows = layout::row_heights(table);
    flow_.spans = layout::row_spans(table);
    for (const auto& symbol : procedure_.symbols) {
      const auto lane = flow_.columns[symbol.actors.front()];
      sized_.push_back(size_symbol(symbol, lane, context_.faces));
      const auto& sized = sized_.back();
      if (!sized.fits) report_long_words(symbol, context_);
      route::Symbol node{.row = static_cast<int>(first_row_of_[symbol.step]),
                         .kind = kind_of(symbol.kind),
                         .width = sized.width,
                         .height = sized.height,
                         .least_width = sized.least_width};
      for (const auto actor : symbol.actors) node.columns.push_back(static_cast<int>(actor));
      flow_.symbols.push_back(std::move(node));
      auto& row = flow_.rows[first_row_of_[symbol.step]];
      row = std::max(row, sized.height + 2 * symbol_margin);
    }
    for (std::size_t step = 0; step < procedure_.steps.size(); ++step)
      if (procedure_.steps[step].new_page)
        flow_.breaks.push_back(static_cast<int>(first_row_of_[step]));
    for (const auto& arrow : procedure_.arrows) {
      route::Arrow edge{.from = static_cast<int>(arrow.from), .to = static_cast<int>(arrow.to)};
      if (!arrow.label.empty()) {
        const auto box = set_label(arrow, Align::left);
        edge.label_width = box.width;
        edge.label_height = box.height - (box.leading - box.size);
        if (box.lines.size() > 1) {  // it stands over its line, or under it
          auto& row = flow_.rows[first_row_of_[procedure_.symbols[arrow.from].step]];
          row = std::max(row, 2 * (edge.label_height + 2 * label_inset));
        }
      }
      edge.two_headed = arrow.two_headed;
      // A lost arrow shares no line with those that are left.
      edge.dashed = arrow.dashed || arrow.edit == Edit::removed;
      edge.exits = sides_of(arrow.exit);
      edge.entries = sides_of(arrow.entry);
      edge.fork = arrow.fork ? static_cast<int>(*arrow.fork) : -1;
      flow_.arrows.push_back(edge);
    }
  }

  /// A label: smaller, then on several lines, where it would not stand between the middle of its
  /// column and the ruling.
  [[nodiscard]] layout::TextBox set_label(const manuscript::Arrow& arrow, Align align) const {
    const auto lane = flow_.columns[procedure_.symbols[arrow.from].actors.front()];
    const auto room = lane / 2 - label_inset;
    auto style = label_style(arrow);
    style.align = align;
    const auto words = text_of(arrow.label, arrow.edit);
    auto box = layout::set_text(words, style, 100_mm, context_.faces);
    if (box.width > room) {
      auto measure =
          std::max(room - label_inset, layout::widest_word(arrow.label, style, context_.faces));
      for (; measure < box.width; measure += measure / 8) {
        auto tried = layout::set_text(words, style, measure, context_.faces);
        if (tried.lines.size() > most_label_lines) continue;
        box = std::move(tried);
        break;
      }
    }
    return layout::set_text(words, style, box.width, context_.faces);
  }

  /// The size of a label: smaller where it would not stand between the middle of its column and the
  /// ruling.
  [[nodiscard]] const TextStyle& label_style(const manuscript::Arrow& arrow) const {
    const auto lane = flow_.columns[procedure_.symbols[arrow.from].actors.front()];
    const auto width = layout::text_width(arrow.label, label_text, context_.faces);
    return width + label_inset > lane / 2 ? narrow_label_text : label_text;
  }

  void tell(const route::Page& part) {
    for (const auto arrow : part.drawing.unroutable) {
      const auto whole = static_cast<std::size_t>(part.arrows[static_cast<std::size_t>(arrow)]);
      if (context_.comparison) {
        undrawn_.push_back(whole);
      } else {
        report_unroutable(procedure_, whole, context_);
      }
    }
    for (const auto arrow : part.drawing.unheeded)
      report_unheeded(procedure_,
                      static_cast<std::size_t>(part.arrows[static_cast<std::size_t>(arrow)]),
                      context_);
    const auto& metrics = part.drawing.metrics;
    auto& report = *context_.report;
    report.crossings += metrics.crossings;
    report.bends += metrics.bends;
    report.overlaps += metrics.overlaps;
    report.through += metrics.through;
    report.label_hits += metrics.label_hits;
    report.missing += metrics.missing;
    keep_least(report.shortest_last_segment, metrics.shortest_last_segment);
    keep_least(report.narrowest_gap, metrics.narrowest_gap);
  }

  /// Paints one page with its table at `top`; returns where the table ends.
  Length paint_page(const route::Page& part, Point top, bool first) {
    auto& ruled = built_.table;
    const auto& drawing = part.drawing;
    for (std::size_t i = 0; i < built_.actor_count; ++i)
      ruled.widths[2 + i] = drawing.column_edges[i + 1] - drawing.column_edges[i];
    layout::Rules rules;
    layout::paint_head(ruled, head_, top, context_.faces,
                       first ? head_elements_ : std::vector<page::ElementId>{}, page(), rules);
    const Point body{top.x, top.y + head_.height};
    const auto& edges = drawing.row_edges;
    // The text beside strips of connectors has their height too.
    std::vector<Length> rows(edges.begin() + part.strips_above,
                             edges.begin() + part.strips_above + part.end_row - part.first_row + 1);
    const layout::DrawnArea drawn{
        .first = 2, .count = built_.actor_count, .top = rows.front(), .bottom = rows.back()};
    rows.front() = edges.front();
    rows.back() = edges.back();
    layout::paint_rows(ruled, static_cast<std::size_t>(part.first_row), rows, body, row_elements_,
                       page(), rules, drawn);
    close_drawn_area(body, drawn, edges.back(), rules);
    const auto bottom = body.y + edges.back();
    rules.frame({top, ruled.width(), bottom - top.y}, ruled.style.frame_rule);
    rules.paint(page());
    paint_flow(part, {body.x + ruled.x(2), body.y});
    return bottom;
  }

  /// The rulings between symbols and connectors.
  void close_drawn_area(Point body, const layout::DrawnArea& drawn, Length bottom,
                        layout::Rules& rules) {
    const auto& ruled = built_.table;
    const auto line = [&](Length y) {
      rules.horizontal(body.x + ruled.x(drawn.first), body.x + ruled.x(drawn.first + drawn.count),
                       body.y + y, ruled.style.inner_rule);
    };
    if (drawn.top > Length{}) line(drawn.top);
    if (drawn.bottom < bottom) line(drawn.bottom);
  }

  void paint_flow(const route::Page& part, Point origin) {
    const auto& drawing = part.drawing;
    const auto at = [origin](Point p) { return Point{p.x + origin.x, p.y + origin.y}; };
    for (const auto& tie : drawing.ties)
      page().marks.emplace_back(layout::tie(at(tie.from), at(tie.to)));
    for (std::size_t i = 0; i < drawing.wires.size(); ++i) paint_wire(part, i, origin);
    for (const auto dot : drawing.junctions) page().marks.emplace_back(layout::junction(at(dot)));
    for (std::size_t i = 0; i < drawing.boxes.size(); ++i)
      for (const auto& box : drawing.boxes[i]) paint_symbol(part, i, moved(box, origin));
    for (const auto& connector : part.connectors) paint_connector(part, connector, origin);
  }

  void paint_wire(const route::Page& part, std::size_t i, Point origin) {
    const auto& wire = part.drawing.wires[i];
    const auto& edge = part.flow.arrows[i];
    // What another wire of the same net draws is not drawn again.
    std::vector<Point> points;
    for (auto k = wire.own_begin; k <= wire.own_end && k < wire.points.size(); ++k)
      points.push_back({wire.points[k].x + origin.x, wire.points[k].y + origin.y});
    const bool head = wire.own_end + 1 >= wire.points.size();
    const auto whole = part.arrows[i];
    const auto edit =
        whole < 0 ? Edit::none : procedure_.arrows[static_cast<std::size_t>(whole)].edit;
    for (auto& path : compared_arrow(edit, points, head, edge))
      page().marks.emplace_back(std::move(path));
    if (!wire.label || whole < 0) return;
    const auto& label = procedure_.arrows[static_cast<std::size_t>(whole)];
    const auto box = moved(*wire.label, origin);
    const bool is_left = box.right() <= wire.points.front().x + origin.x;
    const auto set = set_label(label, is_left ? Align::right : Align::left);
    layout::paint_text(set, {box.origin.x, box.origin.y + (box.height - set.height) / 2}, 0,
                       set.lines.size(), page::artifact, page());
  }

  void paint_symbol(const route::Page& part, std::size_t i, Rect box) {
    const auto whole = part.symbols[i];
    if (whole < 0) {
      page().marks.emplace_back(layout::connector_symbol(box));
      return;
    }
    const auto index = static_cast<std::size_t>(whole);
    const auto& symbol = procedure_.symbols[index];
    page().marks.emplace_back(compared_symbol(symbol.edit, outline_of(symbol.kind, box)));
    const auto& words = sized_[index].words;
    if (words.lines.empty() || symbol.edit == Edit::removed) return;
    const auto figure = figures_[symbol.step];
    layout::paint_text(words,
                       {box.origin.x + (box.width - sized_[index].inner) / 2,
                        box.origin.y + (box.height - words.height) / 2},
                       0, words.lines.size(), figure, page());
  }

  void paint_connector(const route::Page& part, const route::Connector& connector, Point origin) {
    const auto& boxes = part.drawing.boxes[static_cast<std::size_t>(connector.symbol)];
    const auto box = moved(boxes.front(), origin);
    const auto letter = layout::set_text(connector.letter, letter_text, box.width, context_.faces);
    layout::paint_text(letter,
                       {box.origin.x, box.origin.y + box.height * 42 / 100 - letter.height / 2}, 0,
                       1, page::artifact, page());
    link_connector(connector, box);
    if (!connector.note || connector.pages.empty()) return;
    const auto words = page_note(connector.leaves,
                                 first_page_ + static_cast<std::size_t>(connector.pages.front()));
    auto style = note_text;
    const auto at = moved(*connector.note, origin);
    // Beside the pentagon the note ends or begins at it, else it is in its axis.
    if (at.right() <= box.origin.x) {
      style.align = Align::right;
    } else if (at.origin.x < box.right()) {
      style.align = Align::centre;
    }
    const auto note =
        layout::set_text(words, style, std::max(at.width, widest_note()), context_.faces);
    layout::paint_text(note, {at.origin.x, at.origin.y + (at.height - note.height) / 2}, 0, 1,
                       page::artifact, page());
  }

  /// A connector leads to its like on another page, in the row of its step.
  void link_connector(const route::Connector& connector, const Rect& box) {
    const auto name = [&](std::size_t page_number) {
      return "penghubung-" + connector.letter + "-" + std::to_string(page_number);
    };
    page().marks.emplace_back(
        page::Destination{.name = name(document_.pages.size()), .place = box.origin});
    if (connector.pages.empty() || connector.arrows.empty()) return;
    const auto there = first_page_ + static_cast<std::size_t>(connector.pages.front());
    const auto& arrow = procedure_.arrows[static_cast<std::size_t>(connector.arrows.front())];
    const auto step = procedure_.symbols[connector.leaves ? arrow.from : arrow.to].step;
    page().marks.emplace_back(
        page::Link{.box = box,
                   .destination = name(there),
                   .description = connector.letter + ", " + page_note(connector.leaves, there),
                   .element = document_.elements[figures_[step]].parent});
  }

  const manuscript::Procedure& procedure_;
  const Context& context_;
  page::Document& document_;
  ProcedureTable built_;
  layout::SetHead head_;
  std::vector<std::size_t> first_row_of_;  ///< by step; a row higher than a page is several
  std::vector<page::ElementId> head_elements_;
  std::vector<std::vector<layout::BoxTags>> row_elements_;
  std::vector<page::ElementId> figures_;  ///< by step
  std::vector<std::size_t> undrawn_;      ///< arrows of a comparison that found no way
  route::Flow flow_;
  std::vector<Sized> sized_;
  std::vector<route::Page> pages_;
  std::size_t first_page_ = 1;
};

}  // namespace

Cursor flowchart(const manuscript::Procedure& procedure, const Context& context, Cursor start,
                 page::Document& document) {
  return Flowchart(procedure, context, document).paint(start);
}

}  // namespace sopan::layouts
