#pragma once

#include <optional>
#include <string_view>

namespace sopan::xml {

/// What stands between `<?xml` and `?>`.
struct Declaration {
  std::string_view encoding;  ///< a part of the text given; empty when not said
};

/// Reads ` version="1.0" encoding="…" standalone="…"` (XML 1.0, production [23]); nothing when it
/// is not of that form.
std::optional<Declaration> parse_declaration(std::string_view text);

}  // namespace sopan::xml
