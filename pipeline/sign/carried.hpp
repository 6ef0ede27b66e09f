#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Reading PDFs back. No QPDF type in this header.
namespace sopan::sign {

/// Most bytes of a PDF that is read, and of all files that one may carry.
inline constexpr std::size_t max_pdf_bytes = 512U << 20U;
inline constexpr std::size_t max_carried_bytes = 128U << 20U;

/// A file that a PDF carries; the path is as the PDF says, be it hostile.
struct CarriedFile {
  std::string path, bytes;
};

/// The source of a PDF and by what it was made.
struct Carried {
  std::vector<CarriedFile> files;
  std::string tool, libraries, fonts;
};

/// Why a PDF cannot be read back.
enum class PdfFlaw : std::uint8_t { damaged, encrypted, without_source, too_large };

struct BadPdf : std::runtime_error {
  BadPdf(PdfFlaw kind, const std::string& what) : std::runtime_error(what), flaw(kind) {}
  PdfFlaw flaw;
};

/// The associated files of relation Source (ISO 19005-3, 6.8; ISO 32000-2, 7.11.3) in the order of
/// the file, at most `limit` bytes together. Throws `BadPdf`.
Carried carried(std::string_view pdf, std::size_t limit = max_carried_bytes);

}  // namespace sopan::sign
