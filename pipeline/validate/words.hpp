#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/draft.hpp"
#include "pipeline/model/project.hpp"

namespace sopan {

/// Whether the value is absent or white space only.
bool is_blank(const draft::MaybeText& text);

/// The value without white space around it; empty when absent.
std::string trimmed(const draft::MaybeText& text);

/// The words of a list of ids, each with its place.
std::vector<draft::Text> split(const draft::MaybeText& list);

/// ASCII letters made small; enough to compare Indonesian words.
std::string lower(std::string_view text);

/// All text of a content, paragraphs and items joined by a space.
std::string plain_text(const draft::Content& content);

/// Whether a content has neither text nor items.
bool is_empty(const draft::Content& content);

/// A whole number from 1 to 999,999,999.
std::optional<int> parse_count(std::string_view text);

/// A decimal number as authored: digits with at most one point within.
bool is_decimal(std::string_view text);

/// `I/a` … `IV/e`.
std::optional<Grade> parse_grade(std::string_view text);

/// A date of the right form that the calendar has.
std::optional<Date> valid_date(const draft::MaybeText& text);

/// The short proper name of a regulation, as officials call it: "UU Nomor 5 Tahun 2014".
std::string short_name(const Regulation& regulation);

}  // namespace sopan
