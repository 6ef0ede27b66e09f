#include "pipeline/compare/merge.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "pipeline/compare/exits.hpp"
#include "pipeline/compare/lists.hpp"
#include "pipeline/compare/marked.hpp"
#include "pipeline/compare/merge_actors.hpp"
#include "pipeline/compare/pair_symbols.hpp"
#include "pipeline/compare/steps.hpp"
#include "pipeline/compare/text.hpp"
#include "pipeline/compare/words.hpp"

namespace sopan::compare {
namespace {

using manuscript::Arrow;
using manuscript::Edit;
using manuscript::Procedure;
using manuscript::Step;
using manuscript::Symbol;
using manuscript::TextBlock;

/// A row of the merged table: a step of the new procedure, of the old one, or of both.
struct Row {
  std::optional<std::size_t> was, is;
  bool moved = false;
};

class Merge {
 public:
  Merge(const Procedure& before, const std::vector<std::string>& old_ids, const Procedure& after,
        const std::vector<std::string>& new_ids)
      : before_(before), after_(after), steps_(match_steps(before, old_ids, after, new_ids)) {}

  Procedure run() {
    const bool gone = after_.steps.empty() && after_.columns.empty();
    const auto& frame = gone ? before_ : after_;
    result_.title = frame.title;
    result_.format = frame.format;
    result_.columns = frame.columns;
    actors_ = merge_actors(before_, after_);
    result_.groups = std::move(actors_.groups);
    result_.actors = std::move(actors_.actors);
    make_rows();
    for (const auto& row : rows_) result_.steps.push_back(step_of(row));
    cover_removed();
    place_symbols();
    place_arrows();
    mark_steps();
    merge_notes();
    return std::move(result_);
  }

 private:
  void make_rows() {
    const auto has_moved = moved(steps_);
    std::size_t next = 0;
    const auto put_removed = [&](std::size_t end) {
      for (; next < end; ++next)
        if (!steps_[next]) rows_.push_back({.was = next});
    };
    for (std::size_t j = 0; j < after_.steps.size(); ++j) {
      const auto found = std::ranges::find(steps_, std::optional(j));
      if (found == steps_.end()) {
        rows_.push_back({.is = j});
        continue;
      }
      const auto i = static_cast<std::size_t>(found - steps_.begin());
      if (!has_moved[i]) put_removed(i);
      rows_.push_back({.was = i, .is = j, .moved = has_moved[i]});
    }
    put_removed(before_.steps.size());
  }

  [[nodiscard]] std::size_t row_of_old(std::size_t step) const {
    const auto found = std::ranges::find(rows_, std::optional(step), &Row::was);
    return static_cast<std::size_t>(found - rows_.begin());
  }
  [[nodiscard]] std::size_t row_of_new(std::size_t step) const {
    const auto found = std::ranges::find(rows_, std::optional(step), &Row::is);
    return static_cast<std::size_t>(found - rows_.begin());
  }

  [[nodiscard]] Step step_of(const Row& row) const {
    if (row.is) return new_step(row, *row.is);
    return row.was ? removed_step(*row.was) : Step{};
  }

  /// A step of the new procedure, its texts compared with those of the old one.
  [[nodiscard]] Step new_step(const Row& row, std::size_t j) const {
    auto step = after_.steps[j];
    step.symbols.clear();
    if (!row.was) {
      step.activity = all_marked(step.activity, Edit::added);
      step.actors_compared = all_marked(step.actors, Edit::added);
      for (auto& exit : step.exits) exit = all_marked(exit, Edit::added);
      for (auto& cell : step.cells) cell.text = all_marked(cell.text, Edit::added);
      return step;
    }
    const auto i = *row.was;
    const auto& old = before_.steps[i];
    step.activity = marked(old.activity, step.activity);
    if (actors_of(before_, i, actors_.old_places) != actors_of(after_, j, actors_.new_places))
      step.actors_compared = marked(old.actors, step.actors);
    if (!exit_changes(before_, i, after_, j, steps_).empty())
      step.exits = {marked(joined(old.exits), joined(step.exits))};
    for (std::size_t at = 0; at < step.cells.size(); ++at) {
      auto& cell = step.cells[at];
      if (!cell.covered) cell.text = marked(cell_of(before_, i, after_.columns[at]), cell.text);
    }
    return step;
  }

