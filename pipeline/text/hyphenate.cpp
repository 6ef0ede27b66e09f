#include "pipeline/text/hyphenate.hpp"

#include <hyphen.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <iterator>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

namespace sopan {
std::string_view hyphenation_patterns(std::string_view name);
}

namespace sopan::text {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct FreeDictionary {
  void operator()(HyphenDict* dictionary) const { hnj_hyphen_free(dictionary); }
};
using Dictionary = std::unique_ptr<HyphenDict, FreeDictionary>;

/// The pattern file without those patterns that a later line gives again for the same letters: the
/// library takes the later one and loses the memory of the earlier.
std::string without_repeats(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  std::set<std::string> seen;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    std::string letters;
    std::ranges::copy_if(*line, std::back_inserter(letters), is_letter);
    if (!seen.insert(letters).second) *line = {};
  }
  std::string result;
  for (const auto line : lines) result += line;
  return result;
}

Dictionary load() {
  auto patterns = without_repeats(hyphenation_patterns("hyph_id_ID"));
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      fmemopen(patterns.data(), patterns.size(), "r"), &std::fclose);
  Dictionary dictionary(file ? hnj_hyphen_load_file(file.get()) : nullptr);
  if (!dictionary) throw std::runtime_error("hyphenation patterns cannot be read");
  return dictionary;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr std::size_t before = 2;
constexpr std::size_t after = 3;

std::vector<std::size_t> look_up(std::string_view word) {
  static const Dictionary dictionary = load();
  static std::mutex guard;  // libhyphen does not say that a dictionary may be shared
  std::string small(word);
  std::ranges::transform(small, small.begin(), lower);
  std::string marks(small.size() + 5, '\0');
  char** replacements = nullptr;
  int* positions = nullptr;
  int* cuts = nullptr;
  const std::lock_guard lock(guard);
  if (hnj_hyphen_hyphenate2(dictionary.get(), small.c_str(), static_cast<int>(small.size()),
                            marks.data(), nullptr, &replacements, &positions, &cuts) != 0)
    return {};
  std::vector<std::size_t> places;
  for (std::size_t i = before - 1; i + after < small.size(); ++i)
    if ((static_cast<unsigned char>(marks[i]) & 1U) != 0) places.push_back(i + 1);
  return places;
}

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const {
    return std::hash<std::string_view>()(word);
  }
};

}  // namespace

std::vector<std::size_t> hyphenations(std::string_view word) {
  if (word.size() < before + after || !std::ranges::all_of(word, is_letter)) return {};
  // The long words of an office are few, and come again in every narrow column.
  constexpr std::size_t most_words = 4096;
  constexpr std::size_t longest_word = 64;
  if (word.size() > longest_word) return look_up(word);
  static thread_local std::unordered_map<std::string, std::vector<std::size_t>, Hash,
                                         std::equal_to<>>
      known;
  if (const auto found = known.find(word); found != known.end()) return found->second;
  if (known.size() == most_words) known.clear();
  return known.emplace(word, look_up(word)).first->second;
}

}  // namespace sopan::text
