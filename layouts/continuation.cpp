#include "layouts/layouts.hpp"
#include "pipeline/layout/text.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;

constexpr layout::TextStyle style{.size = 7.5_pt, .leading = 9_pt};
constexpr Length over_frame = 2_mm;

/// `pattern` with {0} and {1} filled in.
std::string filled_in(std::string pattern, const std::string& first, const std::string& second) {
  if (const auto at = pattern.find("{0}"); at != std::string::npos) pattern.replace(at, 3, first);
  if (const auto at = pattern.find("{1}"); at != std::string::npos) pattern.replace(at, 3, second);
  return pattern;
}

}  // namespace

void continuation_lines(const manuscript::Sop& sop, const Context& context,
                        page::Document& document) {
  const auto frame = context.paper.frame();
  const auto total = document.pages.size();
  for (std::size_t i = 1; i < total; ++i) {
    const auto y = frame.origin.y - over_frame - style.leading;
    const auto place = layout::set_text(
        filled_in(context.profile.label("halaman"), std::to_string(i + 1), std::to_string(total)),
        style, frame.width, context.faces);
    const auto number = sop.number.empty() ? sop.name : sop.number + " · " + sop.name;
    const auto name =
        layout::set_text(number, style, frame.width - place.width - 10_mm, context.faces);
    auto& page = document.pages[i];
    layout::paint_text(name, {frame.origin.x, y}, 0, 1, page::artifact, page);
    layout::paint_text(place, {frame.right() - place.width, y}, 0, 1, page::artifact, page);
  }
}

}  // namespace sopan::layouts