  [[nodiscard]] Step removed_step(std::size_t i) const {
    auto step = before_.steps[i];
    step.symbols.clear();
    step.new_page = false;
    step.activity = all_marked(step.activity, Edit::removed);
    step.actors_compared = all_marked(step.actors, Edit::removed);
    for (auto& exit : step.exits) exit = all_marked(exit, Edit::removed);
    std::vector<manuscript::Cell> cells;
    for (const auto column : result_.columns) {
      const auto found = std::ranges::find(before_.columns, column);
      manuscript::Cell cell;
      if (found != before_.columns.end()) {
        const auto& old =
            before_.steps[i].cells[static_cast<std::size_t>(found - before_.columns.begin())];
        if (!old.covered) cell.text = all_marked(old.text, Edit::removed);
      }
      cells.push_back(std::move(cell));
    }
    step.cells = std::move(cells);
    return step;
  }

  static TextBlock joined(const std::vector<TextBlock>& blocks) {
    TextBlock all;
    for (const auto& block : blocks) all.insert(all.end(), block.begin(), block.end());
    return all;
  }

  /// A cell of the new table that spans rows spans the removed ones between them, too.
  void cover_removed() {
    for (std::size_t row = 0; row + 1 < rows_.size(); ++row) {
      for (std::size_t column = 0; column < result_.columns.size(); ++column) {
        auto& cell = result_.steps[row].cells[column];
        std::size_t left = cell.rows - 1;
        for (auto below = row + 1; below < rows_.size() && left > 0; ++below) {
          if (rows_[below].is) {
            --left;
          } else {
            result_.steps[below].cells[column] = {.covered = true};
            ++cell.rows;
          }
        }
      }
    }
  }

  /// The columns in which a step has symbols.
  static std::set<std::size_t> actors_of(const Procedure& procedure, std::size_t step,
                                         const std::vector<std::size_t>& places) {
    std::set<std::size_t> actors;
    for (const auto symbol : procedure.steps[step].symbols)
      for (const auto actor : procedure.symbols[symbol].actors) actors.insert(places[actor]);
    return actors;
  }

  void put(Symbol symbol, std::size_t row) {
    symbol.step = row;
    result_.steps[row].symbols.push_back(result_.symbols.size());
    result_.symbols.push_back(std::move(symbol));
  }

  [[nodiscard]] static std::vector<std::size_t> moved_to(const std::vector<std::size_t>& actors,
                                                         const std::vector<std::size_t>& places) {
    std::set<std::size_t> sorted;
    for (const auto actor : actors) sorted.insert(places[actor]);
    return {sorted.begin(), sorted.end()};
  }

  [[nodiscard]] Symbol old_symbol(std::size_t at) const {
    auto symbol = before_.symbols[at];
    symbol.actors = moved_to(symbol.actors, actors_.old_places);
    symbol.edit = Edit::removed;
    return symbol;
  }
  [[nodiscard]] Symbol new_symbol(std::size_t at) const {
    auto symbol = after_.symbols[at];
    symbol.actors = moved_to(symbol.actors, actors_.new_places);
    return symbol;
  }

  void place_symbols() {
    old_places_.resize(before_.symbols.size());
    new_places_.resize(after_.symbols.size());
    for (std::size_t row = 0; row < rows_.size(); ++row) place_symbols_of(row);
  }

  void place_symbols_of(std::size_t row) {
    const auto& line = rows_[row];
    const auto old_ids = line.was ? before_.steps[*line.was].symbols : std::vector<std::size_t>{};
    const auto new_ids = line.is ? after_.steps[*line.is].symbols : std::vector<std::size_t>{};
    std::vector<Symbol> old_symbols(old_ids.size()), new_symbols(new_ids.size());
    std::ranges::transform(old_ids, old_symbols.begin(), [&](auto id) { return old_symbol(id); });
    std::ranges::transform(new_ids, new_symbols.begin(), [&](auto id) { return new_symbol(id); });
    const auto pairs = pair_symbols(old_symbols, new_symbols);
    for (std::size_t k = 0; k < new_symbols.size(); ++k) {
      const auto twin = std::ranges::find(pairs, std::optional(k));
      auto symbol = new_symbols[k];
      if (twin == pairs.end()) {
        symbol.edit = Edit::added;
      } else if (differ(old_symbols[static_cast<std::size_t>(twin - pairs.begin())], symbol)) {
        symbol.edit = Edit::changed;
      }
      new_places_[new_ids[k]] = result_.symbols.size();
      put(std::move(symbol), row);
    }
    for (std::size_t k = 0; k < old_symbols.size(); ++k) {
      auto ghost = old_symbols[k];
      if (const auto& twin = pairs[k]) {
        old_places_[old_ids[k]] = new_places_[new_ids[*twin]];
        std::vector<std::size_t> lost;
        std::ranges::set_difference(ghost.actors, new_symbols[*twin].actors,
                                    std::back_inserter(lost));
        ghost.actors = std::move(lost);
      } else {
        old_places_[old_ids[k]] = result_.symbols.size();
      }
      if (!ghost.actors.empty()) put(std::move(ghost), row);
    }
  }

