#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/compile.hpp"
#include "pipeline/model/manuscript.hpp"

/// The whole chain for tests: from the files of a project to pages and PDFs, in memory.
namespace sopan::test {

/// The files of a project by their paths in it.
using Files = std::map<std::string, std::string>;

/// All files under a folder.
Files files_of(const std::filesystem::path& folder);

/// The bytes of a file; throws when it cannot be read.
std::string bytes_of(const std::filesystem::path& path);

/// The default faces, opened once.
const font::Faces& press_faces();

/// What becomes of one SOP.
struct Pressed {
  manuscript::Sop manuscript;
  page::Document document;
  layouts::Report report;
};

/// A project that was read; its SOPs can be pressed one by one.
class Shop {
 public:
  /// Reads `manual.xml`, the registers it names, every other XML file as a SOP, and the logo.
  /// Throws `std::runtime_error` with the errors of them all.
  explicit Shop(const Files& files);
  /// The same project on another profile.
  void use(Profile profile) { profile_ = std::move(profile); }

  /// Paths of the SOPs in the project, without `.xml`, in order.
  [[nodiscard]] std::vector<std::string> paths() const;
  /// The manuscript and the pages of a SOP on the project's paper. Throws like the constructor.
  [[nodiscard]] Pressed press(const std::string& path) const;
  /// The pages of the manual of all SOPs; a page stands in the place of those that `failed`.
  [[nodiscard]] page::Document manual(const std::set<std::string>& failed = {}) const;
  [[nodiscard]] std::string pdf(const page::Document& document) const;
  [[nodiscard]] const Profile& profile() const { return profile_; }

 private:
  [[noreturn]] void fail(const Diagnostics& diagnostics) const;

  Sources sources_;
  std::map<std::string, draft::Sop> drafts_;
  Project project_;
  Profile profile_;
  std::shared_ptr<const page::ImageData> logo_;
};

/// The project of `samples/setwan`.
const Shop& samples();

/// The project of `samples/alur-sulit`.
const Shop& hard_flows();

}  // namespace sopan::test
