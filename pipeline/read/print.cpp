#include "pipeline/read/print.hpp"

#include <iterator>
#include <pugixml.hpp>
#include <string_view>
#include <utility>

namespace sopan {
namespace {

constexpr std::string_view line_break = "\u2028";

void set(pugi::xml_node element, const char* name, const std::string& value) {
  element.append_attribute(name).set_value(value.c_str());
}

void set(pugi::xml_node element, const char* name, const draft::MaybeText& value) {
  if (value) set(element, name, value->text);
}

/// Text in which forced line breaks are elements. The printer puts no white space beside text, not
/// even beside an empty one.
void append_text(pugi::xml_node parent, std::string_view text) {
  for (;;) {
    const auto end = std::min(text.find(line_break), text.size());
    parent.append_child(pugi::node_pcdata).set_value(std::string(text.substr(0, end)).c_str());
    if (end == text.size()) return;
    parent.append_child("ganti-baris");
    text.remove_prefix(end + line_break.size());
  }
}

/// The elements of the marks, each in the one before, and the text in the last.
void append_run(pugi::xml_node parent, const draft::Run& run, std::size_t mark = 0) {
  const std::pair<const char*, bool> marks[] = {
      {"tebal", run.bold}, {"miring", run.italic}, {"asing", run.foreign}};
  while (mark < std::size(marks) && !marks[mark].second) ++mark;
  if (mark == std::size(marks)) return append_text(parent, run.text);
  append_text(parent, {});
  append_run(parent.append_child(marks[mark].first), run, mark + 1);
  append_text(parent, {});
}

void append_element(pugi::xml_node parent, const char* name, const draft::MaybeText& text) {
  if (text) append_text(parent.append_child(name), text->text);
}

void append_office(pugi::xml_node root, const draft::Manual& manual) {
  auto office = root.append_child("instansi");
  if (manual.logo) set(office.append_child("logo"), "src", manual.logo);
  for (const auto& line : manual.letterhead) append_element(office, "kop", line);
  append_element(office, "alamat", manual.address);
  append_element(office, "telepon", manual.phone);
  append_element(office, "surel", manual.email);
  append_element(office, "laman", manual.website);
  append_element(office, "tempat", manual.place);
}

void append_units(pugi::xml_node root, const draft::Manual& manual) {
  std::vector<pugi::xml_node> elements;
  for (const auto& unit : manual.units) {
    auto element = (unit.parent ? elements[*unit.parent] : root).append_child("unit");
    set(element, "id", unit.id);
    append_text(element, unit.name.text);
    elements.push_back(element);
  }
}

void append_official(pugi::xml_node root, const draft::Official& official) {
  auto element = root.append_child("pejabat");
  set(element, "id", official.id);
  set(element, "jabatan", official.post);
  set(element, "jabatan-definitif", official.substantive_post);
  set(element, "nama", official.name);
  set(element, "golongan", official.grade);
  set(element, "nip", official.nip);
  set(element, "mulai", official.from);
  set(element, "sampai", official.until);
}

void append_part(pugi::xml_node root, const draft::Part& part) {
  auto element = root.append_child("bagian");
  set(element, "judul", part.title.text);
  for (const auto& pattern : part.sop_patterns)
    set(element.append_child("sop"), "src", pattern.text);
}

bool is_plain(const draft::Run& run) {
  return !run.bold && !run.italic && !run.foreign && run.text.find(line_break) == std::string::npos;
}

void append_subject(pugi::xml_node regulation, const draft::Content& subject) {
  if (subject.blocks.empty()) return;
  const auto& runs = std::get<draft::Paragraph>(subject.blocks.front());
  if (runs.size() == 1 && is_plain(runs.front()))
    return set(regulation, "tentang", runs.front().text);
  auto element = regulation.append_child("tentang");
  for (const auto& run : runs) append_run(element, run);
}

void append_change(pugi::xml_node regulation, const draft::StatusChange& change) {
  auto element = regulation.append_child(change.revoked ? "dicabut-dengan" : "diubah-dengan");
  set(element, "ref", change.ref.text);
  set(element, "tanggal", change.date);
  set(element, "sebagian", change.partial);
}

void append_regulation(pugi::xml_node root, const draft::Regulation& regulation) {
  auto element = root.append_child("peraturan");
  set(element, "id", regulation.id);
  set(element, "jenis", regulation.kind);
  set(element, "lembaga", regulation.body);
  set(element, "wilayah", regulation.region);
  set(element, "nomor", regulation.number);
  set(element, "tahun", regulation.year);
  set(element, "lembaran", regulation.gazette);
  set(element, "tambahan", regulation.supplement);
  append_subject(element, regulation.subject);
  for (const auto& change : regulation.changes) append_change(element, change);
}

std::string printed(const pugi::xml_document& document) {
  struct Writer : pugi::xml_writer {
    std::string text;
    void write(const void* bytes, std::size_t size) override {
      text.append(static_cast<const char*>(bytes), size);
    }
  } writer;
  document.save(writer, "  ", pugi::format_indent | pugi::format_no_declaration,
                pugi::encoding_utf8);
  return R"(<?xml version="1.0" encoding="UTF-8"?>)"
         "\n" +
         writer.text;
}

}  // namespace

std::string print_manual(const draft::Manual& manual) {
  pugi::xml_document document;
  auto root = document.append_child("manual");
  set(root, "judul", manual.title);
  set(root, "tahun", manual.year);
  set(root, "profil", manual.profile);
  set(root, "kertas", manual.paper);
  set(root, "ttd", manual.signing);
  set(root, "kode-qr", manual.code);
  append_office(root, manual);
  append_units(root, manual);
  for (const auto& official : manual.officials) append_official(root, official);
  for (const auto& link : manual.registers) set(root.append_child("peraturan"), "src", link.text);
  for (const auto& sop : manual.related_sops) {
    auto element = root.append_child("sop-terkait");
    set(element, "id", sop.id.text);
    set(element, "nomor", sop.number);
    set(element, "nama", sop.name.text);
  }
  for (const auto& part : manual.parts) append_part(root, part);
  return printed(document);
}

std::string print_register(const draft::Register& regulations) {
  pugi::xml_document document;
  auto root = document.append_child("daftar-peraturan");
  for (const auto& one : regulations.regulations) append_regulation(root, one);
  return printed(document);
}

}  // namespace sopan
