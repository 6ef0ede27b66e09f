#include "pipeline/compare/procedure.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "pipeline/compare/exits.hpp"
#include "pipeline/compare/lists.hpp"
#include "pipeline/compare/steps.hpp"
#include "pipeline/compare/text.hpp"

namespace sopan::compare {
namespace {

using manuscript::Procedure;
using Names = std::vector<std::string>;

std::string_view key_of(Column column) {
  switch (column) {
    case Column::requirements:
      return "requirements";
    case Column::duration:
      return "duration";
    case Column::output:
      return "output";
    case Column::remarks:
      return "remarks";
  }
  return {};
}

/// Compares one procedure.
class Comparison {
 public:
  Comparison(const Procedure& before, const Names& old_ids, const Procedure& after,
             const Names& new_ids, std::string title, std::vector<Change>& changes)
      : before_(before),
        after_(after),
        old_ids_(old_ids),
        new_ids_(new_ids),
        title_(std::move(title)),
        changes_(changes) {}

  void run() {
    compare_actors();
    steps_ = match_steps(before_, old_ids_, after_, new_ids_);
    compare_steps();
    Names old_notes;
    Names new_notes;
    for (const auto& note : before_.notes) old_notes.push_back(text_of(note));
    for (const auto& note : after_.notes) new_notes.push_back(text_of(note));
    compare_lists(old_notes, new_notes, base(Aspect::note), changes_);
  }

 private:
  [[nodiscard]] Change base(Aspect aspect) const { return {.aspect = aspect, .procedure = title_}; }

  void compare_actors() {
    const auto old_names = names_of(before_);
    const auto new_names = names_of(after_);
    const auto matches = compare_lists(old_names, new_names, base(Aspect::actor), changes_);
    for (std::size_t at = 0; at < matches.size(); ++at) {
      const auto now = matches[at];
      if (now) renamed_[old_names[at]] = new_names[*now];
    }
  }

  [[nodiscard]] std::optional<std::size_t> old_of(std::size_t step) const {
    const auto found = std::ranges::find(steps_, std::optional(step));
    if (found == steps_.end()) return {};
    return static_cast<std::size_t>(found - steps_.begin());
  }

  void compare_steps() {
    const auto has_moved = moved(steps_);
    std::size_t removed = 0;
    const auto tell_removed_up_to = [&](std::size_t end) {
      for (; removed < end; ++removed) {
        if (steps_[removed]) continue;
        auto change = base(Aspect::step);
        change.kind = Kind::removed;
        change.old_step = number_of(before_, removed);
        change.before = text_of(before_.steps[removed].activity);
        changes_.push_back(std::move(change));
      }
    };
    for (std::size_t j = 0; j < after_.steps.size(); ++j) {
      const auto i = old_of(j);
      if (!i) {
        auto change = base(Aspect::step);
        change.kind = Kind::added;
        change.new_step = number_of(after_, j);
        change.after = text_of(after_.steps[j].activity);
        change.where = actors_of(after_, j, false);
        changes_.push_back(std::move(change));
        continue;
      }
      if (!has_moved[*i]) tell_removed_up_to(*i);
      compare_step(*i, j, has_moved[*i]);
    }
    tell_removed_up_to(before_.steps.size());
  }

  void compare_step(std::size_t i, std::size_t j, bool has_moved) {
    const auto add = [&](Kind kind, Aspect aspect, const std::string& where, const std::string& was,
                         const std::string& is) {
      auto change = base(aspect);
      change.kind = kind;
      change.where = where;
      change.old_step = number_of(before_, i);
      change.new_step = number_of(after_, j);
      change.before = was;
      change.after = is;
      changes_.push_back(std::move(change));
    };
    const auto changed = [&](Aspect aspect, const std::string& where, const std::string& was,
                             const std::string& is) {
      if (was != is) add(Kind::changed, aspect, where, was, is);
    };
    const auto activity = text_of(after_.steps[j].activity);
    if (has_moved) add(Kind::moved, Aspect::step, {}, activity, activity);
    changed(Aspect::activity, {}, text_of(before_.steps[i].activity), activity);
    if (actors_of(before_, i, true) != actors_of(after_, j, false))
      add(Kind::changed, Aspect::actors, {}, actors_of(before_, i, false),
          actors_of(after_, j, false));
    changed(Aspect::symbol, {}, symbols_of(before_, i), symbols_of(after_, j));
    for (const auto column :
         {Column::requirements, Column::duration, Column::output, Column::remarks})
      changed(Aspect::cell, std::string(key_of(column)), text_of(cell_of(before_, i, column)),
              text_of(cell_of(after_, j, column)));
    compare_exits(i, j, add);
  }

