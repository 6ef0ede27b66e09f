#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;

const fs::path samples = fs::path(SOPAN_SOURCE_DIR) / "samples/setwan";
const fs::path goldens = fs::path(SOPAN_SOURCE_DIR) / "tests/cli/diff";

std::string slurp(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

using Edits = std::vector<std::pair<std::string, std::string>>;

/// The samples twice, in `lama` and `baru`; one SOP of `baru` is edited.
struct Twice {
  Folder folder;
  std::string sop;
  Twice(std::string path, const Edits& edits) : sop(std::move(path)) {
    fs::copy(samples, folder / "lama", fs::copy_options::recursive);
    fs::copy(samples, folder / "baru", fs::copy_options::recursive);
    auto text = slurp(samples / sop);
    for (const auto& [from, to] : edits) {
      const auto at = text.find(from);
      EXPECT_NE(at, std::string::npos) << from;
      if (at != std::string::npos) text.replace(at, from.size(), to);
    }
    folder.put("baru/" + sop, text);
  }
  [[nodiscard]] Ran operator()(const std::string& options = "") const {
    return sopan(folder.path(), "diff " + options + " lama/" + sop + " baru/" + sop,
                 "SOURCE_DATE_EPOCH=1780000000");
  }
};

struct Case {
  std::string name, sop;
  Edits edits;
};

const std::string moved_step =
    "    <langkah pelaksana=\"kasubbag\">\n"
    "      <kegiatan>Menyiapkan ruang, jamuan, dan bahan paparan</kegiatan>\n"
    "      <kelengkapan>Daftar kebutuhan</kelengkapan>\n"
    "      <waktu nilai=\"1\" satuan=\"hari\"/>\n"
    "      <output>Ruang dan bahan siap</output>\n"
    "    </langkah>\n";
const std::string removed_step =
    "    <langkah pelaksana=\"sespri\">\n"
    "      <kegiatan>Memberi nomor dan menyimpan salinan surat tugas</kegiatan>\n"
    "      <waktu nilai=\"10\" satuan=\"menit\"/>\n"
    "      <output>Surat tugas bernomor</output>\n"
    "    </langkah>\n";
const std::string new_step =
    "    <langkah id=\"paraf\" pelaksana=\"kabag\">\n"
    "      <kegiatan>Membubuhkan paraf pada konsep surat tugas</kegiatan>\n"
    "      <waktu nilai=\"10\" satuan=\"menit\"/>\n"
    "      <output>Konsep berparaf</output>\n"
    "    </langkah>\n";

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"kata-waktu-dasar",
       "umum/surat-masuk.xml",
       {{"<tanggal-efektif>2026-05-18", "<tanggal-efektif>2026-06-08"},
        {"<peraturan ref=\"pp-28-2012\"/>", ""},
        {"Memindai surat fisik menjadi", "Memindai setiap surat fisik beserta lampirannya menjadi"},
        {"<waktu nilai=\"10\" satuan=\"menit\"/>", "<waktu nilai=\"15\" satuan=\"menit\"/>"},
        {"<butir>Pemindai dokumen</butir>",
         "<butir>Pemindai dokumen</butir><butir>Alat cap agenda</butir>"}}},
      {"langkah-ditambah-dihapus",
       "umum/surat-tugas.xml",
       {{removed_step, ""},
        {"    <langkah simbol=\"keputusan\" pelaksana=\"sespri\">",
         new_step + "    <langkah simbol=\"keputusan\" pelaksana=\"sespri\">"}}},
      {"langkah-dipindahkan-pelaksana-berganti-nama",
       "umum/penerimaan-tamu.xml",
       {{moved_step, ""},
        {"    <langkah id=\"konfirmasi\"", moved_step + "    <langkah id=\"konfirmasi\""},
        {"<aktor id=\"kabag-humas\">Kabag Humas dan Protokol</aktor>",
         "<aktor id=\"kabag-humas\">Kepala Bagian Humas dan Protokol</aktor>"}}},
      {"cabang-berpindah",
       "keuangan/pengadaan-barang.xml",
       {{"<ke ref=\"sedia\">Tidak sesuai</ke>", "<ke ref=\"kontrak\">Tidak sesuai</ke>"},
        {"<waktu nilai=\"7\" hingga=\"14\"", "<waktu nilai=\"7\" hingga=\"10\""},
        {"<ke ref=\"terima\">Sesuai</ke>", "<ke ref=\"terima\">Ya</ke>"}}},
      {"pelaksana-langkah-berganti",
       "persidangan/reses.xml",
       {{"<langkah pelaksana=\"kasubag\">\n      <kegiatan>Memantau",
         "<langkah pelaksana=\"kabag\">\n      <kegiatan>Memantau"},
        {"<butir>daftar hadir</butir>", "<butir>daftar hadir</butir><butir>spanduk</butir>"},
        {"<output>Arsip laporan</output>", "<output>Arsip laporan reses</output>"}}},
      {"identitas-kotak",
       "persidangan/kunjungan-kerja.xml",
       {{"<nama>Fasilitasi Kunjungan Kerja dan Studi Banding Alat Kelengkapan DPRD",
         "<nama>Fasilitasi Kunjungan Kerja Alat Kelengkapan DPRD"},
        {"<nomor>100.1.4/007/", "<nomor>100.1.4/070/"},
        {"paling lambat 7 (tujuh) hari setelah", "paling lambat 5 (lima) hari kerja setelah"},
        {"    <butir>Kendaraan dinas</butir>\n", ""},
        {"<butir>Memahami ketentuan perjalanan dinas</butir>",
         "<butir>Memahami ketentuan perjalanan dinas</butir><butir>Mampu memandu acara</butir>"}}},
  };
  return all;
}

