#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;

/// A project of two SOPs in a folder.
struct Office {
  Folder folder;
  Office() {
    put_project(folder, R"(<bagian judul="A"><sop src="*.xml"/></bagian>)");
    write("a", 1);
    write("b", 1);
  }
  void write(const std::string& id, int version, const std::string& word = "surat") const {
    auto text = good_sop(id);
    text.insert(text.find("<sop ") + 5, "versi=\"" + std::to_string(version) + "\" ");
    folder.put(id + ".xml", text + "<!-- " + word + " -->\n");
  }
  [[nodiscard]] Ran operator()(const std::string& words) const {
    return sopan(folder.path(), words, "SOURCE_DATE_EPOCH=1780000000");
  }
};

TEST(Archive, KeepsEditionsAndTellsWhatHappened) {
  const Office office;
  const auto first = office("archive add --to arsip");
  EXPECT_EQ(first.code, 0) << first.errors;
  EXPECT_EQ(first.output,
            "Arsip baru dibuat: arsip\n"
            "a: versi 1 diarsipkan\n"
            "b: versi 1 diarsipkan\n"
            "Selesai: 2 edisi diarsipkan, 0 dilengkapi, 0 tidak berubah, 0 dilewati, 0 ditolak\n");
  office.write("a", 2);
  EXPECT_EQ(office("arsip tambah --ke arsip").output,
            "a: versi 2 diarsipkan; versi sebelumnya kini digantikan\n"
            "Selesai: 1 edisi diarsipkan, 0 dilengkapi, 1 tidak berubah, 0 dilewati, 0 ditolak\n");
  const auto verified = office("archive verify arsip");
  EXPECT_EQ(verified.code, 0) << verified.errors;
  EXPECT_TRUE(verified.output.starts_with("Arsip utuh: 2 SOP, "));
}

TEST(Archive, OtherContentOfAnArchivedVersionIsRefused) {
  const Office office;
  EXPECT_EQ(office("archive add --to arsip").code, 0);
  office.write("a", 1, "lain");
  const auto ran = office("archive add --to arsip");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.errors,
            "a.xml: kesalahan: versi 1 sudah diarsipkan dengan isi yang berbeda\n"
            "petunjuk: naikkan “versi” dan tambahkan <perubahan>\n");
}

TEST(Archive, AnOldEditionComesBackAsItWas) {
  const Office office;
  EXPECT_EQ(office("build -o pdf").code, 0);
  EXPECT_EQ(office("archive add --to arsip --pdf pdf").code, 0);
  const auto pdf = office.folder.get("pdf/a.pdf");
  const auto source = office.folder.get("a.xml");
  office.write("a", 2);
  EXPECT_EQ(office("archive add --to arsip").code, 0);
  const auto got = office("archive get arsip a@v1 -o lama");
  EXPECT_EQ(got.output, "a versi 1 (digantikan) diambil ke lama\n");
  EXPECT_TRUE(office.folder.get("lama/sop.pdf") == pdf);
  EXPECT_EQ(office.folder.get("lama/sop.xml"), source);
  // And prints again to the same bytes.
  EXPECT_EQ(office("build lama/source -o lagi --no-manual").code, 0);
  EXPECT_TRUE(office.folder.get("lagi/a.pdf") == pdf);
  EXPECT_EQ(office("archive get arsip a@v1 -o lama").code, 2);
}

TEST(Archive, ASignedPdfAndAScanComeToTheirEdition) {
  const Office office;
  EXPECT_EQ(office("build -o pdf").code, 0);
  const auto base = office.folder.get("pdf/a.pdf");
  const auto grown = base + "1 0 obj<</Type/Sig/ByteRange[0 1 2 3]>>endobj\n";
  office.folder.put("pdf/a.pdf", grown);
  office.folder.put("pindaian.pdf", "%PDF scan");
  EXPECT_EQ(office("archive add a.xml --to arsip --pdf pdf").code, 0);
  const auto ran = office("archive add a.xml --to arsip --scan pindaian.pdf --by 'Tim SOP'");
  EXPECT_EQ(ran.output,
            "a: versi 1 dilengkapi\n"
            "Selesai: 0 edisi diarsipkan, 1 dilengkapi, 0 tidak berubah, 0 dilewati, 0 ditolak\n");
  EXPECT_EQ(office("archive get arsip a -o a").code, 0);
  EXPECT_TRUE(office.folder.get("a/sop.pdf") == base);
  EXPECT_TRUE(office.folder.get("a/sop-signed.pdf") == grown);
  EXPECT_EQ(office.folder.get("a/scan.pdf"), "%PDF scan");
  EXPECT_NE(office.folder.get("a/manifest.json").find("\"by\": \"Tim SOP\""), std::string::npos);
  EXPECT_EQ(office("archive add --to arsip --scan pindaian.pdf").errors,
            "sopan: --scan hanya untuk satu SOP\n"
            "petunjuk: sebut berkas SOP-nya, atau pilih dengan --only ID\n");
}

