#include "pipeline/validate/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/validate/workshop.hpp"

namespace sopan {
namespace {

/// One change to the good project and all that is said of it.
struct Case {
  std::string from, to;
  std::vector<std::string> said;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> table = {
      // References
      {R"(id="arsip")", R"(id="terima")", {"error duplicate-id"}},
      {R"(<aktor id="b">)",
       R"(<aktor id="a">X</aktor><aktor id="b">)",
       {"error duplicate-id", "warning unused-actor"}},
      {R"(<unit id="umum">Bagian Umum</unit>)",
       R"(<unit id="umum">Bagian Umum</unit><unit id="umum">Lain</unit>)",
       {"error duplicate-id"}},
      {R"(id="uu-2")", R"(id="uu-1")", {"error duplicate-id"}},
      {R"(id="surat")",
       R"(id="lain")",
       {"error duplicate-id (duplicate-id-sop)", "warning self-link"}},
      {R"(</manual>)",
       R"(<sop-terkait id="surat" nama="Surat"/></manual>)",
       {"error duplicate-id (duplicate-id-sop)"}},
      {R"(</manual>)",
       R"(<sop-terkait id="x" nama="X"/><sop-terkait id="x" nama="Y"/></manual>)",
       {"error duplicate-id"}},
      {"001/2026", "002/2026", {"error duplicate-number"}},
      {R"(<unit ref="umum"/>)", R"(<unit ref="umun"/>)", {"error unknown-unit"}},
      {R"(<disahkan-oleh ref="sekwan"/>)",
       R"(<disahkan-oleh ref="sekda"/>)",
       {"error unknown-official"}},
      {R"(<disahkan-oleh ref="sekwan"/>)",
       R"(<disahkan-oleh ref="sekwan"/><persetujuan peran="disusun" pejabat="sekda"/>)",
       {"error unknown-official"}},
      {R"(ditetapkan-oleh="sekwan")", R"(ditetapkan-oleh="sekda")", {"error unknown-official"}},
      {R"(ref="uu-1")", R"(ref="uu-9")", {"error unknown-regulation"}},
      {R"(tentang="Satu"/>)",
       R"(tentang="Satu"><diubah-dengan ref="uu-7"/></peraturan>)",
       {"error unknown-regulation"}},
      {R"(ref="lain")", R"(ref="lainnya")", {"error unknown-sop"}},
      {R"(ref="lain")", R"(ref="surat")", {"warning self-link"}},
      {R"(id="catat" pelaksana="a")", R"(id="catat" pelaksana="a c")", {"error unknown-actor"}},
      {R"(ref="catat")", R"(ref="catatt")", {"error unknown-target"}},
      {R"(<ke ref="catat">Ya</ke>)", R"(<ke ref="catat jauh">Ya</ke>)", {"error unknown-target"}},
      {R"(Menyimpan surat</kegiatan>
    </langkah>
  </prosedur>)",
       R"(Menyimpan surat</kegiatan>
    </langkah>
  </prosedur>
  <prosedur>
    <pelaksana><aktor id="a">Staf</aktor></pelaksana>
    <langkah simbol="mulai" pelaksana="a">
      <kegiatan>Membuka</kegiatan><ke ref="arsip"/>
    </langkah>
    <langkah simbol="selesai" pelaksana="a"><kegiatan>Menutup</kegiatan></langkah>
  </prosedur>)",
       {"error target-elsewhere"}},
      // Identity
      {"<nama>Penanganan Surat</nama>", "<nama/>", {"error missing-name"}},
      {R"(<disahkan-oleh ref="sekwan"/>)", "", {"error missing-signer"}},
      {"<nomor>001/2026</nomor>", "<nomor/>", {"error empty-number"}},
      {"2026-05-18", "", {"warning empty-date"}},
      {"2026-05-18", "2026-02-30", {"error bad-date"}},
      {"2030-12-31", "2030-13-31", {"error bad-date"}},
      {"2025-11-10", "2026-11-10", {"error dates-contradict"}},
      {"2025-11-10", "2026", {}},
      {"<tanggal-revisi/>", "<tanggal-revisi>2025-11</tanggal-revisi>", {}},
      {"<tanggal-revisi/>",
       "<tanggal-revisi>2025-10</tanggal-revisi>",
       {"error dates-contradict (dates-contradict-revision)"}},
      {"2030-12-31", "2026-05-17", {"error signer-out-of-office"}},
      {"2020-01-01", "2026-06", {"error signer-out-of-office (signer-not-yet-in-office)"}},
      {"2020-01-01", "2026-05", {}},
      {R"(<disahkan-oleh ref="sekwan"/>)",
       R"(<disahkan-oleh ref="sekwan"/><persetujuan peran="disusun" pejabat="sekwan"/>
          <persetujuan peran="diperiksa" pejabat="sekwan"/>
          <persetujuan peran="disahkan" pejabat="sekwan"/>)",
       {}},
      {R"(<disahkan-oleh ref="sekwan"/>)",
       R"(<disahkan-oleh ref="sekwan"/><persetujuan peran="diperiksa" pejabat="sekwan"/>
          <persetujuan peran="diperiksa" pejabat="sekwan"/>)",
       {"error duplicate-approval"}},
      {R"(<disahkan-oleh ref="sekwan"/>)",
       R"(<disahkan-oleh ref="sekwan"/><persetujuan peran="disahkan" pejabat="sekda"/>)",
       {"error unknown-official", "error contradicting-approval"}},
      {R"(mulai="2020-01-01" sampai="2030-12-31")",
       R"(mulai="2026-05-01" sampai="2026-04-01")",
       {"error dates-contradict (dates-contradict-term)"}},
      {"197001011995011001", "19700101199501100", {"error bad-nip"}},
      {"197001011995011001", "19700101199501100X", {"error bad-nip (bad-nip-characters)"}},
      {"197001011995011001", "197013011995011001", {"error bad-nip (bad-nip-digits)"}},
      {"197001011995011001", "19700101 199501 1 001", {}},
      {"IV/c", "V/c", {"error unknown-grade"}},
      {R"(nip="197001011995011001")", "", {"note signer-without-nip"}},
      {R"( golongan="IV/c")", "", {"note signer-without-grade"}},
      {R"(id="surat")", R"(id="surat" format="grafik")", {"error format-unavailable"}},
      {R"(id="surat")", R"(id="surat" versi="2")", {"warning missing-revision-date"}},
      {R"(Menyimpan surat</kegiatan>
    </langkah>
  </prosedur>)",
       R"(Menyimpan surat</kegiatan></langkah></prosedur><riwayat><perubahan versi="2" tanggal="2026">Kedua.</perubahan>
       <perubahan versi="1" tanggal="2025">Pertama.</perubahan></riwayat>)",
       {"error version-order"}},
      {"<pencatatan-pendataan><butir>Agenda</butir></pencatatan-pendataan>",
       "",
       {"warning missing-box"}},
      {"<butir>Agenda</butir>", "", {"note empty-box"}},
      {"<butir>Agenda</butir>", "<butir> </butir>", {"error empty-text"}},
      {"<kegiatan>Mencatat surat</kegiatan>", "<kegiatan/>", {"error empty-text"}},
      // Flow
      {R"(id="catat" pelaksana="a")", R"(id="catat")", {"error missing-actor"}},
      {R"(<kegiatan>Mencatat surat</kegiatan>)",
       R"(<kegiatan>Mencatat surat</kegiatan><simbol pelaksana="a"/>)",
       {"error mixed-row"}},
      {R"(pelaksana="a">
      <kegiatan>Mencatat surat</kegiatan>)",
       R"(><kegiatan>Mencatat surat</kegiatan><simbol pelaksana="a"/><ke ref="arsip"/>)",
       {"error mixed-row (mixed-row-exit)"}},
      {R"(id="terima" simbol="mulai")", R"(id="terima")", {"error no-start"}},
      {R"(simbol="selesai" pelaksana="b")", R"(pelaksana="b")", {"error no-end"}},
      {R"(simbol="selesai" pelaksana="b")", R"(pelaksana="b" akhir="ya")", {}},
      {R"(simbol="selesai" pelaksana="b">
      <kegiatan>Menyimpan surat</kegiatan>)",
       R"(><kegiatan>Menyimpan surat</kegiatan>
       <simbol jenis="selesai" pelaksana="b"/><simbol pelaksana="a"/>)",
       {"error missing-exit"}},
      {R"(<ke ref="terima">Tidak</ke>)", "", {"error too-few-exits"}},
      {">Tidak<", "> ya<", {"error equal-labels"}},
      {">Tidak<", "><", {"warning unlabelled-exit"}},
      {R"(<ke ref="catat">Ya</ke>)",
       R"(<ke ref="catat" keluar="kiri">Ya</ke><ke ref="catat" keluar="kiri">Lagi</ke>)",
       {"warning equal-exit-sides", "note many-exits"}},
      {R"(<ke ref="terima">Tidak</ke>)",
       R"(<ke ref="terima">Tidak</ke><ke ref="arsip">Batal</ke>)",
       {"note many-exits"}},
      {"<kegiatan>Menyimpan surat</kegiatan>",
       R"(<kegiatan>Menyimpan surat</kegiatan><ke ref="terima"/>)",
       {"error end-with-exit"}},
      {R"(id="catat" pelaksana="a">
      <kegiatan>Mencatat surat</kegiatan>)",
       R"(id="catat" pelaksana="a" akhir="ya"><kegiatan>Mencatat surat</kegiatan><ke ref="arsip"/>)",
       {"error end-with-exit (end-with-exit-marked)"}},
      {R"(simbol="selesai" pelaksana="b">
      <kegiatan>Menyimpan surat</kegiatan>)",
       R"(><kegiatan>Menyimpan surat</kegiatan>
       <simbol jenis="selesai" pelaksana="b"/><simbol jenis="selesai" pelaksana="a b"/>)",
       {"error ambiguous-next"}},
      {R"(<ke ref="catat">Ya</ke>)", R"(<ke ref="arsip">Ya</ke>)", {"error unreachable"}},
      {"<kegiatan>Mencatat surat</kegiatan>",
       R"(<kegiatan>Mencatat surat</kegiatan><ke ref="catat"/>)",
       {"error unreachable"}},
      {R"(<ke ref="terima">Tidak</ke>)",
       R"(<ke ref="putar">Tidak</ke></langkah>
       <langkah id="putar" pelaksana="a"><kegiatan>Memutar</kegiatan><ke ref="putar"/>)",
       {"error dead-end"}},
      {R"(<aktor id="b">)", R"(<aktor id="c">Tim</aktor><aktor id="b">)", {"warning unused-actor"}},
      {R"(simbol="mulai" pelaksana="a")",
       R"(simbol="mulai" pelaksana="b")",
       {"note first-symbol-not-left"}},
      // Rows and cells
      {R"(id="catat")", R"(id="catat" nomor="5")", {"warning number-gap"}},
      {R"(id="catat")", R"(id="catat" nomor="3")", {}},
      {R"(id="catat")", R"(id="catat" nomor="tanpa")", {}},
      {"<kelengkapan>", R"(<kelengkapan baris="4">)", {}},
      {"<kelengkapan>", R"(<kelengkapan baris="5">)", {"error span-outside"}},
      {R"(hingga="10" satuan="menit")",
       R"(hingga="10" satuan="menit" baris="2")",
       {"error span-overlap"}},
      {"<prosedur>\n    <pelaksana>",
       R"(<prosedur kolom="waktu output"><pelaksana>)",
       {"error unnamed-column"}},
      {"<prosedur>\n    <pelaksana>",
       R"(<prosedur kolom="waktu kelengkapan output keterangan waktu"><pelaksana>)",
       {"error repeated-column"}},
      {R"(nilai="1" satuan="hari")", R"(nilai="1")", {"error incomplete-duration"}},
      {R"(nilai="1" satuan="hari")",
       R"(satuan="hari")",
       {"error incomplete-duration (incomplete-duration-value)"}},
      {R"(<waktu nilai="1" satuan="hari"/>)",
       R"(<waktu nilai="1" satuan="hari">cepat</waktu>)",
       {"error incomplete-duration (incomplete-duration-text)"}},
      {R"(hingga="10")", R"(hingga="4")", {"error range-reversed"}},
      {R"(hingga="10")", R"(hingga="4" satuan-hingga="jam")", {}},
      {R"(hingga="10")", R"(hingga="4" satuan-hingga="detik")", {"error range-reversed"}},
      // Wording
      {"Mencatat surat", "Kepala mencatat surat", {"warning step-names-actor"}},
      {"Mencatat surat", "Pencatatan surat", {"warning step-not-verb"}},
      {"Mencatat surat", "Berkas dicatat", {"warning step-not-verb"}},
      {"Menyimpan surat", "Menyimpan surat (apabila diperlukan)", {"warning conditional-words"}},
      {"Mencatat surat", "Mencatat surat jika perlu", {}},
      {"<nama>Penanganan", "<nama>Menangani", {"note title-wording"}},
      {"<nama>Penanganan", "<nama>SOP Penanganan", {"note title-wording (title-wording-kind)"}},
      {"<nama>Penanganan Surat",
       "<nama>Penanganan Surat.",
       {"note title-wording (title-wording-stop)"}},
      {"Apabila lambat, maka surat hilang.", "Surat hilang.", {"note warning-wording"}},
      {"Apabila lambat, maka surat hilang.", "Dikirim paling lambat besok.", {}},
      // Regulations
      {R"(tentang="Satu"/>)",
       R"(tentang="Satu"><dicabut-dengan ref="uu-2" tanggal="2026-06-01"/></peraturan>)",
       {"warning revoked-regulation"}},
      {R"(tentang="Satu"/>)",
       R"(tentang="Satu"><dicabut-dengan ref="uu-2" tanggal="2026-05-18"/></peraturan>)",
       {"warning revoked-regulation (revoked-regulation-before)"}},
      {R"(tentang="Satu"/>)",
       R"(tentang="Satu"><dicabut-dengan ref="uu-2"/></peraturan>)",
       {"warning revoked-regulation (revoked-regulation-undated)"}},
      {R"(tentang="Satu"/>)",
       R"(tentang="Satu"><dicabut-dengan ref="uu-2" sebagian="ya"/></peraturan>)",
       {"note partly-revoked"}},
      {R"(tentang="Satu"/>)",
       R"(tentang="Satu"><diubah-dengan ref="uu-2"/></peraturan>)",
       {"note amended-regulation"}},
      {R"(<peraturan ref="uu-1"/><peraturan ref="pp-3"/>)",
       R"(<peraturan ref="pp-3"/><peraturan ref="uu-1"/>)",
       {"note legal-order"}},
      {R"(tentang="Satu"/>)", R"(tentang="Satu" lembaran="1"/>)", {"note incomplete-gazette"}},
      {R"(tentang="Satu"/>)", R"(tentang="Satu" lembaran="1" tambahan="2"/>)", {}},
      // The code of a sheet
      {"<manual ", R"(<manual kode-qr="{id} {nomor} {versi} {sidik}" )", {}},
      {"<manual ", R"(<manual kode-qr="{nomr}" )", {"error bad-code"}},
      {"<manual ", R"(<manual kode-qr="{nomor" )", {"error bad-code"}},
      {"<manual ", "<manual kode-qr=\"" + std::string(120, 'a') + "\" ", {}},
      {"<manual ",
       "<manual kode-qr=\"" + std::string(121, 'a') + "\" ",
       {"error bad-code (bad-code-length)"}},
  };
  return table;
}

TEST(Rules, SayNothingOfAGoodProject) {
  const auto outcome = examine(Workshop());
  EXPECT_EQ(outcome.codes(), std::vector<std::string>());
  EXPECT_TRUE(outcome.sop);
}

TEST(Rules, TellEachFaultOnceAndNothingElse) {
  for (const auto& [from, to, said] : cases()) {
    SCOPED_TRACE(from + " -> " + to);
    Workshop workshop;
    const auto outcome = examine(workshop.edit(from, to));
    EXPECT_EQ(outcome.codes(), said);
  }
}

TEST(Rules, HaveACaseEach) {
  for (const auto& rule : rules) {
    const bool found = std::ranges::any_of(cases(), [&](const Case& it) {
      return std::ranges::any_of(it.said, [&](const std::string& words) {
        return (words + " ").find(" " + std::string(rule.code) + " ") != std::string::npos;
      });
    });
    EXPECT_TRUE(found) << rule.code;
  }
}

}  // namespace
}  // namespace sopan
