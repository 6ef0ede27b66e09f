#pragma once

#include <stdexcept>
#include <string_view>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/model/profile.hpp"

namespace sopan {

/// The first fault of a profile ("bad-profile"); its place counts from the begin of the text, in
/// source 0.
struct BadProfile : std::runtime_error {
  explicit BadProfile(Diagnostic what_is_wrong);
  Diagnostic fault;
};

/// Reads a profile: `<profil nama>` with `<label kunci>`, `<ukuran kunci>` ("20mm", "0.4pt") and
/// `<pilihan kunci>`. Throws `BadProfile`.
Profile read_profile(std::string_view xml);

/// The same, on top of `base`: keys that `xml` does not set keep the value they have there, and a
/// key that `base` does not have is a fault.
Profile read_profile(std::string_view xml, Profile base);

/// The XML of a profile that is compiled in (`layouts/profiles/<name>.xml`); empty when there is
/// none.
std::string_view built_in_profile(std::string_view name);

}  // namespace sopan
