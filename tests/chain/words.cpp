#include "tests/chain/words.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace sopan::test {
namespace {

constexpr std::array<std::string_view, 3> wide_spaces = {"\u00A0", "\u2028", "\u200B"};

/// The bytes of the white space at the start of `text`; 0 when there is none.
std::size_t space_at(std::string_view text) {
  if (text.empty()) return 0;
  if (std::string_view(" \t\n\r\f").find(text.front()) != std::string_view::npos) return 1;
  for (const auto space : wide_spaces) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

/// A line as the eye sees it: pieces of one element that touch each other.
struct Line {
  std::string text;
  page::TextRun last;
};

class Reader {
 public:
  Reader(const page::Document& document, const font::Faces& faces)
      : document_(document), faces_(faces) {}

  std::vector<Placed> run() {
    for (page_ = 0; page_ < document_.pages.size(); ++page_) {
      for (const auto& mark : document_.pages[page_].marks) {
        if (const auto* run = std::get_if<page::TextRun>(&mark)) add(*run);
      }
      flush();
    }
    return std::move(words_);
  }

 private:
  [[nodiscard]] bool touches(const page::TextRun& next) const {
    const auto& last = line_->last;
    if (last.element != next.element || last.rotation != next.rotation) return false;
    std::int64_t advance = 0;
    for (const auto& glyph : last.glyphs) advance += glyph.advance;
    const auto width = font::scaled(advance, faces_[last.face].metrics().units_per_em, last.size);
    const bool upright = last.rotation == page::Rotation::none;
    const auto along = upright ? next.origin.x - last.origin.x : last.origin.y - next.origin.y;
    const auto across = upright ? next.origin.y - last.origin.y : next.origin.x - last.origin.x;
    return across == Length{} && std::abs((along - width).millipoints) < 100;
  }

  void add(const page::TextRun& run) {
    if (line_ && touches(run)) {
      line_->text += run.text;
    } else {
      flush();
      line_ = Line{run.text, {}};
    }
    line_->last = run;
  }

  void flush() {
    if (!line_) return;
    const auto before = words_.size();
    for (auto& word : words_of(line_->text)) {
      words_.push_back({.text = std::move(word), .page = page_, .element = line_->last.element});
    }
    if (words_.size() > before) words_.back().ends_line = true;
    line_.reset();
  }

  const page::Document& document_;
  const font::Faces& faces_;
  std::size_t page_ = 0;
  std::optional<Line> line_;
  std::vector<Placed> words_;
};

/// The place of every element in a walk through the tree, parents first.
std::vector<std::size_t> preorder(const page::Document& document) {
  std::vector<std::vector<page::ElementId>> children(document.elements.size());
  for (page::ElementId id = 1; id < document.elements.size(); ++id) {
    children[document.elements[id].parent].push_back(id);
  }
  std::vector<std::size_t> order(document.elements.size());
  std::vector<page::ElementId> open = {0};
  for (std::size_t next = 0; !open.empty(); ++next) {
    const auto id = open.back();
    open.pop_back();
    order[id] = next;
    open.insert(open.end(), children[id].rbegin(), children[id].rend());
  }
  return order;
}

std::string around(const Words& words, std::size_t at) {
  std::string out;
  for (auto i = at < 3 ? 0 : at - 3; i < std::min(words.size(), at + 6); ++i) {
    out += (i == at ? " [" : " ") + words[i] + (i == at ? "]" : "");
  }
  return out;
}

}  // namespace

Words words_of(std::string_view text) {
  Words words(1);
  while (!text.empty()) {
    if (const auto space = space_at(text); space > 0) {
      if (!words.back().empty()) words.emplace_back();
      text.remove_prefix(space);
    } else {
      words.back() += text.front();
      text.remove_prefix(1);
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::vector<Placed> placed_words(const page::Document& document, const font::Faces& faces) {
  return Reader(document, faces).run();
}

std::vector<Placed> in_reading_order(const page::Document& document, std::vector<Placed> words) {
  std::erase_if(words, [](const Placed& word) { return word.element == page::artifact; });
  const auto order = preorder(document);
  std::ranges::stable_sort(words, {}, [&](const Placed& word) { return order.at(word.element); });
  return words;
}

std::optional<std::string> difference(const Words& wanted, const std::vector<Placed>& placed) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i, ++at) {
    std::string read = at < placed.size() ? placed[at].text : "";
    while (read != wanted[i] && at + 1 < placed.size() && placed[at].ends_line) {
      const bool ours = read.ends_with('-') && !wanted[i].starts_with(read);
      if (ours) read.pop_back();
      if (!wanted[i].starts_with(read)) break;
      read += placed[++at].text;
    }
    if (read == wanted[i]) continue;
    Words there;
    for (const auto& word : placed) there.push_back(word.text);
    return "wanted:" + around(wanted, i) + "\nplaced:" + around(there, at);
  }
  if (at == placed.size()) return {};
  return "more than wanted: " + placed[at].text;
}

}  // namespace sopan::test