TEST(Diff, TellsWhatChangedInSixEditedSamples) {
  for (const auto& one : cases()) {
    const Twice twice(one.sop, one.edits);
    const auto ran = twice();
    EXPECT_EQ(ran.code, 0) << ran.errors;
    const auto golden = goldens / (one.name + ".txt");
    if (std::getenv("SOPAN_UPDATE_GOLDEN") != nullptr) {
      fs::create_directories(goldens);
      std::ofstream(golden, std::ios::binary) << ran.output;
    }
    EXPECT_EQ(ran.output, slurp(golden)) << one.name;
  }
}

/// `surat-tugas` with an element behind the one that approves it.
std::string with_hand(const std::string& element) {
  auto text = slurp(samples / "umum/surat-tugas.xml");
  const std::string approver = "<disahkan-oleh ref=\"sekwan\"/>";
  return text.insert(text.find(approver) + approver.size(), element);
}

TEST(Diff, TellsWhoDrewUpAndWhoExaminedTheSheet) {
  const Twice twice("umum/surat-tugas.xml", {});
  twice.folder.put("lama/" + twice.sop,
                   with_hand("<persetujuan peran=\"disusun\" pejabat=\"sekwan\"/>"));
  twice.folder.put("baru/" + twice.sop,
                   with_hand("<persetujuan peran=\"diperiksa\" pejabat=\"sekwan\"/>"));
  const std::string who =
      "Sekretaris DPRD, Drs. Surya Wirahadi, M.Si. Pembina Utama Muda (IV/c) NIP. 19700312 199503 "
      "1 "
      "002";
  EXPECT_EQ(twice().output,
            "Penerbitan Surat Tugas: versi 2 → versi 2\n\nIDENTITAS\n"
            "  - Disusun oleh: " +
                who + "\n  + Diperiksa oleh: " + who + "\n\n2 perubahan\n");
  EXPECT_EQ(twice("--json").output,
            "[\n  {\n    \"kind\": \"removed\",\n    \"aspect\": \"identity\",\n"
            "    \"where\": \"Disusun oleh\",\n    \"before\": \"" +
                who +
                "\"\n  },\n  {\n    \"kind\": \"added\",\n    \"aspect\": \"identity\",\n"
                "    \"where\": \"Diperiksa oleh\",\n    \"after\": \"" +
                who + "\"\n  }\n]\n");
  EXPECT_EQ(twice("--history").output,
            "<perubahan versi=\"3\" tanggal=\"2026-05-28\">Penghapusan penyusun; penambahan "
            "pemeriksa.</perubahan>\n");
}

