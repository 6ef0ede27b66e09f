#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/base/source.hpp"
#include "pipeline/localize/language.hpp"

/// What the tool says, in the language of the desk.
namespace sopan {

/// "id" or "en"; nothing for another name.
std::optional<Language> language_named(std::string_view name);

/// The sentence of `key` with its places filled; an unknown key is said as it is. Dates and numbers
/// are written in the language. It speaks of no place in a source.
std::string say(std::string_view key, const std::vector<Argument>& arguments, Language language);

/// Whether the catalog of `language` has `key`.
bool can_say(std::string_view key, Language language);

/// "kesalahan", "perhatian", "saran".
std::string say(Severity severity, Language language);

/// The sentence of a diagnostic, and its hint (empty when it has none).
std::string sentence_of(const Diagnostic& diagnostic, const Sources& sources, Language language);
std::string hint_of(const Diagnostic& diagnostic, const Sources& sources, Language language);

/// `path:line:col: kesalahan: sentence [code]`, the line with a caret, `petunjuk: …`; ends in a
/// line feed.
std::string render(const Diagnostic& diagnostic, const Sources& sources, Language language);

}  // namespace sopan
