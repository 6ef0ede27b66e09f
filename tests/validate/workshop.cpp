#include "tests/validate/workshop.hpp"

#include <gtest/gtest.h>

#include "pipeline/read/read.hpp"
#include "pipeline/validate/validate.hpp"

namespace sopan {
namespace {

template <class Kind>
Kind read_as(const std::string& name, const std::string& text, Sources& sources) {
  Diagnostics diagnostics;
  auto document = read(sources, sources.add({name, text}), diagnostics);
  for (const auto& it : diagnostics.all()) ADD_FAILURE() << name << ": " << it.code;
  if (!document) return {};
  return std::get<Kind>(std::move(*document));
}

}  // namespace

Workshop::Workshop() {
  manual = R"(<manual judul="Buku" tahun="2026">
  <unit id="umum">Bagian Umum</unit>
  <pejabat id="sekwan" jabatan="Sekretaris" nama="Budi" golongan="IV/c" nip="197001011995011001"
           mulai="2020-01-01" sampai="2030-12-31"/>
  <peraturan src="peraturan.xml"/>
  <keputusan nomor="1" tanggal="2026-01-05" ditetapkan-oleh="sekwan"/>
</manual>)";
  regulations = R"(<daftar-peraturan>
  <peraturan id="uu-1" jenis="uu" nomor="1" tahun="2014" tentang="Satu"/>
  <peraturan id="uu-2" jenis="uu" nomor="2" tahun="2026" tentang="Dua"/>
  <peraturan id="pp-3" jenis="pp" nomor="3" tahun="2010" tentang="Tiga"/>
</daftar-peraturan>)";
  sop = R"(<sop id="surat" status="berlaku">
  <identitas>
    <nama>Penanganan Surat</nama>
    <nomor>001/2026</nomor>
    <unit ref="umum"/>
    <tanggal-pembuatan>2025-11-10</tanggal-pembuatan>
    <tanggal-revisi/>
    <tanggal-efektif>2026-05-18</tanggal-efektif>
    <disahkan-oleh ref="sekwan"/>
  </identitas>
  <dasar-hukum><peraturan ref="uu-1"/><peraturan ref="pp-3"/></dasar-hukum>
  <kualifikasi-pelaksana><butir>Memahami</butir></kualifikasi-pelaksana>
  <keterkaitan><sop ref="lain"/></keterkaitan>
  <peralatan-perlengkapan><butir>Buku</butir></peralatan-perlengkapan>
  <peringatan><butir>Apabila lambat, maka surat hilang.</butir></peringatan>
  <pencatatan-pendataan><butir>Agenda</butir></pencatatan-pendataan>
  <prosedur>
    <pelaksana><aktor id="a">Staf</aktor><aktor id="b">Kepala</aktor></pelaksana>
    <langkah id="terima" simbol="mulai" pelaksana="a">
      <kegiatan>Menerima surat</kegiatan>
      <kelengkapan>Surat</kelengkapan>
      <waktu nilai="5" hingga="10" satuan="menit"/>
    </langkah>
    <langkah id="periksa" simbol="keputusan" pelaksana="b">
      <kegiatan>Memeriksa surat</kegiatan>
      <waktu nilai="1" satuan="hari"/>
      <ke ref="catat">Ya</ke>
      <ke ref="terima">Tidak</ke>
    </langkah>
    <langkah id="catat" pelaksana="a">
      <kegiatan>Mencatat surat</kegiatan>
    </langkah>
    <langkah id="arsip" simbol="selesai" pelaksana="b">
      <kegiatan>Menyimpan surat</kegiatan>
    </langkah>
  </prosedur>
</sop>)";
  other = R"(<sop id="lain" status="berlaku">
  <identitas><nama>Penyimpanan Surat</nama><nomor>002/2026</nomor></identitas>
  <prosedur>
    <langkah simbol="mulai" pelaksana="x"><kegiatan>Menyimpan</kegiatan></langkah>
  </prosedur>
</sop>)";
}

Workshop& Workshop::edit(const std::string& from, const std::string& to) {
  int found = 0;
  for (auto* file : {&manual, &regulations, &sop, &other}) {
    const auto at = file->find(from);
    if (at == std::string::npos) continue;
    EXPECT_EQ(file->find(from, at + 1), std::string::npos) << from;
    file->replace(at, from.size(), to);
    ++found;
  }
  EXPECT_EQ(found, 1) << from;
  return *this;
}

std::vector<std::string> Outcome::codes() const {
  std::vector<std::string> words;
  for (const auto& it : said) {
    std::string word = it.severity == Severity::error     ? "error "
                       : it.severity == Severity::warning ? "warning "
                                                          : "note ";
    word += it.code;
    if (!it.variant.empty()) word += " (" + std::string(it.variant) + ")";
    words.push_back(word);
  }
  return words;
}

Outcome examine(const Workshop& workshop) {
  Sources sources;
  Diagnostics diagnostics;
  const auto manual = read_as<draft::Manual>("manual.xml", workshop.manual, sources);
  const auto part = read_as<draft::Register>("peraturan.xml", workshop.regulations, sources);
  const auto sop = read_as<draft::Sop>("surat.xml", workshop.sop, sources);
  const auto other = read_as<draft::Sop>("lain.xml", workshop.other, sources);
  Outcome outcome;
  outcome.project =
      assemble(manual, {&part}, {{"lain.xml", &other}, {"umum/surat.xml", &sop}}, diagnostics);
  outcome.sop = validate(sop, "umum/surat.xml", outcome.project, diagnostics);
  outcome.said = diagnostics.all();
  return outcome;
}

}  // namespace sopan
