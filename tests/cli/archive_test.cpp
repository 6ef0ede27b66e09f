#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"
#include "tests/sign/pki.hpp"

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
  /// Signs a PDF in its place.
  void sign(const std::string& pdf) const {
    folder.put("kunci.p12",
               test::pki().official.pkcs12(test::password(), {&test::pki().authority}));
    const auto ran =
        sopan(folder.path(), "sign " + pdf + " --p12 kunci.p12",
              "SOURCE_DATE_EPOCH=1780000000 SOPAN_PASSWORD='" + test::password() + "'");
    EXPECT_EQ(ran.code, 0) << ran.errors;
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
  office.sign("pdf/a.pdf");
  const auto grown = office.folder.get("pdf/a.pdf");
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
  const auto manifest = office.folder.get("a/manifest.json");
  EXPECT_NE(manifest.find("\"by\": \"Tim SOP\""), std::string::npos);
  // Who signed, and what was found of it: without an anchor nobody can be trusted (EN 319 102-1).
  EXPECT_NE(manifest.find("\"signer\": \"Pejabat Uji Satu\""), std::string::npos) << manifest;
  EXPECT_NE(manifest.find("\"verdict\": \"INDETERMINATE\""), std::string::npos) << manifest;
  EXPECT_NE(office.folder.get("a/verify.json").find("\"verdict\": \"INDETERMINATE\""),
            std::string::npos);
  const auto shown = office("archive show arsip a");
  EXPECT_NE(shown.output.find("Tanda tangan: Pejabat Uji Satu ("), std::string::npos)
      << shown.output;
  // The same signed file again is nothing new, whatever day it is.
  EXPECT_EQ(office("archive add a.xml --to arsip --pdf pdf --date 2027-01-05").output,
            "Selesai: 0 edisi diarsipkan, 0 dilengkapi, 1 tidak berubah, 0 dilewati, 0 ditolak\n");
  EXPECT_EQ(office("archive add --to arsip --scan pindaian.pdf").errors,
            "sopan: --scan hanya untuk satu SOP\n"
            "petunjuk: sebut berkas SOP-nya, atau pilih dengan --hanya ID\n");
}

TEST(Archive, ASignedPdfThatWasChangedIsRefused) {
  const Office office;
  EXPECT_EQ(office("build -o pdf").code, 0);
  office.sign("pdf/a.pdf");
  auto pdf = office.folder.get("pdf/a.pdf");
  // A letter of the title, which the signature covers.
  const auto at = pdf.find("<dc:title>");
  ASSERT_NE(at, std::string::npos);
  const auto letter = pdf.find("Penanganan", at);
  ASSERT_NE(letter, std::string::npos);
  pdf[letter] = 'p';
  office.folder.put("pdf/a.pdf", pdf);
  const auto ran = office("archive add a.xml --to arsip --pdf pdf");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(
      ran.errors,
      "sopan: pdf/a.pdf sudah berubah sesudah ditandatangani, atau tanda tangannya tidak sah\n"
      "petunjuk: periksa dengan sopan verifikasi pdf/a.pdf\n");
  EXPECT_EQ(office("archive list arsip").output.find("berlaku"), std::string::npos);
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
  const auto early = office("archive revoke arsip a --reason x --date 2020-01-01");
  EXPECT_EQ(early.code, 2);
  EXPECT_NE(early.errors.find("SOP “a” versi 1 baru berlaku sejak 2 Februari 2026"),
            std::string::npos)
      << early.errors;
  EXPECT_EQ(office("arsip cabut arsip a --alasan 'Diganti aplikasi' --tanggal 2026-07-01").output,
            "a: versi 1 dicabut\n");
  EXPECT_EQ(office("archive revoke arsip a --reason x").errors,
            "sopan: SOP “a” tidak memiliki edisi yang berlaku\n"
            "petunjuk: lihat sopan arsip riwayat ARSIP a\n");
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
            "petunjuk: periksa dengan sopan arsip periksa ARSIP\n");
  EXPECT_EQ(office("archive list kosong").errors, "sopan: gangguan: kosong tidak ditemukan\n");
  EXPECT_EQ(office("archive add").code, 2);
  const auto list = office("--lang en archive list arsip --json");
  EXPECT_NE(list.output.find("\"status\": \"berlaku\""), std::string::npos);
}

/// The text of a PDF, by a witness that knows nothing of us.
std::string text_of_pdf(const Folder& folder, const std::string& pdf) {
  const auto command = "cd " + folder.path().string() + " && pdftotext -layout " + pdf + " pdf.txt";
  EXPECT_EQ(std::system(command.c_str()), 0);
  return folder.get("pdf.txt");
}

/// An archive whose SOP `a` has an edition from 2 February on, replaced on 1 June 2026.
struct Replaced : Office {
  Replaced() {
    EXPECT_EQ((*this)("archive add --to arsip").code, 0);
    write("a", 2);
    auto text = folder.get("a.xml");
    text.replace(text.find("2026-02-02"), 10, "2026-06-01");
    folder.put("a.xml", text);
    EXPECT_EQ((*this)("archive add a.xml --to arsip").code, 0);
  }
};

