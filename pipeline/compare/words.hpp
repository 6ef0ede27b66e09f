#pragma once

#include <cstddef>
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

/// Texts that share less are not told word by word.
inline constexpr double least_shared = 0.3;

/// A word by its place in the old list, in the new one, or in both.
struct Place {
  Words::Kind kind = Words::Kind::same;
  std::size_t before = 0, after = 0;
};

/// How a list of words becomes another with the fewest changes; what is removed stands before what
/// is added in its place.
std::vector<Place> word_places(const std::vector<std::string>& before,
                               const std::vector<std::string>& after);

/// How `before` becomes `after` with the fewest words changed; what is removed stands before what
/// is added in its place.
std::vector<Words> word_changes(std::string_view before, std::string_view after);

/// The share of words that two texts have in common and in order: 0 … 1. Capitals do not count.
double likeness(std::string_view one, std::string_view other);

}  // namespace sopan::compare
