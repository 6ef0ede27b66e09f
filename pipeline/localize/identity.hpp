#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/localize/citations.hpp"
#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/project.hpp"
#include "pipeline/model/sop.hpp"

namespace sopan::localization {

/// "19700312 199503 1 002" with U+00A0: birth, appointment, sex, serial. Anything but 18 digits
/// stays as it is.
std::string nip(std::string_view digits);

/// "Pembina Utama Muda (IV/c)".
std::string rank(const Grade& grade);

/// Who signs: an acting official's own post stands on the second line; the last ends in a comma.
manuscript::Signatory signatory(const Official& official, const Profile& profile);

/// The items of a box with their markers; "-" when it is empty.
manuscript::TextBlock box_text(const Box& box, Marker marker, bool semicolons,
                               const Project& project, const Profile& profile);

/// The same with citations of this length and without closing marks; empty when the box is.
manuscript::TextBlock box_text(const Box& box, Marker marker, CitationLength length,
                               const Project& project);

/// Makes items end in ";" and the last in `last`.
void close_items(manuscript::TextBlock& block, std::string_view last);

/// Address, and how the office is reached.
std::vector<std::string> address_lines(const Office& office, const Profile& profile);

/// The identity sheet: 13 items.
manuscript::Identity identity(const Sop& sop, const Project& project, const Profile& profile);

}  // namespace sopan::localization
