#include "pipeline/layout/words.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "pipeline/text/text.hpp"

namespace sopan::layout {
namespace {

using namespace literals;

constexpr std::string_view line_separator = "\xE2\x80\xA8";

/// Items without a marker need no room for one.
Length indent_of(const manuscript::Paragraph& paragraph, const TextStyle& style) {
  const bool bare = paragraph.item && paragraph.marker.empty();
  return style.indent * std::max(0, paragraph.level - (bare ? 1 : 0));
}

font::Role face_of(const manuscript::Run& run, const TextStyle& style) {
  const bool bold = run.bold || style.bold;
  const bool italic = run.italic || run.foreign;
  if (style.serif) {
    if (bold) return font::Role::serif_bold;
    return italic ? font::Role::serif_italic : font::Role::serif;
  }
  if (bold) return italic ? font::Role::bold_italic : font::Role::bold;
  return italic ? font::Role::italic : font::Role::regular;
}

using Runs = std::span<const manuscript::Run>;

/// The runs of a paragraph, gone through word by word.
class Reading {
 public:
  explicit Reading(Runs runs) : runs_(runs), end_(runs.empty() ? 0 : runs.front().text.size()) {}

  /// The run that holds byte `at` of the paragraph, which never goes back.
  const manuscript::Run& run_at(std::size_t at) {
    while (end_ <= at && runs_.size() > 1) {
      runs_ = runs_.subspan(1);
      end_ += runs_.front().text.size();
    }
    return runs_.front();
  }
  /// Where that run ends.
  [[nodiscard]] std::size_t end() const { return end_; }

