#include "layouts/symbol_size.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextBox;
using layout::TextStyle;

constexpr TextStyle symbol_text{.size = 7_pt, .leading = 8_pt, .align = Align::centre};
constexpr TextStyle small_symbol_text{.size = 6.5_pt, .leading = 7.4_pt, .align = Align::centre};
constexpr Length least_width = 8_mm;
constexpr Length box_width = 16_mm;
constexpr Length box_height = 6.5_mm;
constexpr Length diamond_height = 9_mm;
constexpr Length most_diamond_height = 15_mm;
constexpr Length highest_diamond = 28_mm;
constexpr Length widest_diamond = 32_mm;
constexpr Length division_price = 3_mm;  // of height that is spent to keep a word whole
constexpr Length least_diamond = 9_mm;
constexpr Length lane_room = 6_mm;
constexpr Length worded_lane_room = 2_mm;
constexpr Length outline_gap = 0.8_mm;

/// A rectangle w × h of text lies inside a diamond W × H when w/W + h/H ≤ 1.
Length diamond_height_for(const TextBox& words, Length width) {
  const auto inner = words.width + 2 * outline_gap;
  if (inner >= width) return most_diamond_height + 1_mm;
  const auto numerator = words.height.millipoints * width.millipoints;
  return Length{numerator / (width - inner).millipoints};
}

/// The same line by line: those in the middle may be wider than the others. Nothing if a line is
/// too wide for any height.
std::optional<Length> least_height_for(const TextBox& words, Length width) {
  Length height;
  for (const auto& line : words.lines) {
    const auto inner = line.width + 2 * outline_gap;
    if (inner >= width) return {};
    const auto far =
        std::max(words.height / 2 - line.top, line.top + words.leading - words.height / 2);
    height = std::max(
        height, Length{2 * far.millipoints * width.millipoints / (width - inner).millipoints});
  }
  return height;
}

std::int64_t divisions_in(const TextBox& words) {
  return std::ranges::count_if(words.lines, [](const layout::Line& line) {
    return !line.pieces.empty() && line.pieces.back().text.ends_with('-');
  });
}

/// A diamond of `width` for words that no other holds: in as many lines as it takes, divided
/// between syllables where they must be; flat, and with few divisions. Nothing if it is too high.
std::optional<Sized> high_diamond(const std::string& words, Length width,
                                  const font::Faces& faces) {
  std::optional<Sized> best;
  Length least;
  for (auto inner = width / 3; inner < width; inner += 0.5_mm) {
    auto set = layout::set_text(words, small_symbol_text, inner, faces);
    const auto height = least_height_for(set, width);
    if (!height || *height > highest_diamond || !set.broken.empty()) continue;
    const auto price = *height + division_price * divisions_in(set);
    if (best && price >= least) continue;
    least = price;
    best = Sized{.width = width, .height = *height, .words = std::move(set), .inner = inner};
  }
  return best;
}

/// The flattest diamond of `width` that holds the words in at most three lines; nothing if it is
/// too high.
std::optional<Sized> diamond_of(const std::string& words, Length width, Length most_height,
                                const TextStyle& style, const font::Faces& faces) {
  std::optional<Sized> best;
  for (auto inner = layout::widest_word(words, style, faces); inner < width; inner += 0.5_mm) {
    auto set = layout::set_text(words, style, inner, faces);
    const auto height = diamond_height_for(set, width);
    if (set.lines.size() > 3 || height > most_height || (best && height >= best->height)) continue;
    best = Sized{.width = width,
                 .height = std::max(height, diamond_height),
                 .words = std::move(set),
                 .inner = inner};
  }
  return best;
}

/// A decision with words: as narrow as they allow, so that heads stand clear of the rulings, then
/// higher, then with smaller type, then as wide and high as it takes; words too long for any
/// diamond of the lane stand over its outline.
Sized size_diamond(const std::string& words, Length lane, Length usual, const font::Faces& faces) {
  const auto widest = std::max(usual, std::min(lane - worded_lane_room, 24_mm));
  for (const auto most_height : {11_mm, 13_mm, most_diamond_height})
    for (const auto& style : {symbol_text, small_symbol_text})
      for (auto width = usual; width <= widest; width += std::max(0.5_mm, (widest - usual) / 4))
        if (auto sized = diamond_of(words, width, most_height, style, faces)) return *sized;
  const auto most_width = std::max(usual, std::min(lane - worded_lane_room, widest_diamond));
  for (const auto width : {widest, most_width})
    if (auto sized = high_diamond(words, width, faces)) return *sized;
  Sized sized{.width = widest, .height = most_diamond_height, .inner = widest, .fits = false};
  sized.words = layout::set_text(words, small_symbol_text, sized.inner, faces);
  return sized;
}

Sized sized_for(const manuscript::Symbol& symbol, Length lane, const font::Faces& faces) {
  const bool diamond = symbol.kind == SymbolKind::decision;
  Sized sized;
  sized.width = std::clamp(lane - lane_room, diamond ? least_diamond : least_width, box_width);
  sized.height = diamond ? diamond_height : box_height;
  if (symbol.words.empty()) return sized;
  if (diamond) return size_diamond(symbol.words, lane, sized.width, faces);
  const auto line = layout::text_width(symbol.words, symbol_text, faces) + 3 * outline_gap;
  sized.width = std::max(sized.width, std::min({line, lane - worded_lane_room, 24_mm}));
  sized.inner = sized.width - 2 * outline_gap;
  sized.words = layout::set_text(symbol.words, symbol_text, sized.inner, faces);
  sized.height = std::max(sized.height, sized.words.height + 2 * outline_gap);
  return sized;
}

}  // namespace

Sized size_symbol(const manuscript::Symbol& symbol, Length lane, const font::Faces& faces) {
  auto sized = sized_for(symbol, lane, faces);
  sized.least_width = symbol.words.empty() ? least_width : sized.width;
  return sized;
}

}  // namespace sopan::layouts
