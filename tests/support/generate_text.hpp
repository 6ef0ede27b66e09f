#pragma once

#include <string>

#include "tests/support/dice.hpp"

/// Random text as XML: escaped, with the marks and lists of the vocabulary.
namespace sopan::test {

/// One to `most` words without marks, for an attribute or a plain element.
std::string plain_words(Dice& dice, std::size_t most);

/// The same, sometimes with foreign, bold and italic parts and forced line breaks.
std::string marked_words(Dice& dice, std::size_t most);

/// The inside of a cell: text, items, text again; sometimes nested.
std::string cell_content(Dice& dice, std::size_t most);

/// ` gaya="…"`, or nothing.
std::string style(Dice& dice);

/// Some `<butir>`, nested at most `depth` deep.
std::string items(Dice& dice, std::size_t most, int depth);

}  // namespace sopan::test
