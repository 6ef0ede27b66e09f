#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/archive/findings.hpp"
#include "pipeline/archive/inventory.hpp"

/// A validator of OCFL 1.1: what breaks the rules of the specification, by their codes. It trusts
/// nothing that the writer knows.
namespace sopan::archive {

/// What was read, for rates.
struct Measure {
  std::uint64_t files = 0, bytes = 0;
};

/// What an object says of itself.
struct Identity {
  std::string place;  ///< path below the root
  std::string id;     ///< empty: its inventory cannot be read
  std::string spec;   ///< of its declaration: "1.1"; empty when there is none
};

struct ObjectReport {
  Findings findings;
  Measure measure;
  std::string spec;                    ///< as in `Identity`
  std::optional<Inventory> inventory;  ///< of the object's root, when it can be read
};

/// Of an object that was judged.
Identity identity_of(const std::string& place, const ObjectReport& report);

/// Judges the object in `folder`; every file is read once, piece by piece, and digested.
ObjectReport validate_object(const std::filesystem::path& folder);

/// The shape of a storage root, and its objects (paths below the root, ordered), which are to be
/// judged one by one.
struct RootReport {
  Findings findings;
  std::vector<std::string> objects;
};
RootReport validate_root(const std::filesystem::path& root);

/// Whether all objects of a root, in the order of their paths, lie where its layout puts their ids,
/// no two have the same id, and none is of a later version than the root.
Findings validate_places(const std::filesystem::path& root, const std::vector<Identity>& objects);

}  // namespace sopan::archive
