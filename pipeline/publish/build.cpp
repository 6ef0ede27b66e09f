#include "pipeline/publish/build.hpp"

#include <algorithm>
#include <utility>

#include "pipeline/font/font.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/publish/manual.hpp"
#include "pipeline/publish/media_type.hpp"
#include "pipeline/publish/reduce.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::publish {
namespace {

namespace fs = std::filesystem;

std::string without_suffix(const std::string& path) {
  return fs::path(path).replace_extension().generic_string();
}

Length smallest_type(const page::Document& document) {
  Length smallest;
  for (const auto& sheet : document.pages) {
    for (const auto& mark : sheet.marks) {
      const auto* run = std::get_if<page::TextRun>(&mark);
      if (run == nullptr) continue;
      if (smallest == Length{} || run->size < smallest) smallest = run->size;
    }
  }
  return smallest;
}

/// What other stages have found wrong in a SOP, or in what all SOPs stand on.
bool is_faulty(const SopFile& sop, const Loaded& loaded) {
  const auto has = [&](SourceId id) { return std::ranges::count(loaded.faulty, id) > 0; };
  return !sop.draft || has(sop.source) || std::ranges::any_of(loaded.common, has);
}

/// The number of warnings of the SOP's own file.
std::size_t warnings_of(const SopFile& sop, const Diagnostics& one, const Diagnostics& all) {
  const auto is_ours = [&](const Diagnostic& told) {
    return told.severity == Severity::warning && told.span.source == sop.source;
  };
  return static_cast<std::size_t>(std::ranges::count_if(one.all(), is_ours) +
                                  std::ranges::count_if(all.all(), is_ours));
}

/// Makes one SOP after the other.
class Builder {
 public:
  Builder(const Loaded& loaded, const Settings& settings, const Equipment& equipment,
          const font::Faces& faces, const Sources& sources, Diagnostics& diagnostics)
      : loaded_(loaded),
        settings_(settings),
        equipment_(equipment),
        sources_(sources),
        press_{.project = loaded.project,
               .profile = equipment.profile,
               .faces = faces,
               .paper = equipment.paper,
               .logo = equipment.logo},
        faces_(faces),
        diagnostics_(diagnostics) {}

  std::optional<Made> make(const SopFile& sop) {
    if (settings_.begin) settings_.begin(without_suffix(sop.path));
    if (!sop.draft) return {};
    Diagnostics told;
    const auto composed = compose(*sop.draft, sop.path, press_, told, settings_.clock);
    Made made{.id = id_of(sop), .path = without_suffix(sop.path)};
    made.warnings = warnings_of(sop, told, diagnostics_);
    for (const auto& one : told.all()) {
      if (!follows(one, loaded_)) diagnostics_.report(one);
    }
    if (!composed || is_faulty(sop, loaded_)) return {};
    if (settings_.strict && made.warnings > 0) return {};
    made.pages = composed->document.pages.size();
    made.flow = composed->report;
    made.smallest_type = smallest_type(composed->document);
    const auto start = now();
    if (settings_.deliver)
      settings_.deliver(sop, pdf::write_pdf(composed->document, faces_, source_of(sop)));
    made.times = {.read = sop.read_time,
                  .validate = composed->times.validate,
                  .localize = composed->times.localize,
                  .arrange = composed->times.arrange,
                  .write = now() - start};
    return made;
  }

 private:
  /// What the PDF carries so that it can be made again.
  [[nodiscard]] std::vector<pdf::Attachment> source_of(const SopFile& sop) const {
    std::vector<pdf::Attachment> attachments;
    for (auto& file : reduced(loaded_, sop, equipment_, sources_)) {
      attachments.push_back(
          {.name = file.path, .media_type = media_type(file.path), .bytes = std::move(file.bytes)});
    }
    return attachments;
  }

  [[nodiscard]] double now() const { return settings_.clock == nullptr ? 0 : settings_.clock(); }

  const Loaded& loaded_;
  const Settings& settings_;
  const Equipment& equipment_;
  const Sources& sources_;
  Press press_;
  const font::Faces& faces_;
  Diagnostics& diagnostics_;
};

/// Whether the manual can be made: what is common is sound, and if it is to be final, all SOPs are.
bool can_bind(const Loaded& loaded, const Failed& failed, const Settings& settings,
              Diagnostics& diagnostics) {
  const auto is_faulty = [&](SourceId id) { return std::ranges::count(loaded.faulty, id) > 0; };
  if (std::ranges::any_of(loaded.common, is_faulty)) return false;
  if (!settings.final || failed.empty()) return true;
  diagnostics.report({.code = "incomplete-manual",
                      .span = {.source = loaded.common.front()},
                      .arguments = {static_cast<std::int64_t>(failed.size())}});
  return false;
}

}  // namespace

fs::path manual_output(const fs::path& folder) { return folder / "manual.pdf"; }

fs::path output_of(const fs::path& folder, const SopFile& sop) {
  return folder / (without_suffix(sop.path) + ".pdf");
}

std::function<void(const SopFile&, const std::string&)> to_folder(const fs::path& folder) {
  return [folder](const SopFile& sop, const std::string& pdf) {
    files::write_file(output_of(folder, sop), pdf);
  };
}

std::vector<Made> build(const Selection& selection, const Settings& settings, Sources& sources,
                        Diagnostics& diagnostics) {
  const auto& loaded = selection.project;
  const auto equipment = equip(loaded, settings.choices, sources, diagnostics);
  if (!equipment || selection.chosen.empty()) return {};
  const auto faces = font::open(equipment->fonts, {loaded.root / "fonts"});
  Builder builder(loaded, settings, *equipment, faces, sources, diagnostics);
  std::vector<Made> all;
  Failed failed;
  for (const auto at : selection.chosen) {
    auto made = builder.make(loaded.sops[at]);
    if (made) {
      all.push_back(std::move(*made));
    } else {
      failed.insert(loaded.sops[at].path);
    }
  }
  if (selection.whole && settings.deliver_manual && can_bind(loaded, failed, settings, diagnostics))
    settings.deliver_manual(print_manual(loaded, failed, *equipment, faces, sources));
  return all;
}

}  // namespace sopan::publish
