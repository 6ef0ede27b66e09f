#include "pipeline/font/words.hpp"

#include <functional>
#include <utility>

namespace sopan::font {
namespace {

constexpr std::size_t most_words = 4096;
constexpr std::size_t longest_word = 64;

}  // namespace

std::size_t Words::Hash::operator()(const Word& word) const {
  const std::hash<std::string_view> hash;
  // The language is short: its length and first letter tell the few in use apart.
  const auto language = word.language.empty() ? 0U : static_cast<unsigned char>(word.language[0]);
  return hash(word.text) * 31 + word.face * 257 + language;
}

std::shared_ptr<const Shaped> Words::find(const Word& word) const {
  if (word.text.size() > longest_word) return nullptr;
  const auto found = known_.find(word);
  return found == known_.end() ? nullptr : found->second;
}

void Words::keep(const Word& word, std::shared_ptr<const Shaped> shaped) {
  if (word.text.size() > longest_word || word.language.size() > longest_word) return;
  if (known_.size() == most_words) {
    known_.clear();
    texts_.clear();
  }
  const std::string_view language = texts_.emplace_back(word.language);
  const std::string_view text = texts_.emplace_back(word.text);
  known_.insert_or_assign({.face = word.face, .language = language, .text = text},
                          std::move(shaped));
}

}  // namespace sopan::font
