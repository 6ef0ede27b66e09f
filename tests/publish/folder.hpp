#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace sopan {

/// A folder of its own for one test, removed at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(std::string_view name) const {
    return path_ / name;
  }
  /// Writes a file, and the folders it lies in.
  void put(std::string_view name, std::string_view bytes) const;
  /// The bytes of a file.
  [[nodiscard]] std::string get(std::string_view name) const;

 private:
  std::filesystem::path path_;
};

/// A small SOP without faults, by its id.
std::string good_sop(std::string_view id);

/// Writes a project: `manual.xml` with the given parts, and `peraturan.xml`.
void put_project(const Folder& folder, std::string_view parts);

}  // namespace sopan