/// The pages of a PDF as text.
std::vector<std::string> pages_of(const fs::path& pdf) {
  const auto text = pdf.string() + ".txt";
  EXPECT_EQ(std::system(("pdftotext -layout " + pdf.string() + " " + text).c_str()), 0);
  std::vector<std::string> pages;
  std::istringstream all(slurp(text));
  for (std::string page; std::getline(all, page, '\f');) pages.push_back(page);
  return pages;
}

TEST(Diff, MarksTheChangesInAPdfThatIsNoOfficialSheet) {
  const auto& one = cases()[1];
  const Twice twice(one.sop, one.edits);
  const auto ran = twice("--pdf banding.pdf");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(ran.output, "2 perubahan ditandai dalam banding.pdf\n");
  const auto file = twice.folder.path() / "banding.pdf";
  const auto pages = pages_of(file);
  ASSERT_EQ(pages.size(), 4U);  // changes, identity, flow, history
  for (const auto& page : pages)
    EXPECT_NE(page.find("PERBANDINGAN – bukan dokumen resmi"), std::string::npos) << page;
  EXPECT_NE(pages[0].find("langkah 6 dihapus: Memberi nomor"), std::string::npos) << pages[0];
  // The removed step stands on the sheet, beside the new one.
  EXPECT_NE(pages[2].find("DIHAPUS"), std::string::npos) << pages[2];
  EXPECT_NE(pages[2].find("Memberi nomor dan menyimpan"), std::string::npos) << pages[2];
  EXPECT_NE(pages[2].find("BARU"), std::string::npos) << pages[2];
  const auto bytes = slurp(file);
  EXPECT_EQ(bytes.find("/Sig"), std::string::npos);
  EXPECT_EQ(twice("--pdf banding.pdf").code, 0);
  EXPECT_EQ(slurp(file), bytes);
  EXPECT_EQ(sopan(twice.folder.path(), "extract banding.pdf").code, 2);
}

TEST(Diff, EveryEditOfASampleCanBePrinted) {
  for (const auto& one : cases()) {
    const Twice twice(one.sop, one.edits);
    const auto ran = twice("--pdf banding.pdf");
    EXPECT_EQ(ran.code, 0) << one.name << ran.errors;
    EXPECT_GE(pages_of(twice.folder.path() / "banding.pdf").size(), 3U);
  }
}

TEST(Diff, APdfHasTheNameOfOne) {
  const Twice twice(cases()[0].sop, {});
  const auto ran = twice("--lang en --pdf banding");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.errors,
            "sopan: the PDF of a comparison must end in .pdf: “banding”\n"
            "hint: see sopan help diff\n");
}

TEST(Diff, FindsNothingBetweenEqualEditions) {
  const Twice twice("umum/surat-masuk.xml", {{"<prosedur>", "<prosedur>\n<!-- sama -->"}});
  EXPECT_EQ(twice().output, "Penanganan Surat Masuk: versi 2 → versi 2\n\nTidak ada perubahan.\n");
  EXPECT_EQ(twice("--json").output, "[]\n");
  EXPECT_EQ(twice("--history").output, "Tidak ada perubahan.\n");
}

TEST(Diff, NumbersThatOnlyShiftAreNoChange) {
  const Twice twice("umum/surat-tugas.xml",
                    {{"    <langkah id=\"usul\"", new_step + "    <langkah id=\"usul\""},
                     {"simbol=\"mulai\" ", ""},
                     {"id=\"paraf\" pelaksana", "id=\"paraf\" simbol=\"mulai\" pelaksana"}});
  EXPECT_EQ(twice("--lang en").output,
            "Penerbitan Surat Tugas: version 2 → version 2\n\nSTEPS\n"
            "  + step 1 is new: Membubuhkan paraf pada konsep surat tugas (actors: Kepala Bagian "
            "Umum)\n"
            "  ~ step 2 (was 1), symbol: mulai → proses\n\n2 changes\n");
}

