#pragma once

#include <string>

#include "pipeline/publish/facts.hpp"

namespace sopan::publish {

/// The host of an office: "https://Setwan.go.id/" → "setwan.go.id".
std::string host_of(std::string website);

/// The identifier of a SOP's object in an archive, a URI: from the office, and the id that stays
/// when numbers change.
std::string object_id(const Facts& facts);

}  // namespace sopan::publish
