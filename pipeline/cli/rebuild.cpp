#include "pipeline/cli/rebuild.hpp"

#include "pipeline/cli/scratch.hpp"
#include "pipeline/publish/extract.hpp"
#include "pipeline/sign/carried.hpp"

namespace sopan::cli {
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
