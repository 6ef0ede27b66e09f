#include "pipeline/publish/extract.hpp"

#include <gtest/gtest.h>

#include <map>
#include <system_error>

#include "pipeline/publish/batch.hpp"
#include "pipeline/publish/build.hpp"
#include "pipeline/publish/reduce.hpp"
#include "tests/publish/folder.hpp"

namespace sopan::publish {
namespace {

namespace fs = std::filesystem;

/// What a project prints: its PDFs, and the reduced project of each, by the path of the SOP.
struct Print {
  std::map<std::string, std::string> pdfs;
  std::map<std::string, std::vector<ProjectFile>> projects;

  explicit Print(const fs::path& folder, const Choices& choices = {}) {
    Sources sources;
    Diagnostics diagnostics;
    auto batch = open_batch({.paths = {folder}}, sources, diagnostics);
    for (auto& selection : batch.selections) {
      const auto equipment = equip(selection.project, choices, sources, diagnostics);
      if (!equipment) continue;
      Settings settings{.choices = choices};
      settings.deliver = [&](const Delivery& one) {
        pdfs[one.sop.path] = one.pdf;
        projects[one.sop.path] = reduced(selection.project, one.sop, *equipment, sources).files;
      };
      build(selection, settings, sources, diagnostics);
    }
  }
};

std::string text_of(const std::vector<ProjectFile>& files, std::string_view path) {
  for (const auto& file : files)
    if (file.path == path) return file.bytes;
  return {};
}

/// Every SOP of a project, put into a folder of its own, prints the same and reduces to itself.
void expect_same_again(const fs::path& project, const Choices& choices, std::size_t sops) {
  const Print first(project, choices);
  EXPECT_EQ(first.pdfs.size(), sops);
  for (const auto& [path, files] : first.projects) {
    const Folder folder;
    put_project(files, folder.path());
    const Print again(folder.path());
    ASSERT_EQ(again.pdfs.size(), 1U) << path;
    EXPECT_EQ(again.pdfs.begin()->first, path);
    EXPECT_TRUE(again.pdfs.begin()->second == first.pdfs.at(path)) << path;
    for (const auto& file : again.projects.begin()->second)
      EXPECT_EQ(file.bytes, text_of(files, file.path)) << path << ": " << file.path;
  }
}

TEST(Reduced, EverySamplePrintsTheSameFromItsOwnPart) {
  expect_same_again(SOPAN_SOURCE_DIR "/samples/setwan", {}, 14);
}

TEST(Reduced, TheChoicesOfTheRunAreKept) {
  expect_same_again(SOPAN_SOURCE_DIR "/samples/setwan",
                    {.profile = "permenpan-35-2012", .paper = "A4"}, 14);
}

TEST(Reduced, AProfileOfOnesOwnGoesAlong) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="a/*.xml"/></bagian>)");
  folder.put("a/one.xml", good_sop("one"));
  folder.put("profil/permendagri-52-2011.xml",
             R"(<profil nama="Kantor"><label kunci="identitas">Muka</label></profil>)");
  expect_same_again(folder.path(), {}, 1);
  EXPECT_NE(
      text_of(Print(folder.path()).projects.at("a/one.xml"), "profil/permendagri-52-2011.xml"), "");
}

TEST(Reduced, AllWhoSignASheetGoAlong) {
  const Folder folder;
  put_project(folder, R"(<bagian judul="A"><sop src="one.xml"/></bagian>)");
  auto manual = folder.get("manual.xml");
  manual.insert(manual.find("<pejabat"),
                R"(<pejabat id="staf" jabatan="Penyusun" nama="Ani" golongan="III/a"/>
  <pejabat id="lain" jabatan="Lain" nama="Tidak Dipakai" golongan="III/a"/>)");
  folder.put("manual.xml", manual);
  auto sop = good_sop("one");
  const std::string signer = R"(<disahkan-oleh ref="kepala"/>)";
  sop.insert(sop.find(signer) + signer.size(), R"(<persetujuan peran="disusun" pejabat="staf"/>)");
  folder.put("one.xml", sop);
  expect_same_again(folder.path(), {}, 1);
  const auto reduced = text_of(Print(folder.path()).projects.at("one.xml"), "manual.xml");
  EXPECT_NE(reduced.find(R"(id="kepala")"), std::string::npos) << reduced;
  EXPECT_NE(reduced.find(R"(nama="Ani")"), std::string::npos) << reduced;
  EXPECT_EQ(reduced.find("Tidak Dipakai"), std::string::npos) << reduced;
}

