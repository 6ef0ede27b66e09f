#include "pipeline/compare/history.hpp"

#include <algorithm>

namespace sopan::compare {
namespace {

using Strings = std::vector<std::string>;

/// "2", "2 dan 3", "2, 3, dan 5".
std::string listed(const Strings& words) {
  std::string text;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const bool last = at + 1 == words.size();
    if (at > 0) text += words.size() > 2 ? ", " : " ";
    if (at > 0 && last) text += "dan ";
    text += words[at];
  }
  return text;
}

/// The first words of a text.
std::string brief(const std::string& text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return text;
  const auto end = text.rfind(' ', longest);
  return text.substr(0, end == std::string::npos ? longest : end) + " …";
}

std::string small(std::string text) {
  for (auto& one : text)
    if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
  return text;
}

bool is_date(const Change& change) {
  return change.aspect == Aspect::identity && change.where.starts_with("Tanggal");
}

/// A field of the identity sheet within a sentence.
std::string name_of(const std::string& label) {
  auto name = small(label);
  if (name == "disahkan oleh") return "pejabat yang mengesahkan";
  if (name == "disusun oleh") return "penyusun";
  if (name == "diperiksa oleh") return "pemeriksa";
  if (name == "nama sop") return "nama SOP";
  if (name == "nomor sop") return "nomor SOP";
  return name;
}

/// Gathers the clauses of the sentence.
class Entry {
 public:
  explicit Entry(const std::vector<Change>& changes) : changes_(changes) {}

  std::string run() {
    identity();
    boxes();
    actors();
    whole_steps();
    on_steps(Aspect::activity, "", "penyempurnaan rumusan kegiatan");
    on_steps(Aspect::actors, "", "perubahan pelaksana");
    on_steps(Aspect::symbol, "", "perubahan simbol");
    on_steps(Aspect::exit, "", "penyesuaian alur");
    on_steps(Aspect::cell, "requirements", "penyesuaian kelengkapan");
    on_steps(Aspect::cell, "duration", "perubahan waktu");
    on_steps(Aspect::cell, "output", "penyesuaian output");
    on_steps(Aspect::cell, "remarks", "penyesuaian keterangan");
    rest();
    std::string text;
    for (const auto& clause : clauses_) (text += text.empty() ? "" : "; ") += clause;
    if (text.empty()) return text;
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text + ".";
  }

 private:
  void identity() {
    for (const auto& one : changes_) {
      if (one.aspect != Aspect::identity || is_date(one)) continue;
      const char* what = one.kind == Kind::added     ? "penambahan "
                         : one.kind == Kind::removed ? "penghapusan "
                                                     : "perubahan ";
      clauses_.push_back(what + name_of(one.where));
    }
  }

  void boxes() {
    Strings heads;
    for (const auto& one : changes_) {
      if (one.aspect != Aspect::box) continue;
      const auto head = small(one.where);
      if (std::ranges::count(heads, head) == 0) heads.push_back(head);
    }
    if (!heads.empty()) clauses_.push_back("penyesuaian " + listed(heads));
  }

  void actors() {
    for (const auto& one : changes_) {
      if (one.aspect != Aspect::actor) continue;
      if (one.kind == Kind::added) clauses_.push_back("penambahan pelaksana " + one.after);
      if (one.kind == Kind::removed) clauses_.push_back("penghapusan pelaksana " + one.before);
      if (one.kind == Kind::changed)
        clauses_.push_back(std::string("perubahan nama pelaksana ")
                               .append(one.before)
                               .append(" menjadi ")
                               .append(one.after));
    }
  }

  void whole_steps() {
    Strings added;
    Strings removed;
    Strings moved;
    for (const auto& one : changes_) {
      if (one.aspect != Aspect::step) continue;
      const auto named = [](const std::string& number, const std::string& text) {
        return std::string(number).append(" (").append(brief(text)).append(")");
      };
      if (one.kind == Kind::added) added.push_back(named(one.new_step, one.after));
      if (one.kind == Kind::removed) removed.push_back(named(one.old_step, one.before));
      if (one.kind == Kind::moved)
        moved.push_back(std::string(one.old_step).append(" menjadi langkah ").append(one.new_step));
    }
    if (!added.empty()) clauses_.push_back("penambahan langkah " + listed(added));
    if (!removed.empty()) clauses_.push_back("penghapusan langkah lama " + listed(removed));
    if (!moved.empty()) clauses_.push_back("pemindahan langkah lama " + listed(moved));
  }

  void on_steps(Aspect aspect, const std::string& where, const std::string& what) {
    Strings steps;
    for (const auto& one : changes_) {
      if (one.aspect != aspect || (!where.empty() && one.where != where)) continue;
      if (std::ranges::count(steps, one.new_step) == 0) steps.push_back(one.new_step);
    }
    if (!steps.empty()) clauses_.push_back(what + " pada langkah " + listed(steps));
  }

  void rest() {
    const auto has = [&](Aspect aspect) {
      return std::ranges::count(changes_, aspect, &Change::aspect) > 0;
    };
    if (has(Aspect::note)) clauses_.emplace_back("penyesuaian catatan");
    if (has(Aspect::procedure)) clauses_.emplace_back("perubahan susunan prosedur");
  }

  const std::vector<Change>& changes_;
  Strings clauses_;
};

}  // namespace

std::string history_entry(const std::vector<Change>& changes) { return Entry(changes).run(); }

}  // namespace sopan::compare
