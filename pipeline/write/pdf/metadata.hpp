#pragma once

#include <string>
#include <vector>

#include "pipeline/write/pdf/haru.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::pdf {

/// Title, dates, language, colour profile, XMP: what the archive asks of the whole file. `fonts`
/// says which the text is set with.
void write_metadata(Haru& haru, const page::Metadata& metadata, const std::string& fonts);

/// The attached files, `/AF` of the catalog; the entry for its `/Names`, or empty.
std::string write_attachments(Haru& haru, const std::vector<Attachment>& attachments,
                              const page::Metadata& metadata);

}  // namespace sopan::pdf
