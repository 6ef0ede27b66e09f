#include "pipeline/publish/manual.hpp"

#include <algorithm>
#include <vector>

#include "pipeline/compile_manual.hpp"
#include "pipeline/publish/batch.hpp"
#include "pipeline/publish/media_type.hpp"
#include "pipeline/publish/reduce.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::publish {
namespace {

/// All files of the project that were read, the manual first.
std::vector<pdf::Attachment> source_of(const Loaded& loaded, const Equipment& equipment,
                                       const Sources& sources) {
  std::vector<pdf::Attachment> attachments;
  const auto add = [&](const std::string& path, std::string bytes) {
    if (std::ranges::count(attachments, path, &pdf::Attachment::name) > 0) return;
    attachments.push_back(
        {.name = path, .media_type = media_type(path), .bytes = std::move(bytes)});
  };
  for (std::size_t i = 0; i < loaded.common.size(); ++i) {
    const auto path =
        i == 0 ? std::string("manual.xml") : loaded.project.manual.registers[i - 1].text;
    add(path, std::string(sources[loaded.common[i]].bytes()));
  }
  for (const auto& sop : loaded.sops) add(sop.path, std::string(sources[sop.source].bytes()));
  for (const auto& file : equipment.files) add(file.path, file.bytes);
  for (const auto& file : equipment.picture_files) add(file.path, file.bytes);
  return attachments;
}

}  // namespace

std::string print_manual(const Loaded& loaded, const Failed& failed, const Equipment& equipment,
                         const font::Faces& faces, const Sources& sources) {
  std::vector<ManualSop> sops;
  sops.reserve(loaded.sops.size());
  for (const auto& sop : loaded.sops)
    sops.push_back(
        {.path = sop.path,
         .id = id_of(sop),
         .part = sop.part,
         .draft = sop.draft.get(),
         .printable = !failed.contains(sop.path),
         .fingerprint = loaded.project.own_signing
                            ? fingerprint_of(loaded, reduced(loaded, sop, equipment, sources).files)
                            : std::string()});
  auto composed = compose_manual(sops, {.project = loaded.project,
                                        .profile = equipment.profile,
                                        .faces = faces,
                                        .paper = equipment.paper,
                                        .logo = equipment.logo,
                                        .pictures = &equipment.pictures});
  return pdf::write_pdf(std::move(composed.document), faces, source_of(loaded, equipment, sources));
}

}  // namespace sopan::publish
