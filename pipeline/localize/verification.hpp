#pragma once

#include <optional>
#include <string>

#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/profile.hpp"
#include "pipeline/model/project.hpp"
#include "pipeline/model/sop.hpp"

namespace sopan {

/// What a sheet that the office signs itself says of its own checking; nothing where a portal
/// signs, and in a draft, which nobody has signed. `fingerprint` is the hash of the source, in
/// hexadecimal. In an address (`https://…`) the values are percent-encoded (RFC 3986, 2.1).
std::optional<manuscript::Verification> verification(const Sop& sop, const Project& project,
                                                     const Profile& profile,
                                                     const std::string& fingerprint);

}  // namespace sopan
