#pragma once

#include <functional>
#include <string_view>

class QPDF;

namespace sopan::sign {

/// Opens a PDF without repairing anything, for as long as it is used. Throws `BadPdf` when it is
/// locked or too large, or when opening or using it shows that it is damaged.
void with_opened(std::string_view bytes, const std::function<void(QPDF&)>& use);

}  // namespace sopan::sign
