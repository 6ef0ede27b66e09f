#include "pipeline/cli/diff_text.hpp"

#include <nlohmann/json.hpp>

#include "pipeline/cli/phrases.hpp"
#include "pipeline/compare/words.hpp"
#include "pipeline/localize/numbers.hpp"

namespace sopan::cli {
namespace {

using compare::Aspect;
using compare::Change;
using compare::Kind;

std::string_view word_of(Kind kind) {
  switch (kind) {
    case Kind::added:
      return "added";
    case Kind::removed:
      return "removed";
    case Kind::moved:
      return "moved";
    case Kind::changed:
      return "changed";
  }
  return {};
}

std::string_view word_of(Aspect aspect) {
  switch (aspect) {
    case Aspect::identity:
      return "identity";
    case Aspect::box:
      return "box";
    case Aspect::procedure:
      return "procedure";
    case Aspect::actor:
      return "actor";
    case Aspect::step:
      return "step";
    case Aspect::activity:
      return "activity";
    case Aspect::actors:
      return "actors";
    case Aspect::symbol:
      return "symbol";
    case Aspect::cell:
      return "cell";
    case Aspect::exit:
      return "exit";
    case Aspect::note:
      return "note";
  }
  return {};
}

/// "Menerima [-surat-] {+berkas+}"; texts that share little stand whole.
std::string in_words(const std::string& before, const std::string& after) {
  if (before.empty() || after.empty() || compare::likeness(before, after) < 0.3)
    return (before.empty() ? "-" : before) + " → " + (after.empty() ? "-" : after);
  std::string text;
  for (const auto& part : compare::word_changes(before, after)) {
    if (!text.empty()) text += ' ';
    switch (part.kind) {
      case compare::Words::Kind::same:
        text += part.text;
        break;
      case compare::Words::Kind::removed:
        ((text += "[-") += part.text) += "-]";
        break;
      case compare::Words::Kind::added:
        ((text += "{+") += part.text) += "+}";
        break;
    }
  }
  return text;
}

/// Writes the lines.
class Text {
 public:
  explicit Text(Language language) : language_(language) {}

  std::string run(const std::vector<Change>& changes) {
    for (const auto& one : changes) {
      head(one);
      line(one);
    }
    for (auto& letter : text_)
      if (static_cast<unsigned char>(letter) < ' ' && letter != '\n') letter = '?';
    return text_;
  }

 private:
  [[nodiscard]] std::string say(std::string_view key, const std::vector<std::string>& words) const {
    return phrase(key, words, language_);
  }

  [[nodiscard]] std::string head_of(const Change& one) const {
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

  void head(const Change& one) {
    auto now = localization::capitals(head_of(one));
    if (!one.procedure.empty()) (now += " · ") += one.procedure;
    if (now == head_) return;
    if (!head_.empty()) text_ += '\n';
    head_ = now;
    (text_ += now) += '\n';
  }

  void put(char sign, const std::string& what) {
    ((((text_ += "  ") += sign) += ' ') += what) += '\n';
  }

  /// "langkah 4 (dahulu 3)".
  [[nodiscard]] std::string step_of(const Change& one) const {
    return one.old_step == one.new_step ? say("diff-step", {one.new_step})
                                        : say("diff-step-was", {one.new_step, one.old_step});
  }

  void line(const Change& one) {
    switch (one.aspect) {
      case Aspect::identity:
        return put('~', one.where + ": " + in_words(one.before, one.after));
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
        return put('+', one.after);
      case Kind::removed:
        return put('-', one.before);
      case Kind::moved:
        return put('>', say("diff-moved", {one.after}));
      case Kind::changed:
        return put('~', in_words(one.before, one.after));
    }
  }

  void step(const Change& one) {
    switch (one.kind) {
      case Kind::added:
        return put('+', say("diff-step-added", {one.new_step, one.after, one.where}));
      case Kind::removed:
        return put('-', say("diff-step-removed", {one.old_step, one.before}));
      case Kind::moved:
      case Kind::changed:
        return put('>', say("diff-step-moved", {one.old_step, one.new_step, one.after}));
    }
  }

  void of_step(const Change& one, const std::string& what) {
    put('~', step_of(one) + ", " + what + ": " + in_words(one.before, one.after));
  }

  void exit(const Change& one) {
    auto what = step_of(one) + ", ";
    what += one.where.empty() ? say("diff-way", {}) : say("diff-branch", {one.where});
    switch (one.kind) {
      case Kind::added:
        return put('+', what + " " + say("diff-to", {one.after}));
      case Kind::removed:
        return put('-', what + " " + say("diff-to", {one.before}));
      case Kind::moved:
      case Kind::changed:
        return put(
            '~', what + ": " + say("diff-to", {one.before}) + " → " + say("diff-to", {one.after}));
    }
  }

  Language language_;
  std::string text_, head_;
};

}  // namespace

std::string text_of(const std::vector<Change>& changes, Language language) {
  return Text(language).run(changes);
}

std::string json_of(const std::vector<Change>& changes) {
  using Json = nlohmann::ordered_json;
  Json list = Json::array();
  for (const auto& one : changes) {
    Json data = {{"kind", word_of(one.kind)}, {"aspect", word_of(one.aspect)}};
    const auto add = [&](const char* key, const std::string& value) {
      if (!value.empty()) data[key] = value;
    };
    add("where", one.where);
    add("procedure", one.procedure);
    add("old_step", one.old_step);
    add("new_step", one.new_step);
    add("before", one.before);
    add("after", one.after);
    list.push_back(std::move(data));
  }
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sopan::cli
