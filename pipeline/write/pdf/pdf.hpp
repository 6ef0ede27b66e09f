#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/font/font.hpp"
#include "pipeline/model/page.hpp"
#include "pipeline/write/pdf/layout.hpp"

/// Paints pages into a PDF 1.7 file that is PDF/A-3a and PDF/UA-1 (ISO 19005-3, ISO 14289-1).
namespace sopan::pdf {

/// A file kept inside the PDF, by which the document was made.
struct Attachment {
  std::string name;
  std::string media_type = "text/xml";
  std::string description;
  std::string bytes;
};

/// What a file is made by and with, as it says itself: the information dictionary's Creator,
/// Producer, and our own Fonts. Files of the same source and the same origin are the same.
struct Origin {
  std::string tool;       ///< `sopan 0.1.0`
  std::string libraries;  ///< those whose version may change the bytes
};
Origin origin();

/// The bytes of the file: the same for the same pages, on every run. Dates come from the metadata.
/// The marks of a page are let go as soon as it is painted: pass a large document by std::move.
/// Throws std::runtime_error when a link leads nowhere, a limit of the format is passed, or the
/// colour profile is not installed.
std::string write_pdf(page::Document document, const font::Faces& faces,
                      const std::vector<Attachment>& attachments = {},
                      Layout layout = Layout::packed);

/// Whether a file is just as `write_pdf` made it: the `/ID` that is the hash of the rest still
/// fits. One that was signed or edited since is not.
bool is_untouched(std::string_view file);

}  // namespace sopan::pdf
