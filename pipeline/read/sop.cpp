#include <utility>

#include "pipeline/read/content.hpp"
#include "pipeline/read/convert.hpp"

namespace sopan::xml {
namespace {

std::vector<draft::Arrow> arrows_of(const Element& parent) {
  std::vector<draft::Arrow> arrows;
  for (const auto* arrow : all(parent, "ke")) {
    arrows.push_back({.ref = required(*arrow, "ref"),
                      .label = text_of(*arrow).text,
                      .direction = attribute(*arrow, "arah"),
                      .line = attribute(*arrow, "garis"),
                      .exit = attribute(*arrow, "keluar"),
                      .entry = attribute(*arrow, "masuk"),
                      .span = arrow->tag});
  }
  return arrows;
}

draft::Symbol symbol_of(const Element& symbol) {
  return {.id = attribute(symbol, "id"),
          .kind = attribute(symbol, "jenis"),
          .actors = attribute(symbol, "pelaksana"),
          .words = attribute(symbol, "teks"),
          .end = attribute(symbol, "akhir"),
          .arrows = arrows_of(symbol),
          .span = symbol.tag};
}

std::optional<draft::Cell> cell_of(const Element& step, std::string_view name) {
  const auto* cell = child(step, name);
  if (cell == nullptr) return std::nullopt;
  return draft::Cell{content_of(*cell), attribute(*cell, "baris"), cell->tag};
}

draft::Duration duration_of(const Element& duration) {
  return {.value = attribute(duration, "nilai"),
          .until = attribute(duration, "hingga"),
          .unit = attribute(duration, "satuan"),
          .until_unit = attribute(duration, "satuan-hingga"),
          .limit = attribute(duration, "batas"),
          .times = attribute(duration, "kali"),
          .per = attribute(duration, "per"),
          .rows = attribute(duration, "baris"),
          .free_text = content_of(duration),
          .span = duration.tag};
}

draft::Step step_of(const Element& row) {
  draft::Step step{.id = attribute(row, "id"),
                   .number = attribute(row, "nomor"),
                   .kind = attribute(row, "simbol"),
                   .actors = attribute(row, "pelaksana"),
                   .words = attribute(row, "teks"),
                   .end = attribute(row, "akhir"),
                   .new_page = attribute(row, "halaman-baru")};
  if (const auto* activity = child(row, "kegiatan")) step.activity = content_of(*activity);
  for (const auto* symbol : all(row, "simbol")) step.symbols.push_back(symbol_of(*symbol));
  step.requirements = cell_of(row, "kelengkapan");
  step.output = cell_of(row, "output");
  step.remarks = cell_of(row, "keterangan");
  for (const auto* duration : all(row, "waktu")) step.durations.push_back(duration_of(*duration));
  step.arrows = arrows_of(row);
  step.span = row.tag;
  return step;
}

void add_actors(const Element& parent, std::optional<std::size_t> group,
                draft::Procedure& procedure) {
  for (const auto* element : all(parent)) {
    if (element->name == "kelompok") {
      procedure.groups.push_back(required(*element, "nama"));
      add_actors(*element, procedure.groups.size() - 1, procedure);
    } else {
      procedure.actors.push_back(
          {attribute(*element, "id"), text_of(*element), group, element->tag});
    }
  }
}

draft::Procedure procedure_of(const Element& element) {
  draft::Procedure procedure{.title = attribute(element, "judul"),
                             .columns = attribute(element, "kolom"),
                             .span = element.tag};
  if (const auto* actors = child(element, "pelaksana")) add_actors(*actors, {}, procedure);
  for (const auto* row : all(element, "langkah")) procedure.steps.push_back(step_of(*row));
  for (const auto* note : all(element, "catatan")) procedure.notes.push_back(content_of(*note));
  return procedure;
}

std::optional<draft::Box> box_named(const Element& root, std::string_view name) {
  const auto* box = child(root, name);
  if (box == nullptr) return std::nullopt;
  return box_of(*box);
}

void read_identity(const Element& root, draft::Sop& sop) {
  const auto* identity = child(root, "identitas");
  sop.identity_span = identity == nullptr ? root.tag : identity->tag;
  if (identity == nullptr) return;
  sop.name = child_text(*identity, "nama");
  sop.number = child_text(*identity, "nomor");
  sop.unit = child_attribute(*identity, "unit", "ref");
  sop.created = child_text(*identity, "tanggal-pembuatan");
  sop.revised = child_text(*identity, "tanggal-revisi");
  sop.effective = child_text(*identity, "tanggal-efektif");
  sop.signer = child_attribute(*identity, "disahkan-oleh", "ref");
  for (const auto* one : all(*identity, "persetujuan"))
    sop.approvals.push_back({required(*one, "peran"), required(*one, "pejabat")});
}

void read_boxes(const Element& root, draft::Sop& sop) {
  sop.legal_basis = box_named(root, "dasar-hukum");
  sop.qualification = box_named(root, "kualifikasi-pelaksana");
  sop.related = box_named(root, "keterkaitan");
  sop.equipment = box_named(root, "peralatan-perlengkapan");
  sop.warnings = box_named(root, "peringatan");
  sop.records = box_named(root, "pencatatan-pendataan");
  for (const auto* box : all(root, "kotak")) sop.further_boxes.push_back(box_of(*box));
}

void read_history(const Element& root, draft::Sop& sop) {
  const auto* history = child(root, "riwayat");
  if (history == nullptr) return;
  for (const auto* change : all(*history, "perubahan")) {
    sop.history.push_back({.version = attribute(*change, "versi"),
                           .date = attribute(*change, "tanggal"),
                           .author = attribute(*change, "oleh"),
                           .description = content_of(*change),
                           .span = change->tag});
  }
}

}  // namespace

draft::Sop sop_of(const Element& root) {
  draft::Sop sop;
  sop.id = attribute(root, "id");
  sop.version = attribute(root, "versi");
  sop.status = attribute(root, "status");
  sop.kind = attribute(root, "jenis");
  sop.scope = attribute(root, "cakupan");
  sop.result = attribute(root, "hasil");
  sop.format = attribute(root, "format");
  sop.span = root.tag;
  read_identity(root, sop);
  read_boxes(root, sop);
  for (const auto* element : all(root, "prosedur")) {
    sop.procedures.push_back(procedure_of(*element));
  }
  read_history(root, sop);
  return sop;
}

}  // namespace sopan::xml
