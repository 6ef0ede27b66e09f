#pragma once

#include <array>
#include <string_view>

/// What the loading of a project can say. The sentences live in the catalogs.
namespace sopan::publish_codes {

inline constexpr std::array<std::string_view, 17> codes = {
    "bad-fonts",
    "bad-image",  // {0} the link
    "bad-profile",
    "changed-since-archived",  // {0} the version
    "foreign-output",          // {0} the PDF
    "incomplete-manual",       // {0} the number of SOPs that are missing in it
    "missing-file",            // {0} the link
    "no-manual",               // of a SOP: no manual.xml in its folder or above
    "no-match",                // {0} the pattern
    "not-in-project",          // of a SOP: no <sop src> matches it; {0} its path in the project
    "outside-project",         // {0} the link
    "stale-output",            // {0} the PDF
    "unknown-profile",         // {0} the name
    "untold-change",           // {0} the version
    "unreadable-file",         // {0} the path in the project
    "unmatched-file",          // {0} the path in the project
    "wrong-kind",              // {0} the root that is expected here
};

/// Keys of the hints.
inline constexpr std::array<std::string_view, 8> hints = {
    "nearest-value",   // {0} the name
    "add-to-manual",   // {0} the path in the project
    "raise-archived",  // {0} the next version, {1} the archive, {2} the id, {3} the path
    "tell-change",     // {0} the version, {1} … {3} as before
    "let-it-be-read", "save-picture", "use-force", "use-prune",
};

}  // namespace sopan::publish_codes
