#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/archive/findings.hpp"

/// A validator of OCFL 1.1: what breaks the rules of the specification, by their codes. It trusts
/// nothing that the writer knows.
namespace sopan::archive {

/// What was read, for rates.
struct Measure {
  std::uint64_t files = 0, bytes = 0;
};

/// Judges the object in `folder`; every file is read once, piece by piece, and digested.
Findings validate_object(const std::filesystem::path& folder, Measure* measure = nullptr);

/// The shape of a storage root, and its objects (paths below the root, ordered), which are to be
/// judged one by one.
struct RootReport {
  Findings findings;
  std::vector<std::string> objects;
};
RootReport validate_root(const std::filesystem::path& root);

}  // namespace sopan::archive
