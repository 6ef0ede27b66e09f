#include "layouts/box_pairs.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace sopan::layouts {
namespace {

using namespace literals;

/// The order in which a full sheet shrinks.
constexpr std::array fits = {
    BoxFit{9_pt, 11.5_pt, 1.2_mm, 1_pt},  BoxFit{8.5_pt, 10.75_pt, 1.2_mm, 1_pt},
    BoxFit{8_pt, 10.2_pt, 1.2_mm, 1_pt},  BoxFit{7.5_pt, 9.6_pt, 1.2_mm, 1_pt},
    BoxFit{7.5_pt, 9.6_pt, 0.8_mm, 0_pt}, BoxFit{7.5_pt, 9.2_pt, 0.6_mm, 0_pt}};

/// The fits between the profile's least size and half a point over its usual one; there are always
/// some.
std::vector<BoxFit> fits_of(const Profile& profile) {
  const auto most = profile.length("kotak-huruf") + 0.5_pt;
  const auto least = profile.length("kotak-huruf-minimum");
  std::vector<BoxFit> allowed;
  std::ranges::copy_if(fits, std::back_inserter(allowed),
                       [&](const BoxFit& fit) { return fit.size <= most && fit.size >= least; });
  return allowed.empty() ? std::vector<BoxFit>{fits.back()} : allowed;
}

/// The largest fit within the profile's usual size.
BoxFit usual_fit(const std::vector<BoxFit>& allowed, Length size) {
  const auto found =
      std::ranges::find_if(allowed, [size](const BoxFit& fit) { return fit.size <= size; });
  return found == allowed.end() ? allowed.back() : *found;
}

layout::TextStyle list_style(const BoxFit& fit) {
  return {.size = fit.size,
          .leading = fit.leading,
          .indent = 7_mm,
          .marker_gap = 1.5_mm,
          .item_space = fit.item_space};
}

std::vector<BoxPair> set_pairs(const std::vector<manuscript::Box>& boxes, const Context& context,
                               const BoxRoom& room, const BoxFit& fit) {
  std::vector<BoxPair> pairs;
  const auto style = list_style(fit);
  for (std::size_t i = 0; i < boxes.size(); i += 2) {
    BoxPair pair;
    pair.left = &boxes[i];
    const bool alone = i + 1 == boxes.size();
    const auto width = alone ? room.left + room.right : room.left;
    pair.left_text =
        layout::set_text(pair.left->text, style, width - 2 * room.pad_x, context.faces);
    pair.height = pair.left_text.height;
    if (!alone) {
      pair.right = &boxes[i + 1];
      pair.right_text =
          layout::set_text(pair.right->text, style, room.right - 2 * room.pad_x, context.faces);
      pair.height = std::max(pair.height, pair.right_text.height);
    }
    pair.height += 2 * fit.padding;
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

Length height_of(const std::vector<BoxPair>& pairs, Length head) {
  Length sum;
  for (const auto& pair : pairs) sum += head + pair.height;
  return sum;
}

}  // namespace

SetBoxes set_boxes(const std::vector<manuscript::Box>& boxes, const Context& context,
                   const BoxRoom& room) {
  const auto allowed = fits_of(context.profile);
  for (const auto& fit : allowed) {
    auto pairs = set_pairs(boxes, context, room, fit);
    if (height_of(pairs, room.head) <= room.height) return {fit, std::move(pairs)};
  }
  // A second page in any case: then in readable type.
  const auto fit = usual_fit(allowed, context.profile.length("kotak-huruf"));
  return {fit, set_pairs(boxes, context, room, fit)};
}

}  // namespace sopan::layouts
