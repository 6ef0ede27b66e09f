#pragma once

#include <string>

#include "pipeline/model/page.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::pdf {

/// The XMP packet (ISO 16684-1) of a file that is PDF/A-3a and PDF/UA-1, with properties of our own
/// for the procedure and the fonts. It says the same as the information dictionary.
std::string xmp(const page::Metadata& metadata, const Origin& origin, const std::string& fonts);

}  // namespace sopan::pdf