  /// The names of those who do a step, each once, in the order of the columns.
  [[nodiscard]] std::string actors_of(const Procedure& procedure, std::size_t step,
                                      bool as_now) const {
    std::set<std::size_t> actors;
    for (const auto at : procedure.steps[step].symbols)
      actors.insert(procedure.symbols[at].actors.begin(), procedure.symbols[at].actors.end());
    std::set<std::string> sorted;
    std::string text;
    for (const auto actor : actors) {
      auto name = folded(procedure.actors[actor].name);
      const auto now = renamed_.find(name);
      if (as_now && now != renamed_.end()) name = now->second;
      sorted.insert(name);
    }
    for (const auto& name : sorted) (text += text.empty() ? "" : ", ") += name;
    return text;
  }

  static std::string symbols_of(const Procedure& procedure, std::size_t step) {
    std::string text;
    for (const auto at : procedure.steps[step].symbols) {
      const auto& symbol = procedure.symbols[at];
      (text += text.empty() ? "" : ", ") += key_of(symbol.kind);
      if (!symbol.words.empty()) ((text += " “") += folded(symbol.words)) += "”";
    }
    return text;
  }

  template <class Add>
  void compare_exits(std::size_t i, std::size_t j, const Add& add) {
    for (const auto& [was, is] : exit_changes(before_, i, after_, j, steps_)) {
      if (was && is) {
        add(Kind::changed, Aspect::exit, was->label, number_of(before_, was->target),
            number_of(after_, is->target));
      } else if (was) {
        add(Kind::removed, Aspect::exit, was->label, number_of(before_, was->target), {});
      } else if (is) {
        add(Kind::added, Aspect::exit, is->label, {}, number_of(after_, is->target));
      }
    }
  }

  const Procedure& before_;
  const Procedure& after_;
  const Names& old_ids_;
  const Names& new_ids_;
  std::string title_;
  std::vector<Change>& changes_;
  std::map<std::string, std::string> renamed_;  ///< old names of actors to their new ones
  Matches steps_;
};

}  // namespace

void compare_procedures(const Sheet& before, const Sheet& after, std::vector<Change>& changes) {
  const auto& old = before.sop.procedures;
  const auto& now = after.sop.procedures;
  const auto matches = match_procedures(old, now);
  const bool several = old.size() > 1 || now.size() > 1;
  for (std::size_t i = 0; i < old.size(); ++i) {
    const auto title = folded(old[i].title);
    const auto twin = matches[i];
    if (!twin) {
      changes.push_back({.kind = Kind::removed, .aspect = Aspect::procedure, .before = title});
      continue;
    }
    const auto j = *twin;
    const auto new_title = folded(now[j].title);
    if (title != new_title)
      changes.push_back({.kind = Kind::changed,
                         .aspect = Aspect::procedure,
                         .before = title,
                         .after = new_title});
    Comparison(old[i], before.step_ids[i], now[j], after.step_ids[j], several ? new_title : "",
               changes)
        .run();
  }
  for (std::size_t j = 0; j < now.size(); ++j) {
    if (std::ranges::find(matches, std::optional(j)) == matches.end())
      changes.push_back(
          {.kind = Kind::added, .aspect = Aspect::procedure, .after = folded(now[j].title)});
  }
}

}  // namespace sopan::compare
