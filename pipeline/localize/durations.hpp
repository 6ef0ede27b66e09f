#pragma once

#include <string>

#include "pipeline/model/sop.hpp"

namespace sopan::localization {

/// "maksimal 3 hari", "2 x 24 jam", "30 menit–3 jam/berkas": limit, times, value–until unit, per. A
/// number and its unit are joined by U+00A0.
std::string duration(const Quantity& quantity);

}  // namespace sopan::localization
