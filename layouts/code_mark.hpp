#pragma once

#include <string>

#include "pipeline/barcode/qr_code.hpp"
#include "pipeline/model/page.hpp"

namespace sopan::layouts {

/// Side of a code with its quiet zone: 25 mm, or more where its modules would be smaller than half
/// a millimetre and hard to read from paper.
Length side_of(const barcode::QrCode& code);

/// The code as one path of its dark runs, so that no hairline parts them; `corner` is that of the
/// quiet zone.
page::Path code_mark(const barcode::QrCode& code, Point corner, page::ElementId element);

}  // namespace sopan::layouts