TEST(Archive, APdfOfAnotherSourceIsRefused) {
  const Office office;
  EXPECT_EQ(office("build -o pdf").code, 0);
  office.write("a", 1, "lain");
  const auto ran = office("archive add a.xml --to arsip --pdf pdf");
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(ran.errors.starts_with("sopan: pdf/a.pdf memuat naskah yang berbeda dari SOP ini\n"))
      << ran.errors;
}

TEST(Archive, DraftsAreSkippedAndFaultySopsRefused) {
  const Office office;
  auto draft = office.folder.get("a.xml");
  draft.replace(draft.find("status=\"berlaku\""), 16, "status=\"draf\"");
  office.folder.put("a.xml", draft);
  auto faulty = office.folder.get("b.xml");
  faulty.replace(faulty.find("simbol=\"selesai\""), 16, "simbol=\"proses\"");
  office.folder.put("b.xml", faulty);
  const auto ran = office("archive add --to arsip");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.output,
            "Arsip baru dibuat: arsip\n"
            "a: masih draf; dilewati\n"
            "Selesai: 0 edisi diarsipkan, 0 dilengkapi, 0 tidak berubah, 1 dilewati, 1 ditolak\n");
  EXPECT_NE(ran.errors.find("b.xml:"), std::string::npos);
}

TEST(Archive, RevokesWithAReason) {
  const Office office;
  EXPECT_EQ(office("archive add --to arsip").code, 0);
  EXPECT_EQ(office("archive revoke arsip a").code, 2);
  EXPECT_EQ(office("archive revoke arsip a --reason x --date 2026-13-01").code, 2);
  EXPECT_EQ(office("arsip cabut arsip a --alasan 'Diganti aplikasi' --tanggal 2026-07-01").output,
            "a: versi 1 dicabut\n");
  EXPECT_EQ(office("archive revoke arsip a --reason x").errors,
            "sopan: SOP “a” tidak memiliki edisi yang berlaku\n"
            "petunjuk: lihat sopan archive history ARSIP a\n");
  EXPECT_NE(office("archive show arsip a")
                .output.find("Status: dicabut sejak 1 Juli 2026\n"
                             "Alasan: Diganti aplikasi\n"),
            std::string::npos);
}

TEST(Archive, DamageIsToldByItsRule) {
  const Office office;
  EXPECT_EQ(office("archive add --to arsip").code, 0);
  for (const auto& entry : fs::recursive_directory_iterator(office.folder / "arsip")) {
    if (entry.path().filename() != "sop.pdf") continue;
    fs::permissions(entry.path(), fs::perms::owner_write, fs::perm_options::add);
    std::ofstream(entry.path(), std::ios::app) << "x";
    break;
  }
  const auto ran = office("archive verify arsip");
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.errors.find("kesalahan: berkas hilang atau isinya berubah: v1/content/sop.pdf "
                            "[E092]\n"),
            std::string::npos)
      << ran.errors;
  EXPECT_TRUE(ran.output.starts_with("Arsip TIDAK utuh: 1 kesalahan, ")) << ran.output;
}

TEST(Archive, NamesAreHelpedWith) {
  const Office office;
  EXPECT_EQ(office("archive add --to arsip").code, 0);
  EXPECT_EQ(office("archive lst arsip").errors,
            "sopan: “lst” bukan bagian perintah archive\n"
            "petunjuk: maksud Anda sopan archive list?\n");
  EXPECT_EQ(office("archive show arsip a@v7").errors,
            "sopan: SOP “a” tidak memiliki versi 7 di arsip ini\n"
            "petunjuk: pilih salah satu: v1\n");
  EXPECT_EQ(office("archive list .").errors,
            "sopan: gangguan: . bukan arsip yang utuh\n"
            "petunjuk: periksa dengan sopan archive verify ARSIP\n");
  EXPECT_EQ(office("archive list kosong").errors, "sopan: gangguan: kosong tidak ditemukan\n");
  EXPECT_EQ(office("archive add").code, 2);
  const auto list = office("--lang en archive list arsip --json");
  EXPECT_NE(list.output.find("\"status\": \"berlaku\""), std::string::npos);
}

TEST(Archive, ExportsABag) {
  const Office office;
  EXPECT_EQ(office("archive add --to arsip").code, 0);
  EXPECT_EQ(office("archive export arsip a --bag tas").output,
            "a versi 1 dikemas sebagai BagIt di tas\n");
  EXPECT_EQ(office.folder.get("tas/data/sop.xml"), office.folder.get("a.xml"));
  EXPECT_NE(office.folder.get("tas/bag-info.txt").find("Bagging-Date: 2026-05-28\n"),
            std::string::npos);
}

}  // namespace
}  // namespace sopan