 private:
  Runs runs_;
  std::size_t end_;
};

/// Adds bytes [begin, end) of `all` as a word: its core run by run, then one blank if it ends in
/// white space.
void shape_word(std::string_view all, std::size_t begin, std::size_t end, Reading& reading,
                const TextStyle& style, const font::Faces& faces, ShapedParagraph& paragraph) {
  auto text = all.substr(begin, end - begin);
  if (text.ends_with(line_separator)) text.remove_suffix(line_separator.size());
  auto core = text;
  while (core.ends_with(' ') || core.ends_with('\n')) core.remove_suffix(1);
  auto& fragments = paragraph.fragments;
  Word word{.first = fragments.size()};
  std::size_t at = 0;
  while (at < core.size()) {
    const auto& run = reading.run_at(begin + at);
    const auto stop = std::min(reading.end() - begin, core.size());
    auto& fragment = fragments.emplace_back(shape_fragment(
        face_of(run, style), std::string(core.substr(at, stop - at)), run.foreign, style, faces));
    fragment.span = run.span;
    fragment.target = run.target;
    fragment.page_of = run.page_of;
    fragment.edit = run.edit;
    word.width += fragment.width;
    ++word.count;
    at = stop;
  }
  if (core.size() < text.size()) {
    // The blank behind a word looks as the word does.
    const auto& run = reading.run_at(at == 0 ? begin : begin + at - 1);
    auto& blank =
        fragments.emplace_back(shape_fragment(face_of(run, style), " ", run.foreign, style, faces));
    blank.target = run.target;
    if (reading.end() > begin + core.size()) blank.edit = run.edit;
    word.space = blank.width;
    word.has_blank = true;
  }
  paragraph.words.push_back(word);
}

void shape_words(Runs runs, const TextStyle& style, const font::Faces& faces,
                 ShapedParagraph& shaped) {
  std::string joined;
  if (runs.size() > 1)
    for (const auto& run : runs) joined += run.text;
  const std::string_view all = runs.size() == 1 ? runs.front().text : joined;
  const auto joints = text::line_breaks(all);
  shaped.words.reserve(joints.size());
  shaped.fragments.reserve(2 * joints.size());
  Reading reading(runs);
  std::size_t begin = 0;
  for (const auto& joint : joints) {
    if (joint.emergency || joint.offset == begin) continue;
    shape_word(all, begin, joint.offset, reading, style, faces, shaped);
    shaped.words.back().ends_line = joint.mandatory && joint.offset < all.size();
    begin = joint.offset;
  }
}

/// What has become of a whole paragraph, and so of its marker.
manuscript::Edit edit_of(const manuscript::Paragraph& paragraph) {
  const auto& runs = paragraph.runs;
  if (runs.empty()) return manuscript::Edit::none;
  const bool same = std::ranges::all_of(
      runs, [&](const manuscript::Run& run) { return run.edit == runs.front().edit; });
  return same ? runs.front().edit : manuscript::Edit::none;
}

Length widest_part(const Fragment& fragment, const TextStyle& style, const font::Faces& faces) {
  if (text::is_plain_word(fragment.text)) return fragment.width;
  Length widest;
  std::size_t begin = 0;
  for (const auto& joint : text::line_breaks(fragment.text)) {
    if (begin == 0 && joint.offset == fragment.text.size()) return fragment.width;
    auto part = fragment.text.substr(begin, joint.offset - begin);
    begin = joint.offset;
    widest = std::max(
        widest,
        shape_fragment(fragment.face, std::move(part), fragment.foreign, style, faces).width);
  }
  return widest;
}

}  // namespace

Fragment shape_fragment(font::Role face, std::string text, bool foreign, const TextStyle& style,
                        const font::Faces& faces) {
  const auto& used = faces[face];
  Fragment fragment{.face = face, .text = std::move(text), .foreign = foreign};
  fragment.shaped = used.share(fragment.text, foreign ? "en" : "id");
  fragment.width = font::scaled(fragment.shaped->advance, used.metrics().units_per_em, style.size);
  return fragment;
}

ShapedText shape_text(const manuscript::TextBlock& text, const TextStyle& style,
                      const font::Faces& faces) {
  ShapedText shaped{.style = style};
  shaped.paragraphs.reserve(text.size());
  for (const auto& paragraph : text) {
    ShapedParagraph result{
        .level = paragraph.level, .item = paragraph.item, .left = indent_of(paragraph, style)};
    shape_words(paragraph.runs, style, faces, result);
    if (paragraph.item && !paragraph.marker.empty()) {
      result.marker = shape_fragment(face_of({}, style), paragraph.marker, false, style, faces);
      result.marker->edit = edit_of(paragraph);
    }
    shaped.paragraphs.push_back(std::move(result));
  }
  return shaped;
}

ShapedText shape_text(const std::string& text, const TextStyle& style, const font::Faces& faces) {
  ShapedText shaped{.style = style};
  const manuscript::Run run{.text = text};
  shape_words(std::span(&run, 1), style, faces, shaped.paragraphs.emplace_back());
  return shaped;
}

Length height_at(const ShapedText& text, Length width) {
  Length height;
  for (const auto& paragraph : text.paragraphs) {
    if (paragraph.item && height > Length{}) height += text.style.item_space;
    const auto room = std::max(1_pt, width - paragraph.left);
    std::int64_t lines = 1;
    Length x;
    Length space;
    for (const auto& word : paragraph.words) {
      if (x > Length{} && x + space + word.width > room) {
        ++lines;
        x = {};
        space = {};
      }
      if (word.width > room) lines += word.width / room;
      x += space + std::min(word.width, room);
      space = word.space;
      if (word.ends_line) {
        ++lines;
        x = {};
        space = {};
      }
    }
    height += text.style.leading * lines;
  }
  return height;
}

Length widest_word(const ShapedText& text, const font::Faces& faces) {
  Length widest;
  for (const auto& paragraph : text.paragraphs)
    for (const auto& word : paragraph.words)
      for (const auto& fragment : paragraph.of(word))
        widest = std::max(widest, paragraph.left + widest_part(fragment, text.style, faces));
  return widest;
}

}  // namespace sopan::layout
