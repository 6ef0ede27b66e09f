#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"

namespace sopan {
namespace {

/// A project whose only SOP has a missing signer and an unmatched file beside it.
void put_faulty(const Folder& folder) {
  put_project(folder, R"(<bagian judul="A"><sop src="a.xml"/></bagian>)");
  auto sop = good_sop("a");
  sop.replace(sop.find("ref=\"kepala\""), 12, "ref=\"kepla\"");
  folder.put("a.xml", sop);
  folder.put("stray.xml", "<x/>");
}

TEST(Check, AGoodProjectIsFine) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="a.xml"/></bagian>)");
  folder.put("a.xml", good_sop("a"));
  for (const auto* words : {"check", "periksa", "check .", "--lang id periksa a.xml"}) {
    const auto ran = sopan(folder.path(), words);
    EXPECT_EQ(ran.code, 0) << words << ran.errors;
    EXPECT_EQ(ran.errors, "") << words;
    EXPECT_TRUE(
        ran.output.starts_with("Selesai: 1 SOP diperiksa, 0 kesalahan, 0 perhatian, 0 saran"))
        << ran.output;
  }
}

TEST(Check, AFaultIsToldAtItsPlace) {
  const Folder folder;
  put_faulty(folder);
  const auto ran = sopan(folder.path(), "check");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.errors,
            "a.xml:8:25: kesalahan: pejabat “kepla” belum terdaftar [unknown-official]\n"
            "    8 |     <disahkan-oleh ref=\"kepla\"/>\n"
            "      |                         ^~~~~\n"
            "petunjuk: maksud Anda “kepala”?\n"
            "1 saran; lihat dengan --saran\n");
  EXPECT_TRUE(
      ran.output.starts_with("Selesai: 1 SOP diperiksa, 1 kesalahan, 0 perhatian, 1 saran"));
}

TEST(Check, NotesAreShownOnRequest) {
  const Folder folder;
  put_faulty(folder);
  const auto ran = sopan(folder.path(), "check --notes --lang en");
  EXPECT_NE(ran.errors.find("stray.xml: note: “stray.xml” is not named in manual.xml"),
            std::string::npos)
      << ran.errors;
  EXPECT_TRUE(ran.output.starts_with("Done: 1 SOPs checked, 1 errors"));
}

TEST(Check, TheSameAsData) {
  const Folder folder;
  put_faulty(folder);
  const auto ran = sopan(folder.path(), "check --json", "SOPAN_LANG=en");
  EXPECT_EQ(ran.code, 1);
  EXPECT_EQ(ran.errors, "");
  const auto data = nlohmann::json::parse(ran.output);
  ASSERT_EQ(data["diagnostics"].size(), 2U);
  const auto& one = data["diagnostics"][0]["code"] == "unknown-official" ? data["diagnostics"][0]
                                                                         : data["diagnostics"][1];
  EXPECT_EQ(one["file"], "a.xml");
  EXPECT_EQ(one["line"], 8);
  EXPECT_EQ(one["column"], 25);
  EXPECT_EQ(one["severity"], "error");
  EXPECT_EQ(one["message"].get<std::string>().find("“kepla”") != std::string::npos, true);
  EXPECT_EQ(data["summary"]["errors"], 1);
  EXPECT_EQ(data["summary"]["notes"], 1);
}

TEST(Check, StrictMakesWarningsErrors) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="a.xml"/><sop src="none/*.xml"/></bagian>)");
  folder.put("a.xml", good_sop("a"));
  EXPECT_EQ(sopan(folder.path(), "check").code, 0);
  EXPECT_EQ(sopan(folder.path(), "check --strict").code, 1);
  EXPECT_EQ(sopan(folder.path(), "periksa --ketat").code, 1);
}

