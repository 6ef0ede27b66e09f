#pragma once

#include <cstdint>
#include <string>

namespace sopan {

/// A document that follows the vocabulary or, spoiled once or twice at random, may not. The same
/// seed gives the same document.
std::string generate_document(std::uint32_t seed);

}  // namespace sopan
