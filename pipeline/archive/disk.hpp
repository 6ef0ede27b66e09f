#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// Reading of the disk. Symbolic links are not followed; faults are std::system_error with the
/// path in `what()`.
namespace sopan::archive {

/// Most bytes of a file that holds a digest.
inline constexpr std::size_t longest_sidecar = 4096;

/// The bytes of a regular file, at most `limit`; throws EFBIG for a longer one.
std::string read_whole(const std::filesystem::path& path, std::size_t limit);

/// As above; nothing where no such file is.
std::optional<std::string> read_if_there(const std::filesystem::path& path, std::size_t limit);

/// Gives the bytes of a regular file piece by piece, so that its length costs no memory.
void read_pieces(const std::filesystem::path& path,
                 const std::function<void(std::string_view)>& take);

}  // namespace sopan::archive
