#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/sign/verify.hpp"

namespace sopan::sign {

/// What became of a file that others signed.
enum class Handling : std::uint8_t {
  appended,   ///< its bytes are the beginning, and only signatures were added
  rewritten,  ///< written anew; the pages still show what they showed, and perhaps a stamp
  changed,    ///< the pages show something else
};

/// How a file came back from a portal. The first finding tells the handling (`base-appended`,
/// `base-rewritten`, `base-changed`); the others tell what was lost: `lost-fonts`, `lost-tags`,
/// `lost-pdfa`, `lost-pdfua`, `lost-intent`, `lost-source`, `lost-title`, `lost-language`.
struct PortalReport {
  Handling handling = Handling::changed;
  std::vector<Finding> findings;
};

/// Holds the file that came back against the one that was sent. Throws `BadPdf` for `base` only.
PortalReport compare_with_base(std::string_view base, std::string_view returned);

/// The fields of a file that are signed. Throws `BadPdf`.
std::vector<std::string> signed_fields(std::string_view pdf);

}  // namespace sopan::sign
