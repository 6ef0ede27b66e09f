#include <algorithm>
#include <filesystem>
#include <iostream>
#include <set>
#include <sstream>
#include <string>

#include "pipeline/archive/validate.hpp"

/// The objects of the specification's own fixtures (OCFL/fixtures): each gets the verdict that its
/// folder says. Use: ocfl_fixtures FOLDER, of bad-objects, good-objects and warn-objects.
namespace {

namespace fs = std::filesystem;
using namespace sopan::archive;
using Codes = std::set<std::string>;

Codes codes_of(const Findings& findings) {
  Codes codes;
  for (const auto& one : findings) codes.emplace(one.code);
  return codes;
}

/// "E049_E050_E054_bad_version_block_values" names E049, E050 and E054.
Codes named(const std::string& folder) {
  Codes codes;
  std::istringstream words(folder);
  for (std::string word; std::getline(words, word, '_');) {
    if (word.size() != 4 || (word[0] != 'E' && word[0] != 'W')) break;
    codes.insert(word);
  }
  return codes;
}

bool is_fine(const std::string& kind, const std::string& name, const Findings& findings) {
  const auto codes = codes_of(findings);
  const auto expected = named(name);
  if (kind == "good-objects") return codes.empty();
  if (kind == "warn-objects") return codes == expected;
  return has_errors(findings) && std::ranges::includes(codes, expected);
}

}  // namespace

int main(int count, char** values) {
  if (count != 2) return 2;
  int all = 0;
  int wrong = 0;
  for (const std::string kind : {"bad-objects", "good-objects", "warn-objects"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(values[1]) / kind)) {
      const auto name = entry.path().filename().string();
      const auto findings = validate_object(entry.path()).findings;
      ++all;
      if (is_fine(kind, name, findings)) continue;
      ++wrong;
      std::cout << kind << '/' << name << ':';
      for (const auto& code : codes_of(findings)) std::cout << ' ' << code;
      std::cout << '\n';
    }
  }
  std::cout << all << " objects, " << wrong << " judged otherwise than expected\n";
  return all > 0 && wrong == 0 ? 0 : 1;
}
