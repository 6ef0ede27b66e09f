#pragma once

#include <string_view>

/// What `read` can say. The sentences live in the catalogs.
namespace sopan::read_codes {

/// A code, and the variant that picks another sentence of it (empty: the code's own).
struct Code {
  std::string_view code;
  std::string_view variant;
};

inline constexpr Code codes[] = {
    {"bad-value", ""},
    {"bad-value", "bad-content"},
    {"bad-value", "empty-value"},
    {"doctype", ""},
    {"duplicate-attribute", ""},
    {"long-name", ""},
    {"malformed-xml", ""},
    {"malformed-xml", "bare-ampersand"},
    {"malformed-xml", "bare-cdata-end"},
    {"malformed-xml", "bare-less-than"},
    {"malformed-xml", "forbidden-character"},
    {"malformed-xml", "malformed-cdata"},
    {"malformed-xml", "malformed-comment"},
    {"malformed-xml", "malformed-comment-dashes"},
    {"malformed-xml", "malformed-declaration"},
    {"malformed-xml", "malformed-end-tag"},
    {"malformed-xml", "malformed-header"},
    {"malformed-xml", "malformed-instruction"},
    {"malformed-xml", "mismatched-end-tag"},
    {"malformed-xml", "misplaced-declaration"},
    {"malformed-xml", "missing-quote"},
    {"malformed-xml", "missing-space"},
    {"malformed-xml", "missing-value"},
    {"malformed-xml", "no-root"},
    {"malformed-xml", "stray-end-tag"},
    {"malformed-xml", "unfinished-tag"},
    {"misplaced-element", ""},
    {"misplaced-element", "late-element"},
    {"misplaced-element", "repeated-element"},
    {"missing-attribute", ""},
    {"missing-element", ""},
    {"not-utf8", ""},
    {"not-utf8", "not-utf8-declared"},
    {"second-root", ""},
    {"too-deep", ""},
    {"too-large", ""},
    {"too-many-attributes", ""},
    {"too-many-faults", ""},
    {"unclosed-element", ""},
    {"undefined-entity", ""},
    {"unexpected-text", ""},
    {"unexpected-text", "text-outside-root"},
    {"unknown-attribute", ""},
    {"unknown-element", ""},
    {"unknown-root", ""},
};

/// Keys of the hints.
inline constexpr std::string_view hints[] = {
    "nearest-attribute", "nearest-element", "nearest-value",  "save-as-utf8", "write-ampersand",
    "write-character",   "write-date",      "write-decimal",  "write-id",     "write-less-than",
    "write-one-of",      "write-whole",     "write-whole-or",
};

}  // namespace sopan::read_codes
