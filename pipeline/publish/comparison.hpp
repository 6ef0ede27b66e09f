#pragma once

#include <filesystem>
#include <string>

#include "pipeline/model/comparison.hpp"
#include "pipeline/publish/equipment.hpp"

namespace sopan::publish {

/// The PDF of two editions in one, printed with what the new one is printed with. It carries no
/// source: it is no edition. Fonts of the project lie in `fonts` under `root`.
std::string print_comparison(const manuscript::Comparison& comparison, const Equipment& equipment,
                             const std::filesystem::path& root);

}  // namespace sopan::publish
