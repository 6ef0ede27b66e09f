#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/archive/lookup.hpp"
#include "pipeline/archive/record.hpp"
#include "pipeline/localize/language.hpp"
#include "pipeline/sign/verify.hpp"

/// Whether a PDF is one that an archive keeps.
namespace sopan::cli {

/// How much of a PDF the archive knows.
enum class Known : std::uint8_t {
  file,     ///< these very bytes
  base,     ///< it begins with an archived PDF; what was added, signatures, is not archived
  source,   ///< only the SOP that it carries, as it was archived
  sop,      ///< the SOP's id, with other content
  unknown,  ///< nothing
};

/// "match", "base", "source", "mismatch", "unknown".
std::string_view word_of(Known known);

/// What an archive says of a PDF. But for `unknown` there is an object.
struct ArchiveAnswer {
  Known known = Known::unknown;
  std::string object;        ///< its identifier
  std::string id;            ///< of the SOP
  archive::Edition edition;  ///< the one it is, or the one archived instead
  archive::Place place;      ///< where `file` and `base` lie
};

/// Asks one archive about many PDFs.
class ArchiveDesk {
 public:
  /// Throws BadStore.
  explicit ArchiveDesk(const std::string& folder) : store_(folder) {}

  /// By the SOP that the PDF carries, else by its bytes among all objects. Throws BadStore.
  ArchiveAnswer ask(const std::string& pdf);

  /// An answer as a remark on the file: none of its own weight if it is archived and in force.
  [[nodiscard]] sign::Finding finding_of(const ArchiveAnswer& answer, Language language) const;

 private:
  archive::Store store_;
  std::optional<archive::PdfIndex> index_;  ///< made when the first PDF needs it
};

}  // namespace sopan::cli