  static bool differ(const Symbol& was, const Symbol& is) {
    return was.kind != is.kind || was.actors != is.actors || folded(was.words) != folded(is.words);
  }

  void put(Arrow arrow, const std::vector<std::size_t>& places, Edit edit) {
    arrow.from = places[arrow.from];
    arrow.to = places[arrow.to];
    arrow.edit = edit;
    if (edit == Edit::removed) {
      arrow.fork.reset();
      arrow.exit = arrow.entry = WishedSide::any;
    }
    result_.arrows.push_back(std::move(arrow));
  }

  void place_arrows() {
    std::set<std::size_t> lost;
    std::set<std::size_t> fresh;
    for (const auto& row : rows_) {
      if (!row.was || !row.is) continue;
      for (const auto& change : exit_changes(before_, *row.was, after_, *row.is, steps_)) {
        if (change.was) lost.insert(change.was->arrow);
        if (change.is) fresh.insert(change.is->arrow);
      }
    }
    for (std::size_t at = 0; at < after_.arrows.size(); ++at) {
      const auto& arrow = after_.arrows[at];
      const bool is_new = fresh.contains(at) || is_added(arrow.from) || is_added(arrow.to);
      put(arrow, new_places_, is_new ? Edit::added : Edit::none);
    }
    for (std::size_t at = 0; at < before_.arrows.size(); ++at) {
      const auto& arrow = before_.arrows[at];
      if (lost.contains(at) || is_removed(arrow.from) || is_removed(arrow.to))
        put(arrow, old_places_, Edit::removed);
    }
  }

  /// Whether the row of a symbol of the new procedure is new.
  [[nodiscard]] bool is_added(std::size_t symbol) const {
    return !rows_[row_of_new(after_.symbols[symbol].step)].was;
  }
  [[nodiscard]] bool is_removed(std::size_t symbol) const {
    return !rows_[row_of_old(before_.symbols[symbol].step)].is;
  }

  void mark_steps() {
    for (std::size_t at = 0; at < rows_.size(); ++at) {
      const auto& row = rows_[at];
      auto& step = result_.steps[at];
      if (!row.was) {
        step.edit = Edit::added;
      } else if (!row.is) {
        step.edit = Edit::removed;
      } else if (row.moved) {
        step.edit = Edit::moved;
        step.before = number_of(before_, *row.was);
      } else if (has_changed(row, step)) {
        step.edit = Edit::changed;
      }
    }
  }

  [[nodiscard]] bool has_changed(const Row& row, const Step& step) const {
    return is_marked(step.activity) || is_marked(step.actors_compared) ||
           std::ranges::any_of(step.cells,
                               [](const manuscript::Cell& cell) { return is_marked(cell.text); }) ||
           std::ranges::any_of(
               step.symbols,
               [&](std::size_t symbol) { return result_.symbols[symbol].edit != Edit::none; }) ||
           (row.was && row.is && !exit_changes(before_, *row.was, after_, *row.is, steps_).empty());
  }

  void merge_notes() {
    const auto matches =
        match(before_.notes.size(), after_.notes.size(), [&](std::size_t i, std::size_t j) {
          return likeness_of(before_.notes[i], after_.notes[j]);
        });
    for (std::size_t j = 0; j < after_.notes.size(); ++j) {
      const auto found = std::ranges::find(matches, std::optional(j));
      result_.notes.push_back(
          found == matches.end()
              ? all_marked(after_.notes[j], Edit::added)
              : marked(before_.notes[static_cast<std::size_t>(found - matches.begin())],
                       after_.notes[j]));
    }
    for (std::size_t i = 0; i < before_.notes.size(); ++i)
      if (!matches[i]) result_.notes.push_back(all_marked(before_.notes[i], Edit::removed));
  }

  static double likeness_of(const TextBlock& was, const TextBlock& is) {
    return likeness(text_of(was), text_of(is));
  }

  const Procedure& before_;
  const Procedure& after_;
  Matches steps_;
  MergedActors actors_;
  std::vector<Row> rows_;
  Procedure result_;
  std::vector<std::size_t> old_places_, new_places_;  ///< of symbols, in the merged procedure
};

}  // namespace

Procedure merged(const Procedure& before, const std::vector<std::string>& old_ids,
                 const Procedure& after, const std::vector<std::string>& new_ids) {
  return Merge(before, old_ids, after, new_ids).run();
}

}  // namespace sopan::compare