TEST(Usage, WhatIsNotUnderstoodGetsASuggestion) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="a.xml"/></bagian>)");
  folder.put("a.xml", good_sop("surat-masuk"));
  std::filesystem::create_directory(folder / "peraturan");
  const struct {
    std::string words, errors;
  } cases[] = {
      {"chek", "sopan: perintah “chek” tidak dikenal\npetunjuk: maksud Anda sopan check?\n"},
      {"priksa", "sopan: perintah “priksa” tidak dikenal\npetunjuk: maksud Anda sopan periksa?\n"},
      {"check --ktat", "sopan: pilihan --ktat tidak dikenal\npetunjuk: maksud Anda --ketat?\n"},
      {"check --lang", "sopan: pilihan --lang memerlukan nilai\npetunjuk: lihat sopan help\n"},
      {"check --json=1", "sopan: pilihan --json tidak memakai nilai\npetunjuk: lihat sopan help\n"},
      {"check --lang de",
       "sopan: nilai “de” untuk --lang tidak dikenal\npetunjuk: pilih salah satu: id, en\n"},
      {"check --pangkas",
       "sopan: pilihan --pangkas tidak dipakai pada perintah check\n"
       "petunjuk: lihat sopan help check\n"},
      {"periksa -o x",
       "sopan: pilihan -o tidak dipakai pada perintah periksa\n"
       "petunjuk: lihat sopan help periksa\n"},
      {"cetak -o", "sopan: pilihan -o memerlukan nilai\npetunjuk: lihat sopan help\n"},
      {"cetak --bahasa de",
       "sopan: nilai “de” untuk --bahasa tidak dikenal\npetunjuk: pilih salah satu: id, en\n"},
      {"check --hanya surat-msuk",
       "sopan: SOP “surat-msuk” tidak ada dalam proyek\npetunjuk: maksud Anda “surat-masuk”?\n"},
      {"check --hanya notulen",
       "sopan: SOP “notulen” tidak ada dalam proyek\npetunjuk: pilih salah satu: surat-masuk\n"},
      {"check peraturan --hanya surat-masuk",
       "sopan: SOP “surat-masuk” tidak ada di PATH yang disebut\n"
       "petunjuk: SOP itu ada di bagian lain proyek; sebut folder proyeknya\n"},
      {"cetak --kertas A9",
       "sopan: nilai “A9” untuk --kertas tidak dikenal\npetunjuk: maksud Anda A4?\n"},
      {"check none.xml", "sopan: gangguan: none.xml tidak ditemukan\n"},
      {"check peratran.xml",
       "sopan: gangguan: peratran.xml tidak ditemukan\npetunjuk: maksud Anda peraturan.xml?\n"},
  };
  for (const auto& [words, errors] : cases) {
    const auto ran = sopan(folder.path(), words);
    EXPECT_EQ(ran.code, 2) << words;
    EXPECT_EQ(ran.errors, errors) << words;
    EXPECT_EQ(ran.output, "") << words;
  }
}

TEST(Usage, NoNameOfAFileSteersTheTerminal) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="a.xml"/></bagian>)");
  folder.put("\x1B[2J.xml", "<sop/>");
  folder.put("\x1B[2J.pdf", "%PDF-1.7");
  for (const std::string words :
       {"check \x1B[2J.xml", "check \x1B[2J.xlm", "build \x1B[2J.xml -o \x1B[3J",
        "verify \x1B[2J.pdf", "extract \x1B[2J.pdf", "diff \x1B[2J.xml \x1B[2J.xlm", "--\x1B[2J",
        "\x1B[2J", "archive add \x1B[2J.xml --to \x1B[3J", "archive list \x1B[2J"}) {
    const auto ran = sopan(folder.path(), words);
    EXPECT_NE(ran.code, 0) << words;
    EXPECT_EQ((ran.output + ran.errors).find('\x1B'), std::string::npos)
        << ran.output << ran.errors;
    EXPECT_NE((ran.output + ran.errors).find("\uFFFD["), std::string::npos) << words;
  }
}

TEST(Usage, AFolderWithoutAProjectIsNoProject) {
  const auto ran = sopan("/", "check --lang en");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.errors,
            "sopan: there is no manual.xml in . or in a folder above it\n"
            "hint: start a project with sopan new DIR\n");
}

TEST(Usage, TheBareProgramSaysHowItIsUsed) {
  const Folder folder;
  const auto ran = sopan(folder.path(), "");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.output, "");
  EXPECT_NE(ran.errors.find("sopan PERINTAH"), std::string::npos) << ran.errors;
}

TEST(Usage, EveryCommandHasHelpInBothLanguages) {
  for (const std::string language : {"id", "en"}) {
    for (const std::string command :
         {"", "help", "bantuan", "check", "periksa", "build", "cetak", "new", "baru"}) {
      const auto ran = sopan("/", "help " + command + " --lang " + language);
      EXPECT_EQ(ran.code, 0);
      EXPECT_NE(ran.output.find(language == "id" ? "\nContoh:\n" : "\nExamples:\n"),
                std::string::npos)
          << command;
    }
  }
  EXPECT_EQ(sopan("/", "check --help").output, sopan("/", "help check").output);
}

TEST(Usage, TheVersionIsOneLine) {
  const auto ran = sopan("/", "--version");
  EXPECT_EQ(ran.code, 0);
  EXPECT_TRUE(ran.output.starts_with("sopan "));
  EXPECT_EQ(ran.output, sopan("/", "--versi").output);
}

}  // namespace
}  // namespace sopan