TEST(Diff, DraftsTheHistoryAndWritesIt) {
  const Twice twice(
      "umum/surat-masuk.xml",
      {{"<waktu nilai=\"10\" satuan=\"menit\"/>", "<waktu nilai=\"15\" satuan=\"menit\"/>"},
       {"Memindai surat fisik", "Memindai semua surat fisik"}});
  const std::string entry =
      "<perubahan versi=\"3\" tanggal=\"2026-05-28\">Penyempurnaan rumusan kegiatan pada langkah "
      "2; perubahan waktu pada langkah 8.</perubahan>\n";
  EXPECT_EQ(twice("--history").output, entry);
  const auto before = twice.folder.get("baru/umum/surat-masuk.xml");
  EXPECT_EQ(twice("--riwayat --tulis").output,
            entry + "Riwayat ditulis ke baru/umum/surat-masuk.xml; versi kini 3\n");
  const auto after = twice.folder.get("baru/umum/surat-masuk.xml");
  auto expected = before;
  expected.insert(expected.find("  </riwayat>"), "    " + entry);
  EXPECT_EQ(after, expected);
  // The entry of that version is there now.
  EXPECT_EQ(twice("--history --write").code, 2);
  EXPECT_EQ(twice.folder.get("baru/umum/surat-masuk.xml"), after);
}

TEST(Diff, WritesAHistoryWhereThereIsNoneAndRaisesTheVersion) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="*.xml"/></bagian>)");
  folder.put("a.xml", good_sop("a"));
  EXPECT_EQ(sopan(folder.path(), "build a.xml -o lama").code, 0);
  auto text = good_sop("a");
  text.replace(text.find("Menerima surat"), 14, "Menerima & mencatat surat masuk");
  text.insert(text.find("<sop ") + 5, "versi=\"1\" ");
  text.replace(text.find(" & "), 3, " &amp; ");
  folder.put("a.xml", text);
  const auto ran = sopan(folder.path(), "diff lama/a.pdf a.xml --write --date 2026-03-02");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  const auto written = folder.get("a.xml");
  EXPECT_NE(written.find("<sop versi=\"2\" "), std::string::npos);
  EXPECT_NE(written.find("  <riwayat>\n    <perubahan versi=\"2\" tanggal=\"2026-03-02\">"
                         "Penyempurnaan rumusan kegiatan pada langkah 1.</perubahan>\n"
                         "  </riwayat>\n</sop>"),
            std::string::npos)
      << written;
}

TEST(Diff, ReadsPdfsAndArchives) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="*.xml"/></bagian>)");
  folder.put("a.xml", good_sop("a"));
  EXPECT_EQ(sopan(folder.path(), "archive add --to arsip --date 2026-01-05").code, 0);
  auto text = good_sop("a");
  text.replace(text.find("nilai=\"5\""), 9, "nilai=\"7\"");
  text.insert(text.find("<sop ") + 5, "versi=\"2\" ");
  folder.put("a.xml", text);
  EXPECT_EQ(sopan(folder.path(), "build -o pdf").code, 0);
  EXPECT_EQ(sopan(folder.path(), "archive add --to arsip --date 2026-02-05").code, 0);
  const std::string expected =
      "Penanganan a: versi 1 → versi 2\n\nLANGKAH\n"
      "  ~ langkah 1, waktu: [-5-] {+7+} menit\n\n1 perubahan\n";
  for (const auto* const sides : {"arsip:a@v1 a.xml", "arsip:a@v1 arsip:a", "arsip:a@v1 pdf/a.pdf"})
    EXPECT_EQ(sopan(folder.path(), std::string("diff ") + sides).output, expected) << sides;
}

TEST(Diff, WhatCannotBeComparedIsSaid) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="*.xml"/></bagian>)");
  folder.put("a.xml", good_sop("a"));
  folder.put("b.xml", good_sop("b"));
  EXPECT_EQ(sopan(folder.path(), "banding a.xml").errors,
            "sopan: tulis dua edisi yang dibandingkan\n"
            "petunjuk: tiap sisi ialah berkas SOP, PDF cetakan sopan, atau ARSIP:ID@v1\n");
  EXPECT_EQ(sopan(folder.path(), "diff . a.xml").code, 2);
  EXPECT_EQ(sopan(folder.path(), "diff x.xml a.xml").errors,
            "sopan: gangguan: x.xml tidak ditemukan\npetunjuk: maksud Anda a.xml?\n");
  folder.put("b.xml", "<sop>");
  const auto faulty = sopan(folder.path(), "diff a.xml b.xml");
  EXPECT_EQ(faulty.code, 1);
  EXPECT_NE(faulty.errors.find("b.xml:1:2: kesalahan"), std::string::npos) << faulty.errors;
}

}  // namespace
}  // namespace sopan
