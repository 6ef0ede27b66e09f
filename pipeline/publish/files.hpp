#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The disk: reading with a limit, writing whole files or none, and what a project may link to.
/// Faults of the machine are `std::system_error` (with the path in `what()`).
namespace sopan::files {

/// The bytes of a regular file; of a longer one the first `limit` + 1, so that the caller sees that
/// it is too long.
std::string read_file(const std::filesystem::path& path, std::size_t limit);

/// Writes beside `path` and renames, after the bytes have reached the disk: there is the old file
/// or the whole new one, never a part. Makes missing folders.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Writes a file that must not exist yet; an existing one stays as it is, and is an error.
void create_file(const std::filesystem::path& path, std::string_view bytes);

/// Removes what runs that were killed have left under `folder` of files they had begun.
void remove_leftovers(const std::filesystem::path& folder);

/// What a link of a project (`src="…"`) leads to.
enum class LinkFault : std::uint8_t {
  none,
  outside,  ///< absolute, or through `..`
  symlink,  ///< over a symbolic link
  missing,  ///< nothing is there, or no regular file
};

/// Whether `link`, relative to the folder `root` and written with `/`, names a regular file inside.
LinkFault check_link(const std::filesystem::path& root, std::string_view link);

/// What a pattern matches; all paths relative to the root, written with `/`.
struct Matches {
  std::vector<std::string> files;     ///< regular files, ordered by the bytes of the path
  std::vector<std::string> symlinks;  ///< what matched but is, or lies behind, a symbolic link
  bool outside = false;               ///< the pattern itself leads out of the root
};

/// The files under `root` that `pattern` matches; `*` stands for any characters within one name,
/// but not for a dot at its beginning. Throws where a folder may not be listed.
Matches match(const std::filesystem::path& root, std::string_view pattern);

/// Whether a name (no `/`) fits a pattern with `*`.
bool fits(std::string_view name, std::string_view pattern);

/// All regular `.xml` files under `root`, relative, ordered by bytes; not those in hidden folders,
/// behind symbolic links, or in folders that are projects of their own (a `manual.xml` below) or
/// archives.
std::vector<std::string> xml_files(const std::filesystem::path& root);

}  // namespace sopan::files
