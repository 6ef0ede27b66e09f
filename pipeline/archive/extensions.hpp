#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace sopan::archive {

/// Whether an extension of OCFL is a registered one (OCFL/extensions).
inline bool is_registered(std::string_view name) {
  constexpr std::array names = {
      "initial",
      "0001-digest-algorithms",
      "0002-flat-direct-storage-layout",
      "0003-hash-and-id-n-tuple-storage-layout",
      "0004-hashed-n-tuple-storage-layout",
      "0005-mutable-head",
      "0006-flat-omit-prefix-storage-layout",
      "0007-n-tuple-omit-prefix-storage-layout",
      "0008-schema-registry",
      "0009-digest-algorithms",
      "0010-differential-n-tuple-omit-prefix-storage-layout",
      "0011-direct-clean-path-layout",
  };
  return std::ranges::find(names, name) != names.end();
}

}  // namespace sopan::archive
