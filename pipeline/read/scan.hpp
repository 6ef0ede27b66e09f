#pragma once

#include <cstddef>
#include <optional>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/read/tree.hpp"

namespace sopan::xml {

/// Larger files, deeper elements, more attributes of an element and longer names (in bytes) are
/// refused.
constexpr std::size_t max_bytes = std::size_t{8} * 1024 * 1024;
constexpr std::size_t max_depth = 64;
constexpr std::size_t max_attributes = 64;
constexpr std::size_t max_name = 256;

/// Finds the place of every element, attribute and text, and every fault against XML 1.0 of a
/// document without DOCTYPE. The texts of attributes and characters stay empty: `parse` fills them.
/// Empty when a fault leaves the structure unclear or when there are too many; other faults are
/// only reported.
std::optional<Element> scan(const Source& source, SourceId id, Diagnostics& diagnostics);

}  // namespace sopan::xml
