#include <gtest/gtest.h>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"

namespace sopan {
namespace {

/// A folder with a printed project: `pdf/a.pdf`.
struct Printed {
  Folder folder;
  Printed() {
    put_project(folder, R"(<bagian judul="A"><sop src="a.xml"/></bagian>)");
    folder.put("a.xml", good_sop("a"));
    EXPECT_EQ(sopan(folder.path(), "build -o pdf").code, 0);
  }
};

TEST(Extract, TheSourceComesBackAndPrintsTheSame) {
  const Printed printed;
  const auto ran = sopan(printed.folder.path(), "extract pdf/a.pdf -o naskah");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(ran.output,
            "Selesai: 3 berkas diambil ke naskah\n"
            "Dicetak ulang, hasilnya sama persis dengan PDF ini.\n");
  EXPECT_EQ(printed.folder.get("naskah/a.xml"), good_sop("a"));
  EXPECT_EQ(sopan(printed.folder.path(), "build naskah -o lagi").code, 0);
  EXPECT_TRUE(printed.folder.get("lagi/a.pdf") == printed.folder.get("pdf/a.pdf"));
}

TEST(Extract, WithoutAFolderTheNameOfThePdfIsTaken) {
  const Printed printed;
  EXPECT_EQ(sopan(printed.folder.path() / "pdf", "ekstrak a.pdf").code, 0);
  EXPECT_EQ(printed.folder.get("pdf/a/a.xml"), good_sop("a"));
}

TEST(Extract, APdfThatGrewOrChangedIsTold) {
  const Printed printed;
  const auto pdf = printed.folder.get("pdf/a.pdf");
  const auto changed_in = [&](const std::string& from, const std::string& to) {
    auto bytes = pdf;
    bytes.replace(bytes.find(from), from.size(), to);
    printed.folder.put("lain.pdf", bytes);
    return sopan(printed.folder.path(), "--lang en extract lain.pdf -o naskah").output;
  };
  EXPECT_EQ(changed_in("<pdfaid:part>3", "<pdfaid:part>2"),
            "Done: 3 files extracted to naskah\n"
            "warning: printed again, it gives another PDF than this.\n"
            "  Program and fonts are the same: this PDF was changed after printing, or the tools "
            "differ.\n");
}

TEST(Extract, WhatCannotBeReadIsSaid) {
  const Folder folder;
  folder.put("a.pdf", "no PDF");
  const auto ran = sopan(folder.path(), "extract a.pdf");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.errors,
            "sopan: a.pdf bukan PDF, atau rusak\n"
            "petunjuk: yang dapat diambil ialah naskah di dalam PDF cetakan sopan\n");
  EXPECT_EQ(sopan(folder.path(), "extract none.pdf").errors,
            "sopan: gangguan: none.pdf tidak ditemukan\n");
  EXPECT_EQ(sopan(folder.path(), "extract").errors,
            "sopan: berkas PDF belum ditulis\npetunjuk: lihat sopan help extract\n");
}

}  // namespace
}  // namespace sopan
