#include "pipeline/archive/content_check.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "pipeline/archive/disk.hpp"
#include "pipeline/digest/stream.hpp"

namespace sopan::archive {
namespace {

using Hashers = std::map<std::string, digest::Hasher, std::less<>>;

/// The digests of a file by the names of their algorithms.
std::map<std::string, std::string, std::less<>> digests_of(const std::filesystem::path& file,
                                                           Hashers hashers, Measure& measure) {
  std::size_t length = 0;
  read_pieces(file, [&](std::string_view piece) {
    length += piece.size();
    for (auto& [name, hasher] : hashers) hasher.update(piece);
  });
  ++measure.files;
  measure.bytes += length;
  std::map<std::string, std::string, std::less<>> digests;
  for (auto& [name, hasher] : hashers) digests.emplace(name, hasher.finish());
  return digests;
}

/// Names that a fixity block may have though we do not compute them (extension 0009).
constexpr std::array others = {"blake2b-160", "blake2b-256", "blake2b-384", "size", "crc32"};

bool is_known(const std::string& algorithm) {
  return digest::algorithm_named(algorithm) || std::ranges::find(others, algorithm) != others.end();
}

}  // namespace

void Claims::add(const DigestMap& map, const std::string& algorithm, const std::string& place,
                 bool fixity) {
  for (const auto& [digest, paths] : map) {
    for (const auto& path : paths) claims_[path].insert({algorithm, lower(digest), place, fixity});
  }
}

void Claims::add(const Inventory& inventory, const std::string& place) {
  add(inventory.manifest, inventory.algorithm, place, false);
  for (const auto& [name, map] : inventory.fixity) add(map, name, place, true);
}

void Claims::check(const std::filesystem::path& object, const std::set<std::string>& there,
                   Findings& findings, Measure& measure) const {
  std::set<std::pair<std::string, std::string>> unknown;
  for (const auto& [path, claims] : claims_) {
    if (!there.contains(path)) {
      for (const auto& claim : claims)
        findings.push_back({claim.fixity ? "E093" : "E092", claim.place, path});
      continue;
    }
    Hashers hashers;
    for (const auto& claim : claims) {
      const auto algorithm = digest::algorithm_named(claim.algorithm);
      if (algorithm) hashers.try_emplace(claim.algorithm, *algorithm);
      if (claim.fixity && !is_known(claim.algorithm)) unknown.emplace(claim.place, claim.algorithm);
    }
    const auto digests = digests_of(object / path, std::move(hashers), measure);
    for (const auto& claim : claims) {
      const auto found = digests.find(claim.algorithm);
      if (found != digests.end() && found->second != claim.digest)
        findings.push_back({claim.fixity ? "E093" : "E092", claim.place, path});
    }
  }
  for (const auto& [place, algorithm] : unknown) findings.push_back({"E056", place, algorithm});
}

}  // namespace sopan::archive
