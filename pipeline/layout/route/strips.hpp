#pragma once

#include "pipeline/layout/route/pages.hpp"

namespace sopan::route {

/// Which arrows share a letter: those cut on the way to one target in one direction, or those of
/// one fork. Arrows that share no stretch have a key of their own.
struct Key {
  int target = -1;
  int source = -1, fork = -1;
  int lone = -1;
  bool forward = true;
  auto operator<=>(const Key&) const = default;
};
Key key_of(const Flow& flow, int arrow);

/// The column of one connector in its strip, to be slid.
struct Place {
  Key key;
  bool leaves = false;
  bool above = false;
  int column = 0, strip = 0;
};

/// The pentagons that rows [first, end) need, in their wished columns or beside them.
std::vector<Place> place_connectors(const Flow& flow, int first, int end);

/// The page of rows [first, end) as a flow of its own, not yet drawn; connectors in the order of
/// `places`.
Page cut_page(const Flow& flow, int first, int end, const Room& room,
              const std::vector<Place>& places);

}  // namespace sopan::route
