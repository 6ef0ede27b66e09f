#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/manuscript.hpp"
#include "pipeline/model/project.hpp"
#include "pipeline/model/sop.hpp"

/// Citing regulations (UU 12/2011, Lampiran II nos. 41–52; table of the vocabulary).
namespace sopan::localization {

/// `nama`: kind, number, year, subject; `ringkas`: also by what it was last amended; `lengkap`:
/// also the amending one's subject, Lembaran and Tambahan.
enum class CitationLength : std::uint8_t { name, brief, full };

/// Of a profile's switch; anything unknown is `brief`.
CitationLength citation_length(std::string_view choice);

/// "Undang-Undang Nomor 23 Tahun 2014", without its subject.
std::string title_of(const Regulation& regulation);

/// The text of a citation; the subject keeps its styles.
std::vector<manuscript::Run> cite(const Citation& citation, CitationLength length,
                                  const Project& project);

/// The items in the order of the law: level, year, number; free items follow as written.
std::vector<BoxItem> in_order(std::vector<BoxItem> items, const Project& project);

}  // namespace sopan::localization
