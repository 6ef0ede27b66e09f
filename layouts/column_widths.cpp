#include "layouts/column_widths.hpp"

#include <algorithm>
#include <map>

namespace sopan::layouts {
namespace {

using namespace literals;

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

/// Heights of a column's rows by width, each counted once.
class Heights {
 public:
  Heights(std::size_t columns, std::size_t rows, const HeightOf& height_of)
      : known_(columns), rows_(rows), height_of_(height_of) {}

  const std::vector<Length>& operator()(std::size_t column, Length width) {
    auto& heights = known_[column][width];
    if (heights.empty())
      for (std::size_t row = 0; row < rows_; ++row)
        heights.push_back(height_of_(column, row, width));
    return heights;
  }

 private:
  std::vector<std::map<Length, std::vector<Length>>> known_;
  std::size_t rows_;
  const HeightOf& height_of_;
};

}  // namespace

void lower_table(const std::vector<TextColumn>& bounds, std::size_t rows, Length least_row,
                 const HeightOf& height_of, std::vector<Length>& widths) {
  if (rows == 0) return;
  Heights heights(widths.size(), rows, height_of);
  const auto height_with = [&](const std::vector<Length>& tried) {
    std::vector<Length> high(rows, least_row);
    for (std::size_t column = 0; column < tried.size(); ++column) {
      const auto& own = heights(column, tried[column]);
      for (std::size_t row = 0; row < rows; ++row) high[row] = std::max(high[row], own[row]);
    }
    return total(high);
  };
  auto lowest = height_with(widths);
  for (const auto step : {8_mm, 4_mm, 2_mm, 1_mm}) {
    for (bool better = true; better;) {
      better = false;
      auto best = widths;
      for (std::size_t from = 0; from < widths.size(); ++from) {
        if (widths[from] - step < bounds[from].least) continue;
        for (std::size_t to = 0; to < widths.size(); ++to) {
          if (to == from || widths[to] + step > bounds[to].most) continue;
          auto tried = widths;
          tried[from] -= step;
          tried[to] += step;
          const auto height = height_with(tried);
          if (height >= lowest) continue;
          lowest = height;
          best = tried;
          better = true;
        }
      }
      widths = best;
    }
  }
}

Length width_for_names(const std::vector<Length>& names, Length least) {
  constexpr Length worth = 22_mm;
  for (const auto name : names)
    if (name <= worth) least = std::max(least, name);
  return least;
}

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
