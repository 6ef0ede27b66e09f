#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Two texts, word by word.
namespace sopan::compare {

/// Some words of a text: of both, only of the new one, or only of the old one.
struct Words {
  enum class Kind : std::uint8_t { same, added, removed } kind = Kind::same;
  std::string text;  ///< parted by single spaces
};

/// How `before` becomes `after` with the fewest words changed; what is removed stands before what
/// is added in its place.
std::vector<Words> word_changes(std::string_view before, std::string_view after);

/// The share of words that two texts have in common and in order: 0 … 1. Capitals do not count.
double likeness(std::string_view one, std::string_view other);

}  // namespace sopan::compare
