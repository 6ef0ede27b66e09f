#pragma once

#include <vector>

#include "pipeline/write/pdf/haru.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::pdf {

/// Title, dates, language, colour profile, XMP: what the archive asks of the whole file.
void write_metadata(Haru& haru, const page::Metadata& metadata);

/// The attached files, `/AF` of the catalog; the entry for its `/Names`, or empty.
std::string write_attachments(Haru& haru, const std::vector<Attachment>& attachments,
                              const page::Metadata& metadata);

}  // namespace sopan::pdf
