#pragma once

#include <string_view>

#include "pipeline/model/profile.hpp"

namespace sopan {

/// Reads a profile: `<profil nama>` with `<label kunci>`, `<ukuran kunci>` ("20mm", "0.4pt") and
/// `<pilihan kunci>`. Throws `std::runtime_error` that names what is damaged.
Profile read_profile(std::string_view xml);

/// The same, on top of `base`: keys that `xml` does not set keep the value they have there.
Profile read_profile(std::string_view xml, Profile base);

/// The XML of a profile that is compiled in (`layouts/profiles/<name>.xml`); empty when there is
/// none.
std::string_view built_in_profile(std::string_view name);

}  // namespace sopan
