#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "pipeline/model/draft.hpp"

namespace sopan {

/// The six boxes that are always printed, with the names of their elements.
inline std::array<std::pair<std::string_view, const std::optional<draft::Box>*>, 6> official_boxes(
    const draft::Sop& draft) {
  return {{{"dasar-hukum", &draft.legal_basis},
           {"kualifikasi-pelaksana", &draft.qualification},
           {"keterkaitan", &draft.related},
           {"peralatan-perlengkapan", &draft.equipment},
           {"peringatan", &draft.warnings},
           {"pencatatan-pendataan", &draft.records}}};
}

/// Calls `act` for each item of kind `Item` of all boxes.
template <class Item, class Action>
void for_each_item(const draft::Sop& draft, const Action& act) {
  const auto visit_box = [&act](const draft::Box& box) {
    for (const auto& item : box.items) {
      if (const auto* wanted = std::get_if<Item>(&item)) act(*wanted);
    }
  };
  for (const auto& [name, box] : official_boxes(draft)) {
    if (*box) visit_box(**box);
  }
  for (const auto& box : draft.further_boxes) visit_box(box);
}

}  // namespace sopan
