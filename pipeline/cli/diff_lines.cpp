#include "pipeline/cli/diff_lines.hpp"

#include <utility>

#include "pipeline/cli/phrases.hpp"
#include "pipeline/compare/marked.hpp"
#include "pipeline/compare/words.hpp"

namespace sopan::cli {
namespace {

using compare::Aspect;
using compare::Change;
using compare::Kind;
using manuscript::Difference;
using manuscript::Edit;

Edit edit_of(Kind kind) {
  switch (kind) {
    case Kind::added:
      return Edit::added;
    case Kind::removed:
      return Edit::removed;
    case Kind::moved:
      return Edit::moved;
    case Kind::changed:
      return Edit::changed;
  }
  return Edit::changed;
}

/// Writes one line.
class Line {
 public:
  explicit Line(Language language) : language_(language) {}

  Difference of(const Change& one) {
    line_.part = part_of(one);
    if (!one.procedure.empty()) (line_.part += " · ") += one.procedure;
    line_.edit = edit_of(one.kind);
    tell(one);
    return std::move(line_);
  }

 private:
  [[nodiscard]] std::string say(std::string_view key, const std::vector<std::string>& words) const {
    return phrase(key, words, language_);
  }

  [[nodiscard]] std::string part_of(const Change& one) const {
    switch (one.aspect) {
      case Aspect::identity:
        return say("diff-identity", {});
      case Aspect::box:
        return one.where;
      case Aspect::procedure:
        return say("diff-procedures", {});
      case Aspect::actor:
        return say("diff-actors", {});
      case Aspect::note:
        return say("diff-notes", {});
      case Aspect::step:
      case Aspect::activity:
      case Aspect::actors:
      case Aspect::symbol:
      case Aspect::cell:
      case Aspect::exit:
        return say("diff-steps", {});
    }
    return {};
  }

  void put(std::string text, Edit edit = Edit::none) {
    line_.words.push_back({.text = std::move(text), .edit = edit});
  }

  /// Word by word; texts that share little stand whole.
  void put_change(const std::string& before, const std::string& after) {
    line_.whole =
        before.empty() || after.empty() || compare::likeness(before, after) < compare::least_shared;
    if (line_.whole) {
      put(before.empty() ? "-" : before, Edit::removed);
      put(" → ");
      put(after.empty() ? "-" : after, Edit::added);
      return;
    }
    for (auto& paragraph : compare::marked(before, after))
      for (auto& run : paragraph.runs) line_.words.push_back(std::move(run));
  }

  /// "langkah 4 (dahulu 3)".
  [[nodiscard]] std::string step_of(const Change& one) const {
    return one.old_step == one.new_step ? say("diff-step", {one.new_step})
                                        : say("diff-step-was", {one.new_step, one.old_step});
  }

  void tell(const Change& one) {
    switch (one.aspect) {
      case Aspect::identity:
        put(one.where + ": ");
        return item(one);
      case Aspect::box:
      case Aspect::procedure:
      case Aspect::actor:
      case Aspect::note:
        return item(one);
      case Aspect::step:
        return step(one);
      case Aspect::activity:
        return of_step(one, say("diff-activity", {}));
      case Aspect::actors:
        return of_step(one, say("diff-who", {}));
      case Aspect::symbol:
        return of_step(one, say("diff-symbol", {}));
      case Aspect::cell:
        return of_step(one, say("diff-" + one.where, {}));
      case Aspect::exit:
        return exit(one);
    }
  }

  void item(const Change& one) {
    switch (one.kind) {
      case Kind::added:
        line_.whole = true;
        return put(one.after, Edit::added);
      case Kind::removed:
        line_.whole = true;
        return put(one.before, Edit::removed);
      case Kind::moved:
        return put(say("diff-moved", {one.after}));
      case Kind::changed:
        return put_change(one.before, one.after);
    }
  }

  void step(const Change& one) {
    switch (one.kind) {
      case Kind::added:
        return put(say("diff-step-added", {one.new_step, one.after, one.where}));
      case Kind::removed:
        return put(say("diff-step-removed", {one.old_step, one.before}));
      case Kind::moved:
      case Kind::changed:
        return put(say("diff-step-moved", {one.old_step, one.new_step, one.after}));
    }
  }

  void of_step(const Change& one, const std::string& what) {
    put(step_of(one) + ", " + what + ": ");
    put_change(one.before, one.after);
  }

  void exit(const Change& one) {
    auto what = step_of(one) + ", ";
    what += one.where.empty() ? say("diff-way", {}) : say("diff-branch", {one.where});
    switch (one.kind) {
      case Kind::added:
        return put(what + " " + say("diff-to", {one.after}));
      case Kind::removed:
        return put(what + " " + say("diff-to", {one.before}));
      case Kind::moved:
      case Kind::changed:
        put(what + ": ");
        line_.whole = true;
        put(say("diff-to", {one.before}), Edit::removed);
        put(" → ");
        return put(say("diff-to", {one.after}), Edit::added);
    }
  }

  Language language_;
  Difference line_;
};

}  // namespace

std::vector<Difference> lines_of(const std::vector<Change>& changes, Language language) {
  std::vector<Difference> lines;
  lines.reserve(changes.size());
  for (const auto& one : changes) lines.push_back(Line(language).of(one));
  return lines;
}

}  // namespace sopan::cli
