#pragma once

#include <span>
#include <string_view>

/// The sentences of the tool, one file a language: key → sentence with places {0}, {1} …
namespace sopan::localization {

struct Sentence {
  std::string_view key, text;
};

std::span<const Sentence> indonesian_catalog();
std::span<const Sentence> english_catalog();

}  // namespace sopan::localization
