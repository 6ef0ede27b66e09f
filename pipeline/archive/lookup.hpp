#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "pipeline/archive/store.hpp"
#include "pipeline/digest/stream.hpp"

/// Finding a file in an archive by what it holds.
namespace sopan::archive {

/// Where an object keeps a file.
struct Place {
  std::string version;  ///< of the object, the newest that has the file: "v2"
  std::string path;     ///< logical: "sop-signed.pdf"
};

/// The place of these very bytes, by their digest in the inventory; nothing where no version of the
/// object has them.
std::optional<Place> place_of(const Object& object, std::string_view bytes);

/// The PDFs of all objects by their digests.
class PdfIndex {
 public:
  /// Reads the inventories of all objects. Throws BadStore.
  explicit PdfIndex(const Store& store);
  /// An object that keeps these bytes as a PDF. Throws BadStore.
  [[nodiscard]] std::optional<Object> find(std::string_view bytes) const;

 private:
  std::map<std::string, std::filesystem::path, std::less<>> folders_;  ///< digest → object
  std::set<digest::Algorithm> algorithms_;
};

}  // namespace sopan::archive
