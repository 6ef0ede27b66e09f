#pragma once

#include <string>

#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/page.hpp"

/// Places for signatures: empty until one signs, so that signing adds nothing to a page.
namespace sopan::layouts {

/// The place where `official` signs in the part `role` ("Disahkan oleh"). `name` is the name of the
/// field, unique in its document, without a period.
page::SignatureField signature_field(std::string name, const std::string& role,
                                     const manuscript::Signatory& official, Rect box,
                                     page::ElementId element);

}  // namespace sopan::layouts