TEST(Archive, TellsWhatIsInForceOnADay) {
  const Replaced office;
  EXPECT_EQ(office("archive register arsip --date 2026-02-01").output,
            "Nomor  Nama  Versi  Berlaku sejak  Menggantikan\n"
            "0 SOP berlaku pada 1 Februari 2026\n");
  EXPECT_EQ(office("archive register arsip --date 2026-05-31").output,
            "Nomor   Nama          Versi  Berlaku sejak    Menggantikan\n"
            "a/2026  Penanganan a  1      2 Februari 2026  -\n"
            "b/2026  Penanganan b  1      2 Februari 2026  -\n"
            "2 SOP berlaku pada 31 Mei 2026\n");
  EXPECT_EQ(office("arsip daftar-berlaku arsip --tanggal 2026-06-01").output,
            "Nomor   Nama          Versi  Berlaku sejak    Menggantikan\n"
            "a/2026  Penanganan a  2      1 Juni 2026      versi 1\n"
            "b/2026  Penanganan b  1      2 Februari 2026  -\n"
            "2 SOP berlaku pada 1 Juni 2026\n");
}

TEST(Archive, TheRegisterNamesTheNumberThatWasReplaced) {
  const Replaced office;
  office.write("a", 3);
  auto text = office.folder.get("a.xml");
  text.replace(text.find("<nomor>a/2026"), 13, "<nomor>a/2027");
  text.replace(text.find("2026-02-02"), 10, "2026-07-01");
  office.folder.put("a.xml", text);
  EXPECT_EQ(office("archive add a.xml --to arsip").code, 0);
  EXPECT_EQ(office("archive register arsip --date 2026-07-01").output,
            "Nomor   Nama          Versi  Berlaku sejak    Menggantikan\n"
            "a/2027  Penanganan a  3      1 Juli 2026      versi 2, nomor a/2026\n"
            "b/2026  Penanganan b  1      2 Februari 2026  -\n"
            "2 SOP berlaku pada 1 Juli 2026\n");
}

TEST(Archive, PrintsTheRegister) {
  const Replaced office;
  EXPECT_EQ(office("archive register arsip --date 2026-06-01 -o daftar.pdf").output,
            "Daftar 2 SOP yang berlaku pada 1 Juni 2026 ditulis ke daftar.pdf\n");
  const auto text = text_of_pdf(office.folder, "daftar.pdf");
  for (const auto* const word : {"DAFTAR SOP YANG BERLAKU", "Keadaan tanggal 1 Juni 2026", "a/2026",
                                 "Penanganan b", "versi 1"})
    EXPECT_NE(text.find(word), std::string::npos) << word;
  EXPECT_EQ(office("archive register arsip --date 2026-06-01 -o situs/daftar.html").code, 0);
  const auto html = office.folder.get("situs/daftar.html");
  constexpr std::string_view before = "<a href=\"";
  std::size_t links = 0;
  for (auto at = html.find(before); at != std::string::npos; at = html.find(before, at + 1)) {
    const auto begin = at + before.size();
    auto link = html.substr(begin, html.find('"', begin) - begin);
    for (auto code = link.find("%25"); code != std::string::npos; code = link.find("%25", code + 1))
      link.replace(code, 3, "%");
    EXPECT_TRUE(fs::is_regular_file(office.folder / "situs" / link)) << link;
    ++links;
  }
  EXPECT_EQ(links, 2U);
  // On paper no column is cut off and no row is divided.
  EXPECT_NE(html.find("@page{size:A4 landscape"), std::string::npos);
  EXPECT_NE(html.find("tr{break-inside:avoid}"), std::string::npos);
  EXPECT_EQ(office("archive register arsip -o daftar.txt").code, 2);
}

TEST(Archive, StampsACopyOfWhatIsNoLongerInForce) {
  const Replaced office;
  const auto ran = office("archive get arsip a@v1 -o lama --stamp");
  EXPECT_EQ(ran.output,
            "a versi 1 (digantikan) diambil ke lama\nSalinan bercap: lama/sop-digantikan.pdf\n");
  EXPECT_NE(text_of_pdf(office.folder, "lama/sop-digantikan.pdf").find("DIGANTIKAN"),
            std::string::npos);
  EXPECT_EQ(text_of_pdf(office.folder, "lama/sop.pdf").find("DIGANTIKAN"), std::string::npos);
  EXPECT_EQ(office("archive get arsip a -o kini --stamp").errors,
            "sopan: SOP “a” versi 2 masih berlaku; tidak diberi cap\n"
            "petunjuk: lihat sopan arsip riwayat ARSIP a\n");
  EXPECT_FALSE(fs::exists(office.folder / "kini"));
  EXPECT_EQ(office("archive revoke arsip a --reason x").code, 0);
  EXPECT_EQ(office("archive get arsip a -o kini --cap").code, 0);
  EXPECT_NE(text_of_pdf(office.folder, "kini/sop-dicabut.pdf").find("DICABUT"), std::string::npos);
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
