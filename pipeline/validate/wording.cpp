#include <algorithm>
#include <array>

#include "pipeline/validate/boxes.hpp"
#include "pipeline/validate/checks.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 34> not_verbs = {
    "media",   "meja",     "menteri",     "merek",    "metode", "mesin",   "mekanisme",
    "medan",   "memo",     "memori",      "mebel",    "meter",  "meterai", "mental",
    "mereka",  "menit",    "menu",        "menara",   "medali", "medis",   "melalui",
    "menurut", "mengenai", "menjelang",   "mendadak", "berkas", "berita",  "beras",
    "berlian", "bersama",  "berdasarkan", "berapa",   "bersih", "berikut",
};
constexpr std::array<Words, 17> verbs_without_prefix = {
    "ikut",  "hadir", "datang", "masuk", "keluar",  "pulang",  "tiba",    "kembali",   "naik",
    "turun", "pergi", "duduk",  "mulai", "selesai", "bekerja", "belajar", "bepergian",
};
constexpr std::array<Words, 9> conditions = {
    "apabila diperlukan", "jika diperlukan", "bila diperlukan",
    "kalau diperlukan",   "apabila perlu",   "jika perlu",
    "bila perlu",         "kalau perlu",     "apabila dibutuhkan",
};
constexpr std::array<Words, 4> ifs = {"apabila", "jika", "bila", "kalau"};
constexpr std::array<Words, 8> deadlines = {"paling lambat", "paling lama", "selambat-lambatnya",
                                            "selambatnya",   "maksimal",    "batas waktu",
                                            "tenggat",       "tepat waktu"};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view first_word(std::string_view text) {
  const auto* const begin = std::ranges::find_if(text, is_word_byte);
  const auto* const end = std::find_if_not(begin, text.end(), is_word_byte);
  return {begin, static_cast<std::size_t>(end - begin)};
}

template <std::size_t size>
bool contains_any(std::string_view text, const std::array<Words, size>& phrases) {
  return std::ranges::any_of(
      phrases, [text](Words phrase) { return text.find(phrase) != std::string_view::npos; });
}

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<Words, size>& words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_active_verb(std::string_view word) {
  if (is_one_of(word, not_verbs)) return false;
  if (is_one_of(word, verbs_without_prefix)) return true;
  return word.size() >= 5 && (word.starts_with("me") || word.starts_with("ber"));
}

/// A name of an activity, as titles begin: penyusunan, pelayanan, fasilitasi, evaluasi.
bool is_activity_noun(std::string_view word) {
  if (word.starts_with("pe") && word.ends_with("an")) return true;
  return word.ends_with("si") || word.ends_with("layanan");
}

bool begins_with(std::string_view text, std::string_view name) {
  if (name.empty() || !text.starts_with(name)) return false;
  return text.size() == name.size() || !is_word_byte(text[name.size()]);
}

/// The name of the actor with which the activity begins, or empty.
std::string leading_actor(const draft::Procedure& procedure, std::string_view activity) {
  for (const auto& actor : procedure.actors) {
    if (begins_with(activity, lower(actor.name.text))) return actor.name.text;
  }
  return {};
}

/// Part of a text in small letters, as it stands in the text as written.
std::string as_written(const std::string& written, const std::string& small,
                       std::string_view part) {
  return written.substr(static_cast<std::size_t>(part.data() - small.data()), part.size());
}

/// Calls `act(procedure, step, activity in small letters)` for each step that has text.
template <class Action>
void for_each_activity(const Context& context, const Action& act) {
  for (std::size_t at = 0; at < context.draft.procedures.size(); ++at) {
    const auto& steps = context.draft.procedures[at].steps;
    for (StepId step = 0; step < steps.size(); ++step) {
      const std::string activity = lower(plain_text(steps[step].activity));
      if (!activity.empty()) act(at, step, activity);
    }
  }
}

/// Whether the step decides, or something decides whether it is done.
bool has_branch(const Procedure& procedure, StepId step) {
  const auto decides = [&](SymbolId symbol) {
    return procedure.symbols[symbol].kind == SymbolKind::decision;
  };
  if (std::ranges::any_of(procedure.steps[step].symbols, decides)) return true;
  return std::ranges::any_of(procedure.arrows, [&](const Arrow& arrow) {
    return procedure.symbols[arrow.to].step == step && decides(arrow.from);
  });
}

}  // namespace

void check_empty_texts(Context& context) {
  const auto report = [&](std::string_view element, Span span) {
    context.report({.code = "empty-text", .span = span, .arguments = {std::string(element)}});
  };
  for_each_item<draft::Content>(context.draft, [&](const draft::Content& item) {
    if (is_empty(item)) report("butir", item.span);
  });
  for (const auto& procedure : context.draft.procedures) {
    for (const auto& actor : procedure.actors)
      if (is_blank(actor.name)) report("aktor", actor.span);
    for (const auto& step : procedure.steps)
      if (is_empty(step.activity)) report("kegiatan", step.activity.span);
  }
}

void check_steps_name_no_actor(Context& context) {
  for_each_activity(context, [&](std::size_t at, StepId step, const std::string& activity) {
    const auto& procedure = context.draft.procedures[at];
    const std::string actor = leading_actor(procedure, activity);
    if (actor.empty()) return;
    context.report({.code = "step-names-actor",
                    .span = procedure.steps[step].activity.span,
                    .arguments = {actor}});
  });
}

void check_steps_begin_with_verb(Context& context) {
  for_each_activity(context, [&](std::size_t at, StepId step, const std::string& activity) {
    const auto& procedure = context.draft.procedures[at];
    const std::string_view word = first_word(activity);
    if (is_active_verb(word) || !leading_actor(procedure, activity).empty()) return;
    const std::string written = plain_text(procedure.steps[step].activity);
    context.report({.code = "step-not-verb",
                    .span = procedure.steps[step].activity.span,
                    .arguments = {as_written(written, activity, word)}});
  });
}

void check_conditional_words(Context& context) {
  for_each_activity(context, [&](std::size_t at, StepId step, const std::string& activity) {
    const auto* const phrase = std::ranges::find_if(
        conditions, [&](Words words) { return activity.find(words) != std::string::npos; });
    if (phrase == conditions.end() || has_branch(context.sop.procedures[at], step)) return;
    context.report({.code = "conditional-words",
                    .span = context.draft.procedures[at].steps[step].activity.span,
                    .arguments = {std::string(*phrase)},
                    .hint = Message{"use-decision", {}}});
  });
}

void check_title(Context& context) {
  const std::string title = lower(context.sop.name);
  if (title.empty() || !context.draft.name) return;
  const Span place = context.draft.name->span;
  const std::string_view word = first_word(title);
  const auto report = [&](std::string_view variant) {
    context.report({.code = "title-wording",
                    .span = place,
                    .arguments = {as_written(context.sop.name, title, word)},
                    .variant = variant});
  };
  if (word == "sop" || word == "standar" || word == "prosedur") {
    report("title-wording-kind");
  } else if (!is_activity_noun(word)) {
    report({});
  } else if (title.ends_with('.')) {
    report("title-wording-stop");
  }
}

void check_warning_wording(Context& context) {
  const auto& box = context.draft.warnings;
  if (!box || box->items.empty()) return;
  for (const auto& item : box->items) {
    const auto* content = std::get_if<draft::Content>(&item);
    if (content == nullptr) continue;
    const std::string text = lower(plain_text(*content));
    if (contains_any(text, ifs) && text.find("maka") != std::string::npos) return;
    if (contains_any(text, deadlines)) return;
  }
  context.report({.code = "warning-wording", .span = box->span});
}

}  // namespace sopan
