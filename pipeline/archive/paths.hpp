#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Paths in an inventory, and where an object lies below the storage root.
namespace sopan::archive {

/// What is wrong with a logical or content path (OCFL 1.1, 3.5.2 and 3.5.3).
enum class PathFault : std::uint8_t {
  none,
  slash_at_end,  ///< begins or ends with `/`
  odd_element,   ///< an element is empty, `.` or `..`
};
PathFault judge_path(std::string_view path);

/// Paths that stand twice, or as the folder of another.
std::vector<std::string> conflicts(std::vector<std::string> paths);

/// The names of the storage layout (extension 0003 of OCFL).
inline constexpr std::string_view layout_name = "0003-hash-and-id-n-tuple-storage-layout";

/// Where the object `id` lies below the root: three folders of three digits of the id's SHA-256,
/// then the id with all but `A-Z a-z 0-9 - _` percent-encoded, cut after 100 characters.
std::string object_path(std::string_view id);

}  // namespace sopan::archive
