#include "pipeline/compare/marked.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/compare/match.hpp"
#include "pipeline/compare/text.hpp"
#include "pipeline/compare/words.hpp"

namespace sopan::compare {
namespace {

using manuscript::Edit;
using manuscript::Paragraph;
using manuscript::Run;
using manuscript::TextBlock;

constexpr std::string_view line_break = "\u2028";

/// A word with its styles; a forced break at its end belongs to it.
struct Token {
  std::vector<Run> parts;

  [[nodiscard]] std::string text() const {
    std::string all;
    for (const auto& part : parts) all += part.text;
    return folded(all);
  }
  [[nodiscard]] bool ends_line() const {
    return !parts.empty() && parts.back().text.ends_with(line_break);
  }
};

/// Cuts a paragraph into words.
class Cutter {
 public:
  std::vector<Token> run(const Paragraph& paragraph) {
    for (const auto& one : paragraph.runs) cut(one);
    end();
    return std::move(tokens_);
  }

 private:
  void cut(const Run& run) {
    auto rest = std::string_view(run.text);
    while (!rest.empty()) {
      if (rest[0] == ' ' || rest[0] == '\n') {
        end();
        rest.remove_prefix(1);
        continue;
      }
      const auto broken = rest.find(line_break);
      const auto blank = rest.find_first_of(" \n");
      const bool breaks = broken < blank;
      const auto size = breaks ? broken + line_break.size() : std::min(blank, rest.size());
      auto part = run;
      part.text = rest.substr(0, size);
      open_.parts.push_back(std::move(part));
      if (breaks) end();
      rest.remove_prefix(size);
    }
  }
  void end() {
    if (!open_.parts.empty()) tokens_.push_back(std::exchange(open_, {}));
  }

  Token open_;
  std::vector<Token> tokens_;
};

std::vector<std::string> texts_of(const std::vector<Token>& tokens) {
  std::vector<std::string> texts;
  texts.reserve(tokens.size());
  for (const auto& token : tokens) texts.push_back(token.text());
  return texts;
}

bool same_style(const Run& one, const Run& other) {
  return one.bold == other.bold && one.italic == other.italic && one.foreign == other.foreign &&
         one.link == other.link && one.target == other.target && one.page_of.empty() &&
         other.page_of.empty() && one.edit == other.edit;
}

/// Puts words together again.
class Joiner {
 public:
  void put(const Token& token, Edit edit) {
    if (!runs_.empty() && !ends_line_) {
      // The blank between a word that is marked and one that is not is not marked.
      auto blank = runs_.back();
      blank.text = " ";
      if (blank.edit != edit) blank.edit = Edit::none;
      append(std::move(blank));
    }
    for (auto part : token.parts) {
      part.edit = edit;
      append(std::move(part));
    }
    ends_line_ = token.ends_line();
  }
  std::vector<Run> finish() { return std::move(runs_); }

 private:
  void append(Run run) {
    if (!runs_.empty() && same_style(runs_.back(), run)) {
      runs_.back().text += run.text;
    } else {
      runs_.push_back(std::move(run));
    }
  }

  std::vector<Run> runs_;
  bool ends_line_ = false;
};

Edit edit_of(Words::Kind kind) {
  switch (kind) {
    case Words::Kind::same:
      return Edit::none;
    case Words::Kind::added:
      return Edit::added;
    case Words::Kind::removed:
      return Edit::removed;
  }
  return Edit::none;
}

Paragraph marked_paragraph(const Paragraph& before, const Paragraph& after) {
  if (text_of(before) == text_of(after)) return after;
  const auto old_words = Cutter().run(before);
  const auto new_words = Cutter().run(after);
  Joiner joiner;
  if (likeness(text_of(before), text_of(after)) < least_shared) {
    for (const auto& word : old_words) joiner.put(word, Edit::removed);
    for (const auto& word : new_words) joiner.put(word, Edit::added);
  } else {
    for (const auto& [kind, i, j] : word_places(texts_of(old_words), texts_of(new_words)))
      joiner.put(kind == Words::Kind::removed ? old_words[i] : new_words[j], edit_of(kind));
  }
  auto result = after;
  result.runs = joiner.finish();
  return result;
}

Paragraph whole(Paragraph paragraph, Edit edit) {
  for (auto& run : paragraph.runs) run.edit = edit;
  return paragraph;
}

Matches match_paragraphs(const TextBlock& before, const TextBlock& after) {
  if (before.size() == 1 && after.size() == 1) return {std::optional<std::size_t>(0)};
  return match(before.size(), after.size(), [&](std::size_t i, std::size_t j) {
    const auto was = text_of(before[i]);
    const auto is = text_of(after[j]);
    // As lists are compared: names of laws and posts share words that say little.
    constexpr double least = 0.6;
    const auto value = was == is ? 2.0 : likeness(was, is);
    return value < least ? 0.0 : value;
  });
}

TextBlock block_of(const std::string& text) { return {Paragraph{.runs = {{.text = text}}}}; }

}  // namespace

TextBlock marked(const TextBlock& before, const TextBlock& after) {
  const auto matches = match_paragraphs(before, after);
  const auto has_moved = moved(matches);
  TextBlock result;
  std::size_t next = 0;
  const auto put_removed = [&](std::size_t end) {
    for (; next < end; ++next)
      if (!matches[next]) result.push_back(whole(before[next], Edit::removed));
  };
  for (std::size_t j = 0; j < after.size(); ++j) {
    const auto found = std::ranges::find(matches, std::optional(j));
    if (found == matches.end()) {
      result.push_back(whole(after[j], Edit::added));
      continue;
    }
    const auto i = static_cast<std::size_t>(found - matches.begin());
    if (!has_moved[i]) put_removed(i);
    result.push_back(marked_paragraph(before[i], after[j]));
  }
  put_removed(before.size());
  return result;
}

TextBlock marked(const std::string& before, const std::string& after) {
  return marked(block_of(before), block_of(after));
}

TextBlock all_marked(TextBlock text, Edit edit) {
  for (auto& paragraph : text) paragraph = whole(std::move(paragraph), edit);
  return text;
}

TextBlock all_marked(const std::string& text, Edit edit) {
  return all_marked(block_of(text), edit);
}

bool is_marked(const TextBlock& text) {
  return std::ranges::any_of(text, [](const Paragraph& paragraph) {
    return std::ranges::any_of(paragraph.runs,
                               [](const Run& run) { return run.edit != Edit::none; });
  });
}

}  // namespace sopan::compare
