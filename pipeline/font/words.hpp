#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/font/font.hpp"

namespace sopan::font {

/// What was shaped: the number of the face, and what it was asked for.
struct Word {
  std::uint64_t face = 0;
  std::string_view language, text;
  bool operator==(const Word&) const = default;
};

/// Words already shaped: the texts of an office are made of a few thousand. Of bounded size: it
/// forgets all when it is full, and keeps no long stretches.
class Words {
 public:
  /// Nothing when the word is not known.
  [[nodiscard]] std::shared_ptr<const Shaped> find(const Word& word) const;
  void keep(const Word& word, std::shared_ptr<const Shaped> shaped);

 private:
  struct Hash {
    std::size_t operator()(const Word& word) const;
  };
  std::deque<std::string> texts_;  // what the keys point to
  std::unordered_map<Word, std::shared_ptr<const Shaped>, Hash> known_;
};

}  // namespace sopan::font
