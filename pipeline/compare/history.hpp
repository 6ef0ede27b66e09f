#pragma once

#include <string>
#include <vector>

#include "pipeline/compare/compare.hpp"

namespace sopan::compare {

/// The changes as an entry of the history, in official Indonesian: one sentence, such as
/// "Penambahan langkah 4 (Mencatat surat); perubahan waktu pada langkah 3 dan 5." Dates of the
/// identity sheet are left out: they change with every edition. Empty when nothing else changed.
std::string history_entry(const std::vector<Change>& changes);

}  // namespace sopan::compare
