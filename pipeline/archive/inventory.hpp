#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/archive/findings.hpp"

/// The inventory of an OCFL object (OCFL 1.1, 3.5).
namespace sopan::archive {

/// Longer inventories are refused.
inline constexpr std::size_t max_inventory_bytes = 64U << 20U;

/// Digests in hexadecimal to the paths that have them.
using DigestMap = std::map<std::string, std::vector<std::string>, std::less<>>;

struct User {
  std::string name, address;  ///< a URI, such as `mailto:…`
};

/// One version of an object: its files by their logical paths.
struct VersionBlock {
  std::string name;     ///< "v1"
  std::string created;  ///< RFC 3339
  std::string message;
  std::optional<User> user;
  DigestMap state;  ///< digests to logical paths
};

struct Inventory {
  std::string id, type, algorithm, head;
  std::optional<std::string> content_directory;
  DigestMap manifest;                  ///< digests to content paths below the object root
  std::vector<VersionBlock> versions;  ///< ascending
  std::map<std::string, DigestMap, std::less<>> fixity;

  [[nodiscard]] std::string content_folder() const { return content_directory.value_or("content"); }
};

/// The number of a version directory's name ("v3", "v003"); 0 when it is none.
int version_number(std::string_view name);

/// Reads an inventory and reports every rule it breaks by itself; `place` names it. Nothing when
/// too much is missing to go on.
std::optional<Inventory> parse_inventory(std::string_view bytes, const std::string& place,
                                         Findings& findings);

/// As the writer writes it: sorted keys, two spaces, a line break at the end; the same inventory
/// gives the same bytes.
std::string print_inventory(const Inventory& inventory);

/// The specification's version ("1.1") of an inventory's type; empty for another type.
std::string spec_of(std::string_view type);

/// What a sidecar must hold for an inventory.
std::string sidecar_of(std::string_view digest);

/// The digest that the file `logical` has in a version; nothing when it is not there.
std::optional<std::string> digest_of(const VersionBlock& version, std::string_view logical);

/// The text in lower case (ASCII), in which digests are compared.
std::string lower(std::string_view text);

}  // namespace sopan::archive
