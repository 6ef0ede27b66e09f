#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pipeline/base/length.hpp"

namespace sopan {

/// Labels, measures and switches of one rule-maker, as data (`layouts/profiles/*.xml`). Keys are
/// those of the profile files; a key that is not there is a programmer's error (every profile has
/// all keys).
struct Profile {
  std::string name;
  std::map<std::string, std::string, std::less<>> labels;    ///< what is printed
  std::map<std::string, Length, std::less<>> lengths;        ///< sizes and distances
  std::map<std::string, std::string, std::less<>> switches;  ///< choices of a few words

  [[nodiscard]] const std::string& label(std::string_view key) const {
    return labels.find(key)->second;
  }
  [[nodiscard]] Length length(std::string_view key) const { return lengths.find(key)->second; }
  [[nodiscard]] const std::string& choice(std::string_view key) const {
    return switches.find(key)->second;
  }
  [[nodiscard]] bool on(std::string_view key) const { return choice(key) == "ya"; }
};

}  // namespace sopan
