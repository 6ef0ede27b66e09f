#include "pipeline/compare/words.hpp"

#include <algorithm>

namespace sopan::compare {
namespace {

using List = std::vector<std::string>;

List split(std::string_view text) {
  List words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

/// Lengths of the longest common subsequences of all ends of two lists.
class Common {
 public:
  Common(const List& one, const List& other)
      : width_(other.size() + 1), lengths_((one.size() + 1) * width_) {
    for (std::size_t i = one.size(); i-- > 0;) {
      for (std::size_t j = other.size(); j-- > 0;)
        lengths_[i * width_ + j] =
            one[i] == other[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  [[nodiscard]] std::size_t at(std::size_t i, std::size_t j) const {
    return lengths_[i * width_ + j];
  }

 private:
  std::size_t width_;
  std::vector<std::size_t> lengths_;
};

void put(std::vector<Words>& all, Words::Kind kind, const std::string& word) {
  if (all.empty() || all.back().kind != kind) {
    all.push_back({kind, word});
  } else {
    (all.back().text += ' ') += word;
  }
}

}  // namespace

std::vector<Place> word_places(const List& before, const List& after) {
  const Common common(before, after);
  std::vector<Place> all;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    const bool both = i < before.size() && j < after.size();
    if (both && before[i] == after[j]) {
      all.push_back({Words::Kind::same, i++, j++});
    } else if (i < before.size() &&
               (j == after.size() || common.at(i + 1, j) >= common.at(i, j + 1))) {
      all.push_back({Words::Kind::removed, i++, j});
    } else {
      all.push_back({Words::Kind::added, i, j++});
    }
  }
  return all;
}

std::vector<Words> word_changes(std::string_view before, std::string_view after) {
  const auto old_words = split(before);
  const auto new_words = split(after);
  std::vector<Words> all;
  for (const auto& [kind, i, j] : word_places(old_words, new_words))
    put(all, kind, kind == Words::Kind::added ? new_words[j] : old_words[i]);
  return all;
}

double likeness(std::string_view one, std::string_view other) {
  const auto small = [](std::string_view text) {
    std::string all(text);
    for (auto& letter : all)
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return split(all);
  };
  const auto first = small(one);
  const auto second = small(other);
  if (first.empty() && second.empty()) return 1;
  const Common common(first, second);
  return 2.0 * static_cast<double>(common.at(0, 0)) /
         static_cast<double>(first.size() + second.size());
}

}  // namespace sopan::compare
