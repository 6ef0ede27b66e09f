#include "pipeline/cli/edition.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "pipeline/archive/store.hpp"
#include "pipeline/cli/archive.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/publish/extract.hpp"
#include "pipeline/publish/facts.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/publish/sheet.hpp"
#include "pipeline/sign/carried.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

/// "arsip:surat-masuk@v1" in its parts; nothing where no archive is named.
std::optional<std::pair<std::string, std::string>> in_archive(const std::string& text) {
  for (auto colon = text.find(':'); colon != std::string::npos; colon = text.find(':', colon + 1)) {
    if (archive::is_store(text.substr(0, colon)))
      return std::pair(text.substr(0, colon), text.substr(colon + 1));
  }
  return {};
}

void put(const std::vector<publish::ProjectFile>& files, const fs::path& folder,
         const std::string& name) {
  try {
    publish::put_project(files, folder);
  } catch (const publish::BadPath& bad) {
    throw UsageError({"odd-path", {name, bad.what()}}, {"extract-what", {}});
  }
}

void take_from_archive(const std::string& store, const std::string& id, const fs::path& folder) {
  const auto found = find_edition(archive::Store(store), wanted_of(id));
  std::vector<publish::ProjectFile> files;
  constexpr std::string_view top = "source/";
  for (const auto& [digest, paths] : found.holder.state) {
    for (const auto& path : paths) {
      if (path.starts_with(top))
        files.push_back(
            {path.substr(top.size()), archive::Store::read(found.object, found.holder, path)});
    }
  }
  put(files, folder, id);
}

void take_from_pdf(const std::string& name, const fs::path& folder) {
  const auto pdf = files::read_file(name, sign::max_pdf_bytes);
  std::vector<publish::ProjectFile> files;
  try {
    for (auto& file : sign::carried(pdf).files) files.push_back({file.path, file.bytes});
  } catch (const sign::BadPdf& bad) {
    const bool bare = bad.flaw == sign::PdfFlaw::without_source;
    throw UsageError({bare ? "pdf-without-source" : "damaged-pdf", {name}}, {"extract-what", {}});
  }
  put(files, folder, name);
}

}  // namespace

Temporary::Temporary() {
  auto pattern = (fs::temp_directory_path() / "sopan-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr)
    throw std::system_error(errno, std::generic_category(), pattern);
  path_ = pattern;
}

Temporary::~Temporary() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::optional<Side> open_side(const std::string& text, const Temporary& temporary, Sources& sources,
                              Diagnostics& diagnostics) {
  fs::path path = text;
  bool is_source = true;
  if (const auto archived = in_archive(text)) {
    take_from_archive(archived->first, archived->second, temporary.path());
    path = temporary.path();
    is_source = false;
  } else if (text.ends_with(".pdf")) {
    take_from_pdf(text, temporary.path());
    path = temporary.path();
    is_source = false;
  }
  auto batch = publish::open_batch({.paths = {path}}, sources, diagnostics);
  if (!batch.outside.empty()) throw UsageError({"no-project", {text}}, {"diff-what", {}});
  if (batch.selections.size() != 1 || batch.selections[0].chosen.size() != 1) {
    if (diagnostics.has_errors()) return {};
    throw UsageError({"diff-one", {text}}, {"diff-what", {}});
  }
  const auto& project = batch.selections[0].project;
  const auto& sop = project.sops[batch.selections[0].chosen[0]];
  auto equipment = publish::equip(project, {}, sources, diagnostics);
  if (!equipment || !sop.draft) return {};
  auto sheet = publish::sheet_of(project, sop, equipment->profile, diagnostics);
  if (!sheet) return {};
  return Side{.sheet = std::move(*sheet),
              .version = publish::facts_of(project, sop).version,
              .file = project.root / sop.path,
              .is_source = is_source,
              .draft = *sop.draft,
              .equipment = std::move(*equipment),
              .root = project.root};
}

}  // namespace sopan::cli
