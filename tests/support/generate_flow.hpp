#pragma once

#include <string>

#include "tests/support/dice.hpp"

namespace sopan::test {

/// A random `<prosedur>` whose flow is sound: every symbol is reached from a start and reaches an
/// end, decisions have two or three exits.
std::string generate_procedure(Dice& dice, const std::string& title);

}  // namespace sopan::test
