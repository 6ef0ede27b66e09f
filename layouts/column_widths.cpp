#include "layouts/column_widths.hpp"

#include <algorithm>

namespace sopan::layouts {
namespace {

Length total(const std::vector<Length>& widths) {
  Length sum;
  for (const auto width : widths) sum += width;
  return sum;
}

/// Takes up to `need` from the columns in the order in which they yield.
void shrink(const std::vector<TextColumn>& text, Length need, std::vector<Length>& widths) {
  int last = 0;
  for (const auto& column : text) last = std::max(last, column.yields);
  for (int turn = 0; turn <= last && need > Length{}; ++turn) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i].yields != turn) continue;
      const auto given = std::clamp(widths[i] - text[i].least, Length{}, need);
      widths[i] -= given;
      need -= given;
    }
  }
}

/// Shares `surplus` in proportion to the ideal widths, no column above its most; the first takes
/// the rounding.
void grow(const std::vector<TextColumn>& text, Length surplus, std::vector<Length>& widths) {
  Length ideal;
  for (const auto& column : text)
    if (column.most > column.ideal) ideal += column.ideal;
  if (ideal == Length{}) return;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i].most <= text[i].ideal) continue;
    const Length share{surplus.millipoints * text[i].ideal.millipoints / ideal.millipoints};
    widths[i] = std::min(text[i].most, widths[i] + share);
  }
}

}  // namespace

SharedWidths share_widths(Length width, const std::vector<TextColumn>& text, std::size_t actors,
                          const ActorBounds& bounds) {
  SharedWidths shared;
  const auto count = static_cast<std::int64_t>(actors);
  for (const auto& column : text) shared.text.push_back(std::max(column.ideal, column.least));
  const auto rest = [&] { return width - total(shared.text); };
  if (rest() < bounds.wished * count) shrink(text, bounds.wished * count - rest(), shared.text);
  if (rest() > bounds.most * count) grow(text, rest() - bounds.most * count, shared.text);
  shared.actor = rest() / count;
  shared.fits = shared.actor >= bounds.least;
  return shared;
}

}  // namespace sopan::layouts
