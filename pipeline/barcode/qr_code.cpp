#include "pipeline/barcode/qr_code.hpp"

#include <qrencode.h>

#include <memory>

namespace sopan::barcode {

std::optional<QrCode> qr_code(const std::string& text) {
  if (text.empty() || text.find('\0') != std::string::npos) return {};
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
      QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  if (!made) return {};
  QrCode code{.size = static_cast<std::uint32_t>(made->width)};
  const std::size_t count = std::size_t{code.size} * code.size;
  code.dark.reserve(count);
  for (std::size_t i = 0; i < count; ++i) code.dark.push_back((made->data[i] & 1U) != 0);
  return code;
}

}  // namespace sopan::barcode
