#include "pipeline/sign/appearance.hpp"

#include <algorithm>
#include <cmath>

namespace sopan::sign {
namespace {

constexpr double usual_size = 8, leading = 1.35, margin = 2;

/// A number with at most `decimals` of them, the same in every locale.
std::string decimal(double value, int decimals) {
  const double unit = std::pow(10, decimals);
  const auto scaled = std::llround(std::abs(value) * unit);
  auto digits = std::to_string(scaled);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  digits.insert(digits.size() - places, ".");
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return (value < 0 && scaled != 0 ? "-" : "") + digits;
}

char operator_of(font::Stroke::Verb verb) {
  using Verb = font::Stroke::Verb;
  switch (verb) {
    case Verb::move:
      return 'm';
    case Verb::line:
      return 'l';
    case Verb::curve:
      return 'c';
    case Verb::close:
      return 'h';
  }
  return 'n';
}

std::string operators_of(const std::vector<font::Stroke>& outline, int x, int y) {
  std::string out;
  for (const auto& stroke : outline) {
    for (const auto& place : stroke.places)
      out.append(std::to_string(place.x + x))
          .append(" ")
          .append(std::to_string(place.y + y))
          .append(" ");
    out += operator_of(stroke.verb);
    out += '\n';
  }
  return out;
}

/// One line whose baseline begins at a point, as paths in font units.
std::string line_at(const font::Face& face, const font::Shaped& shaped, double scale, double left,
                    double baseline) {
  std::string paths;
  int pen = 0;
  for (const auto& glyph : shaped.glyphs) {
    paths += operators_of(face.outline(glyph.id), pen + glyph.x_offset, glyph.y_offset);
    pen += glyph.advance;
  }
  if (paths.empty()) return {};
  return "q\n" + decimal(scale, 7) + " 0 0 " + decimal(scale, 7) + " " + decimal(left, 2) + " " +
         decimal(baseline, 2) + " cm\n" + paths + "f\nQ\n";
}

}  // namespace

std::string appearance(const std::vector<std::string>& lines, BoxSize box,
                       const font::Faces& faces) {
  if (box.width <= 2 * margin || box.height <= 2 * margin || lines.empty()) return {};
  const auto count = static_cast<double>(lines.size());
  const auto size = std::min(usual_size, (box.height - 2 * margin) / (count * leading));
  auto baseline = (box.height + count * size * leading) / 2 - size;
  std::string out = "0 g\n";
  for (std::size_t i = 0; i < lines.size(); ++i, baseline -= size * leading) {
    const auto& face = faces[i == 1 ? font::Role::bold : font::Role::regular];
    const auto shaped = face.shape(lines[i]);
    const auto units = static_cast<double>(std::max<std::int64_t>(shaped.advance, 1));
    const auto scale =
        std::min(size / face.metrics().units_per_em, (box.width - 2 * margin) / units);
    out += line_at(face, shaped, scale, (box.width - units * scale) / 2, baseline);
  }
  return out;
}

}  // namespace sopan::sign