TEST(Reduced, OnlyWhatIsUsedGoesAlong) {
  const Folder folder;
  put_project(folder, R"(<sop-terkait id="jauh" nomor="9/2026" nama="Yang Jauh"/>
  <sop-terkait id="lain" nama="Yang Lain"/>
  <bagian judul="A"><sop src="*-sop.xml"/></bagian>)");
  folder.put("peraturan.xml", R"(<daftar-peraturan>
  <peraturan id="uu-9" jenis="uu" nomor="9" tahun="2020" tentang="Sembilan"/>
  <peraturan id="uu-8" jenis="uu" nomor="8" tahun="2018" tentang="Delapan">
    <dicabut-dengan ref="uu-9"/></peraturan>
  <peraturan id="uu-7" jenis="uu" nomor="7" tahun="2017" tentang="Tujuh"/>
  <peraturan id="uu-23-2014" jenis="uu" nomor="23" tahun="2014" tentang="Pemerintahan Daerah">
    <diubah-dengan ref="uu-8"/></peraturan>
</daftar-peraturan>)");
  auto linking = good_sop("one");
  const std::string plain = "<butir>SOP Kearsipan</butir>";
  linking.replace(linking.find(plain), plain.size(), R"(<sop ref="two"/><sop ref="jauh"/>)");
  folder.put("a-sop.xml", linking);
  folder.put("b-sop.xml", good_sop("two"));
  expect_same_again(folder.path(), {}, 2);
  const auto files = Print(folder.path()).projects.at("a-sop.xml");
  const auto manual = text_of(files, "manual.xml");
  EXPECT_NE(manual.find(R"(<sop-terkait id="two" nomor="two/2026" nama="Penanganan two" />)"),
            std::string::npos)
      << manual;
  EXPECT_NE(manual.find(R"(<sop-terkait id="jauh" nomor="9/2026" nama="Yang Jauh" />)"),
            std::string::npos);
  EXPECT_EQ(manual.find("Yang Lain"), std::string::npos);
  const auto regulations = text_of(files, "peraturan.xml");
  for (const auto* kept : {"uu-23-2014", "uu-8", "uu-9"})
    EXPECT_NE(regulations.find("id=\"" + std::string(kept)), std::string::npos) << kept;
  EXPECT_EQ(regulations.find("uu-7"), std::string::npos);
}

TEST(PutProject, PathsThatLeadElsewhereAreRefusedBeforeAnythingIsWritten) {
  for (const auto* path : {"../a.xml", "/a.xml", "a/../../b.xml", "", ".", "a\\b.xml", "C:a.xml",
                           "a\nb.xml", "ok.xml"}) {
    const Folder folder;
    EXPECT_THROW(put_project({{"ok.xml", "x"}, {path, "y"}}, folder / "in"), BadPath) << path;
    EXPECT_FALSE(fs::exists(folder / "in")) << path;
  }
}

TEST(PutProject, NothingIsWrittenThroughASymbolicLink) {
  const Folder folder;
  fs::create_directories(folder / "in");
  fs::create_directories(folder / "out");
  fs::create_directory_symlink(folder / "out", folder / "in/a");
  EXPECT_THROW(put_project({{"a/b.xml", "x"}}, folder / "in"), BadPath);
  EXPECT_TRUE(fs::is_empty(folder / "out"));
}

TEST(PutProject, AFileWithOtherContentStaysAndNothingIsWritten) {
  const Folder folder;
  folder.put("b.xml", "mine");
  EXPECT_THROW(put_project({{"a.xml", "x"}, {"b.xml", "yours"}}, folder.path()), std::system_error);
  EXPECT_EQ(folder.get("b.xml"), "mine");
  EXPECT_FALSE(fs::exists(folder / "a.xml"));
  put_project({{"a.xml", "x"}, {"b.xml", "mine"}}, folder.path());
  EXPECT_EQ(folder.get("a.xml"), "x");
}

}  // namespace
}  // namespace sopan::publish
