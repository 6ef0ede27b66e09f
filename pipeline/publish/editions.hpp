#pragma once

#include <optional>
#include <string>

#include "pipeline/base/date.hpp"
#include "pipeline/model/book.hpp"

namespace sopan::publish {

/// The PDF of what is in force on a day: F4 on its side, the built-in profile and fonts. `day`
/// dates the file.
std::string print_editions(const manuscript::EditionList& editions, const std::optional<Date>& day);

}  // namespace sopan::publish
