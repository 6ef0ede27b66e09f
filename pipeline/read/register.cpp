#include "pipeline/read/content.hpp"
#include "pipeline/read/convert.hpp"

namespace sopan::xml {
namespace {

draft::Content subject_of(const Element& regulation) {
  if (const auto* subject = child(regulation, "tentang")) return content_of(*subject);
  const auto text = attribute(regulation, "tentang");
  if (!text || text->text.empty()) return {.span = regulation.tag};
  draft::Paragraph paragraph{{.text = text->text, .span = text->span}};
  return {.blocks = {std::move(paragraph)}, .span = text->span};
}

draft::Regulation regulation_of(const Element& element) {
  draft::Regulation regulation{.id = attribute(element, "id"),
                               .kind = attribute(element, "jenis"),
                               .body = attribute(element, "lembaga"),
                               .region = attribute(element, "wilayah"),
                               .number = attribute(element, "nomor"),
                               .year = attribute(element, "tahun"),
                               .gazette = attribute(element, "lembaran"),
                               .supplement = attribute(element, "tambahan"),
                               .subject = subject_of(element),
                               .span = element.tag};
  for (const auto* change : all(element)) {
    if (change->name == "tentang") continue;
    regulation.changes.push_back({.revoked = change->name == "dicabut-dengan",
                                  .ref = required(*change, "ref"),
                                  .date = attribute(*change, "tanggal"),
                                  .partial = attribute(*change, "sebagian")});
  }
  return regulation;
}

}  // namespace

draft::Register register_of(const Element& root) {
  draft::Register result{.span = root.tag};
  for (const auto* one : all(root, "peraturan")) result.regulations.push_back(regulation_of(*one));
  return result;
}

}  // namespace sopan::xml
