#pragma once

#include <vector>

#include "layouts/layouts.hpp"
#include "pipeline/layout/text.hpp"

/// The boxes of the identity sheet, set in pairs side by side: the more they hold, the smaller.
namespace sopan::layouts {

/// A size of their lists, and the padding that goes with it.
struct BoxFit {
  Length size, leading, padding, item_space;
};

/// A pair of boxes side by side, set; the last may be alone over both widths.
struct BoxPair {
  const manuscript::Box* left = nullptr;
  const manuscript::Box* right = nullptr;
  layout::TextBox left_text, right_text;
  Length height;  ///< without the head
};

/// What boxes have: the widths of both sides, the padding in them, a head, and all their height.
struct BoxRoom {
  Length left, right, pad_x, head, height;
};

struct SetBoxes {
  BoxFit fit;
  std::vector<BoxPair> pairs;
};

/// The largest type that the profile allows and the room holds; where it holds none the usual one.
SetBoxes set_boxes(const std::vector<manuscript::Box>& boxes, const Context& context,
                   const BoxRoom& room);

}  // namespace sopan::layouts
