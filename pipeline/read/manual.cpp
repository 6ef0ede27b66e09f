#include <utility>

#include "pipeline/read/content.hpp"
#include "pipeline/read/convert.hpp"

namespace sopan::xml {
namespace {

void read_office(const Element& root, draft::Manual& manual) {
  const auto* office = child(root, "instansi");
  if (office == nullptr) return;
  manual.logo = child_attribute(*office, "logo", "src");
  for (const auto* line : all(*office, "kop")) manual.letterhead.push_back(text_of(*line));
  manual.address = child_text(*office, "alamat");
  manual.phone = child_text(*office, "telepon");
  manual.email = child_text(*office, "surel");
  manual.website = child_text(*office, "laman");
  manual.place = child_text(*office, "tempat");
}

/// Parents stand before their children.
void add_units(const Element& parent, std::optional<std::size_t> index, draft::Manual& manual) {
  for (const auto* unit : all(parent, "unit")) {
    manual.units.push_back({attribute(*unit, "id"), text_of(*unit), index, unit->tag});
    add_units(*unit, manual.units.size() - 1, manual);
  }
}

draft::Official official_of(const Element& official) {
  return {.id = attribute(official, "id"),
          .post = attribute(official, "jabatan"),
          .substantive_post = attribute(official, "jabatan-definitif"),
          .name = attribute(official, "nama"),
          .grade = attribute(official, "golongan"),
          .nip = attribute(official, "nip"),
          .from = attribute(official, "mulai"),
          .until = attribute(official, "sampai"),
          .span = official.tag};
}

draft::Box box_or_empty(const Element& parent, std::string_view name) {
  const auto* box = child(parent, name);
  return box == nullptr ? draft::Box{.span = parent.tag} : box_of(*box);
}

std::vector<draft::Content> contents_of(const Element& parent, std::string_view holder,
                                        std::string_view name) {
  std::vector<draft::Content> contents;
  const auto* element = child(parent, holder);
  if (element == nullptr) return contents;
  for (const auto* item : all(*element, name)) contents.push_back(content_of(*item));
  return contents;
}

draft::Decree decree_of(const Element& decree) {
  const auto* subject = child(decree, "tentang");
  return {.number = attribute(decree, "nomor"),
          .date = attribute(decree, "tanggal"),
          .signer = attribute(decree, "ditetapkan-oleh"),
          .subject = subject == nullptr ? draft::Content{.span = decree.tag} : content_of(*subject),
          .considering = box_or_empty(decree, "menimbang"),
          .recalling = box_or_empty(decree, "mengingat"),
          .dicta = contents_of(decree, "menetapkan", "diktum"),
          .copies = box_or_empty(decree, "tembusan"),
          .span = decree.tag};
}

void read_explanation(const Element& root, draft::Manual& manual) {
  const auto* explanation = child(root, "penjelasan");
  if (explanation == nullptr) return;
  manual.scope = contents_of(*explanation, "ruang-lingkup", "alinea");
  manual.summary = contents_of(*explanation, "ringkasan", "alinea");
  const auto* terms = child(*explanation, "definisi");
  if (terms == nullptr) return;
  for (const auto* term : all(*terms, "istilah")) {
    manual.terms.push_back({required(*term, "nama"), content_of(*term)});
  }
}

draft::Part part_of(const Element& element) {
  draft::Part part{.title = required(element, "judul"), .span = element.tag};
  for (const auto* sop : all(element, "sop")) part.sop_patterns.push_back(required(*sop, "src"));
  return part;
}

draft::Annex annex_of(const Element& element) {
  draft::Annex annex{.title = required(element, "judul"), .pictures = {}};
  for (const auto* picture : all(element, "gambar"))
    annex.pictures.push_back({required(*picture, "src"), required(*picture, "alt")});
  return annex;
}

}  // namespace

draft::Manual manual_of(const Element& root) {
  draft::Manual manual{.title = attribute(root, "judul"),
                       .year = attribute(root, "tahun"),
                       .profile = attribute(root, "profil"),
                       .paper = attribute(root, "kertas"),
                       .signing = attribute(root, "ttd"),
                       .code = attribute(root, "kode-qr"),
                       .span = root.tag};
  read_office(root, manual);
  add_units(root, {}, manual);
  for (const auto* one : all(root, "pejabat")) manual.officials.push_back(official_of(*one));
  for (const auto* one : all(root, "peraturan")) manual.registers.push_back(required(*one, "src"));
  if (const auto* decree = child(root, "keputusan")) manual.decree = decree_of(*decree);
  for (const auto* one : all(root, "persetujuan"))
    manual.approvals.push_back({required(*one, "peran"), required(*one, "pejabat")});
  manual.foreword = contents_of(root, "kata-pengantar", "alinea");
  read_explanation(root, manual);
  for (const auto* sop : all(root, "sop-terkait")) {
    manual.related_sops.push_back(
        {required(*sop, "id"), attribute(*sop, "nomor"), required(*sop, "nama")});
  }
  for (const auto* part : all(root, "bagian")) manual.parts.push_back(part_of(*part));
  for (const auto* annex : all(root, "lampiran")) manual.annexes.push_back(annex_of(*annex));
  return manual;
}

}  // namespace sopan::xml
