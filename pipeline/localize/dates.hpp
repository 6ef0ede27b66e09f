#pragma once

#include <optional>
#include <string>

#include "pipeline/base/date.hpp"
#include "pipeline/localize/language.hpp"

namespace sopan::localization {

/// "2 Juni 2025", "Juni 2025", "2025": `d MMMM y`, as far as the date is known.
std::string date(const Date& date, Language language = Language::indonesian);

/// The same; a missing date is `absent`.
std::string date(const std::optional<Date>& value, const std::string& absent);

}  // namespace sopan::localization
