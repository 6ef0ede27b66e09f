#include "tests/support/press.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "pipeline/compile_manual.hpp"
#include "pipeline/image/image.hpp"
#include "pipeline/localize/localize.hpp"
#include "pipeline/read/fonts.hpp"
#include "pipeline/read/profile.hpp"
#include "pipeline/read/read.hpp"
#include "pipeline/validate/validate.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::test {
namespace {

namespace fs = std::filesystem;

}  // namespace

const font::Faces& press_faces() {
  static const font::Faces opened = font::open(built_in_fonts());
  return opened;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return bytes.str();
}

Files files_of(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files.emplace(fs::relative(entry.path(), folder).generic_string(), bytes_of(entry.path()));
  }
  return files;
}

Shop::Shop(const Files& files) {
  Diagnostics diagnostics;
  draft::Manual manual;
  std::map<std::string, draft::Register> registers;
  for (const auto& [path, bytes] : files) {
    if (!path.ends_with(".xml")) continue;
    auto document = read(sources_, sources_.add(Source(path, bytes)), diagnostics);
    if (!document) continue;
    if (auto* sop = std::get_if<draft::Sop>(&*document)) drafts_.emplace(path, std::move(*sop));
    if (auto* one = std::get_if<draft::Manual>(&*document)) manual = std::move(*one);
    if (auto* one = std::get_if<draft::Register>(&*document)) registers[path] = std::move(*one);
  }
  std::vector<const draft::Register*> used;
  for (const auto& link : manual.registers) used.push_back(&registers.at(link.text));
  draft::SopEntries sops;
  for (const auto& [path, sop] : drafts_) sops.emplace_back(path, &sop);
  project_ = assemble(manual, used, sops, diagnostics);
  if (diagnostics.has_errors()) fail(diagnostics);
  profile_ = read_profile(built_in_profile(project_.profile));
  if (manual.logo) {
    logo_ = std::make_shared<const page::ImageData>(image::decode(files.at(manual.logo->text)));
  }
}

std::vector<std::string> Shop::paths() const {
  std::vector<std::string> paths;
  for (const auto& [path, sop] : drafts_) paths.push_back(path.substr(0, path.size() - 4));
  return paths;
}

Pressed Shop::press(const std::string& path) const {
  const auto& draft = drafts_.at(path + ".xml");
  Diagnostics diagnostics;
  const auto paper = paper_named(project_.paper, profile_);
  if (!paper) throw std::runtime_error("no paper " + project_.paper);
  auto composed = compose(draft, {.path = path + ".xml"},
                          {.project = project_,
                           .profile = profile_,
                           .faces = press_faces(),
                           .paper = *paper,
                           .logo = logo_},
                          diagnostics);
  if (!composed) fail(diagnostics);
  Diagnostics told_already;
  const auto sop = validate(draft, path + ".xml", project_, told_already);
  return {localize(*sop, project_, profile_), std::move(composed->document), composed->report};
}

page::Document Shop::manual(const std::set<std::string>& failed) const {
  const auto paper = paper_named(project_.paper, profile_);
  if (!paper) throw std::runtime_error("no paper " + project_.paper);
  std::vector<ManualSop> sops;
  const auto& parts = project_.manual.parts;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const auto folder = fs::path(parts[part].sop_patterns.front().text).parent_path();
    for (const auto& [path, draft] : drafts_) {
      if (fs::path(path).parent_path() != folder) continue;
      const auto id = fs::path(path).stem().string();
      sops.push_back({.path = path,
                      .id = draft.id ? draft.id->text : id,
                      .part = part,
                      .draft = &draft,
                      .printable = !failed.contains(id)});
    }
  }
  return compose_manual(sops, {.project = project_,
                               .profile = profile_,
                               .faces = press_faces(),
                               .paper = *paper,
                               .logo = logo_})
      .document;
}

std::string Shop::pdf(const page::Document& document) const {
  return pdf::write_pdf(document, press_faces());
}

void Shop::fail(const Diagnostics& diagnostics) const {
  std::string told;
  for (const auto& one : diagnostics.all()) {
    if (one.severity != Severity::error) continue;
    const auto& source = sources_[one.span.source];
    const auto place = source.position(one.span.begin);
    told += source.name() + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) +
            ": " + std::string(one.code) + "\n";
  }
  throw std::runtime_error(told);
}

const Shop& samples() {
  static const Shop shop(files_of(fs::path(SOPAN_SOURCE_DIR) / "samples/setwan"));
  return shop;
}

const Shop& hard_flows() {
  static const Shop shop(files_of(fs::path(SOPAN_SOURCE_DIR) / "samples/alur-sulit"));
  return shop;
}

}  // namespace sopan::test
