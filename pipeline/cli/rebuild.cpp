#include "pipeline/cli/rebuild.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "pipeline/publish/extract.hpp"
#include "pipeline/sign/carried.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

/// A folder that is gone with this.
class Scratch {
 public:
  Scratch() {
    auto name = (fs::temp_directory_path() / "sopan-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw std::system_error(errno, std::generic_category(), name);
    path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

sign::Finding rebuilt(const std::string& pdf) {
  try {
    const auto carried = sign::carried(pdf);
    std::vector<publish::ProjectFile> project;
    project.reserve(carried.files.size());
    for (const auto& file : carried.files) project.push_back({file.path, file.bytes});
    const Scratch scratch;
    const auto folder = scratch.path() / "naskah";
    publish::put_project(project, folder);
    Sources sources;
    Diagnostics diagnostics;
    const auto again = publish::print_again(folder, sources, diagnostics);
    if (again && pdf.starts_with(*again)) return {"prints-alike", sign::Verdict::valid, {}};
    return {"prints-otherwise", sign::Verdict::noted, carried.tool};
  } catch (const sign::BadPdf&) {
    return {"without-source", sign::Verdict::noted, {}};
  } catch (const publish::BadPath&) {
    return {"without-source", sign::Verdict::noted, {}};
  }
}

}  // namespace sopan::cli
