#include "pipeline/publish/extract.hpp"

#include <filesystem>
#include <iostream>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/pdf_faults.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/tell.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/sign/carried.hpp"

namespace sopan::cli {
namespace {

namespace fs = std::filesystem;

sign::Carried read_back(const std::string& bytes, const std::string& name) {
  try {
    return sign::carried(bytes);
  } catch (const sign::BadPdf& bad) {
    throw UsageError(said_of(bad, name), {"extract-what", {}});
  }
}

void put(const sign::Carried& carried, const fs::path& folder, const std::string& name) {
  std::vector<publish::ProjectFile> files;
  files.reserve(carried.files.size());
  for (const auto& file : carried.files) files.push_back({file.path, file.bytes});
  try {
    publish::put_project(files, folder);
  } catch (const publish::BadPath& bad) {
    throw UsageError({"odd-path", {name, bad.what()}}, {"extract-what", {}});
  }
}

/// Says what the prints were made with where that differs; whether anything was said.
bool tell_difference(const std::string& was, const std::string& is, Language language) {
  if (was == is) return false;
  std::cout << phrase("made-with", {was, is}, language) << '\n';
  return true;
}

/// Whether printing the source again gives the same file; says why not. A file signed since begins
/// with what was printed.
void compare(const std::string& pdf, const sign::Carried& carried, const std::string& again,
             Language language) {
  if (pdf == again) {
    std::cout << phrase("prints-alike", {}, language) << '\n';
    return;
  }
  if (pdf.starts_with(again)) {
    std::cout << phrase("grown-since", {}, language) << '\n';
    return;
  }
  std::cout << phrase("prints-otherwise", {}, language) << '\n';
  const auto now = sign::carried(again);
  bool said = tell_difference(carried.tool, now.tool, language);
  said |= tell_difference(carried.libraries, now.libraries, language);
  said |= tell_difference(carried.fonts, now.fonts, language);
  if (!said) std::cout << phrase("changed-since", {}, language) << '\n';
}

}  // namespace

int extract(const Options& options) {
  if (options.arguments.empty())
    throw UsageError({"missing-pdf", {}}, {"see-help-of", {"extract"}});
  if (options.arguments.size() > 1)
    throw UsageError({"surplus-argument", {options.arguments[1], "extract"}},
                     {"see-help-of", {"extract"}});
  const auto& name = options.arguments.front();
  const auto pdf = files::read_file(name, sign::max_pdf_bytes);
  const auto carried = read_back(pdf, name);
  const auto folder = options.output.value_or(fs::path(name).stem().string());
  put(carried, folder, name);
  std::cout << phrase("extracted", {std::to_string(carried.files.size()), folder}, options.language)
            << '\n';
  Sources sources;
  Diagnostics diagnostics;
  const auto again = publish::print_again(folder, sources, diagnostics);
  if (!again) return tell(diagnostics, sources, {.phrase = "checked", .failed = 1}, options);
  compare(pdf, carried, *again, options.language);
  return 0;
}

}  // namespace sopan::cli
