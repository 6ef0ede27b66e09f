#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;

void put_two(const Folder& folder) {
  put_project(folder, R"(<bagian judul="A"><sop src="a/*.xml"/></bagian>)");
  folder.put("a/one.xml", good_sop("one"));
  folder.put("a/two.xml", good_sop("two"));
}

bool is_pdf(const std::string& bytes) {
  return bytes.starts_with("%PDF-") && bytes.find("%%EOF") != std::string::npos;
}

TEST(Build, EverySopBecomesAPdfAtItsPath) {
  const Folder folder;
  put_two(folder);
  const auto ran = sopan(folder.path(), "build");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(ran.errors, "");
  EXPECT_TRUE(ran.output.starts_with("Selesai: 2 SOP dicetak, 0 gagal, 0 perhatian, 0 saran"))
      << ran.output;
  EXPECT_TRUE(is_pdf(folder.get("keluaran/a/one.pdf")));
  EXPECT_TRUE(is_pdf(folder.get("keluaran/a/two.pdf")));
}

TEST(Build, TheSameInputGivesTheSameBytes) {
  const Folder folder;
  put_two(folder);
  sopan(folder.path(), "build -o x");
  sopan("/", "cetak '" + folder.path().string() + "' --keluaran '" + (folder / "y").string() + "'");
  EXPECT_TRUE(is_pdf(folder.get("x/a/one.pdf")));
  EXPECT_EQ(folder.get("x/a/one.pdf"), folder.get("y/a/one.pdf"));
}

/// The program with another build id: a note of 20 bytes, of kind 3, of "GNU".
std::string rebuilt(std::string program) {
  const std::string note("\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0", 16);
  const auto at = program.find(note);
  if (at == std::string::npos) return {};
  program[at + note.size()] ^= 1;
  return program;
}

TEST(Build, AnotherBuildOfTheProgramTakesNothingForCurrent) {
  const Folder folder;
  put_two(folder);
  fs::copy_file(sopan_file(), folder / "other");
  const auto other = rebuilt(folder.get("other"));
  ASSERT_FALSE(other.empty());
  folder.put("other", other);
  const std::string all = "Selesai: 2 SOP dicetak",
                    none = "Selesai: 0 SOP dicetak, 2 tidak berubah";
  EXPECT_TRUE(sopan(folder.path(), "build -o x").output.starts_with(all));
  EXPECT_TRUE(sopan(folder.path(), "build -o x").output.starts_with(none));
  EXPECT_TRUE(run(folder / "other", folder.path(), "build -o x").output.starts_with(all));
  EXPECT_TRUE(run(folder / "other", folder.path(), "build -o x").output.starts_with(none));
}

TEST(Build, OneSopCanBeChosen) {
  const Folder folder;
  put_two(folder);
  EXPECT_EQ(sopan(folder.path(), "build --hanya two -o x").code, 0);
  EXPECT_FALSE(fs::exists(folder / "x/a/one.pdf"));
  EXPECT_TRUE(fs::exists(folder / "x/a/two.pdf"));
  EXPECT_EQ(sopan(folder.path(), "build a/one.xml -o x").code, 0);
  EXPECT_TRUE(fs::exists(folder / "x/a/one.pdf"));
}

TEST(Build, AFaultySopKeepsItsOldPdfAndDoesNotStopTheOthers) {
  const Folder folder;
  put_two(folder);
  folder.put("a/one.xml", "<sop>");
  folder.put("x/a/one.pdf", "old");
  const auto ran = sopan(folder.path(), "build -o x --report r.json");
  EXPECT_EQ(ran.code, 1);
  EXPECT_TRUE(ran.output.starts_with("Selesai: 1 SOP dicetak, 1 gagal")) << ran.output;
  EXPECT_EQ(folder.get("x/a/one.pdf"), "old");
  EXPECT_TRUE(is_pdf(folder.get("x/a/two.pdf")));
  EXPECT_EQ(nlohmann::json::parse(folder.get("r.json"))["documents"].size(), 1U);
}

TEST(Build, StrictWritesNoSopThatIsWarnedOf) {
  const Folder folder;
  put_two(folder);
  auto sop = good_sop("one");
  const std::string box = "<keterkaitan><butir>SOP Kearsipan</butir></keterkaitan>";
  sop.erase(sop.find(box), box.size());
  folder.put("a/one.xml", sop);
  EXPECT_EQ(sopan(folder.path(), "build -o x --ketat").code, 1);
  EXPECT_FALSE(fs::exists(folder / "x/a/one.pdf"));
  EXPECT_TRUE(fs::exists(folder / "x/a/two.pdf"));
  EXPECT_EQ(sopan(folder.path(), "build -o x").code, 0);
  EXPECT_TRUE(fs::exists(folder / "x/a/one.pdf"));
}

TEST(Build, TheReportHasTheFiguresOfEverySop) {
  const Folder folder;
  put_two(folder);
  EXPECT_EQ(sopan(folder.path(), "build --laporan r/r.json").code, 0);
  const auto report = nlohmann::json::parse(folder.get("r/r.json"));
  ASSERT_EQ(report["documents"].size(), 2U);
  const auto& one = report["documents"][0];
  EXPECT_EQ(one["path"], "a/one");
  EXPECT_EQ(one["rows"], 2);
  EXPECT_EQ(one["arrows"], 1);
  for (const auto* zero : {"crossings", "overlaps", "through", "missing", "label_hits", "warnings"})
    EXPECT_EQ(one[zero], 0) << zero;
  EXPECT_TRUE(one["narrowest_gap"].is_null());  // between the lines of one arrow there is none
  EXPECT_GE(one["shortest_last_segment"], 1.8);
  ASSERT_EQ(one["white"].size(), 1U);
  EXPECT_GT(one["white"][0], 0);
  EXPECT_GE(one["pages"], 1);
  EXPECT_GT(one["smallest_type"], 5);
  for (const auto* stage : {"read", "validate", "localize", "arrange", "write"})
    EXPECT_GE(one["ms"][stage], 0) << stage;
}

TEST(Check, JudgesTheDrawingOfFlows) {
  const Folder folder;
  put_two(folder);
  const auto ran = sopan(folder.path(), "periksa --alur");
  EXPECT_EQ(ran.code, 0);
  EXPECT_TRUE(ran.output.starts_with("SOP    langkah  panah  potongan")) << ran.output;
  EXPECT_NE(ran.output.find("\na/one        2      1         0"), std::string::npos) << ran.output;
  EXPECT_NE(ran.output.find("  rapi\n"), std::string::npos) << ran.output;
  const auto english = sopan(folder.path(), "check --flow --lang en").output;
  EXPECT_NE(english.find("  clean\n"), std::string::npos) << english;
  const auto data = nlohmann::json::parse(sopan(folder.path(), "check --flow --json").output);
  EXPECT_EQ(data["documents"][0]["arrows"], 1);
  EXPECT_EQ(data["summary"]["errors"], 0);
  EXPECT_FALSE(fs::exists(folder / "keluaran"));
}

TEST(Build, PaperAndProfileCanBeChosen) {
  const Folder folder;
  put_two(folder);
  for (const auto* words : {"--kertas A4", "--paper a4", "--paper Legal", "--paper Letter",
                            "--profil permenpan-35-2012"})
    EXPECT_EQ(sopan(folder.path(), std::string("build --only one ") + words).code, 0) << words;
  const auto paper = sopan(folder.path(), "build --kertas A3");
  EXPECT_EQ(paper.code, 2);
  EXPECT_EQ(paper.errors,
            "sopan: nilai “A3” untuk --kertas tidak dikenal\npetunjuk: maksud Anda A4?\n");
  const auto profile = sopan(folder.path(), "build --profil permenpan-35-2021");
  EXPECT_EQ(profile.code, 2);
  EXPECT_NE(profile.errors.find("maksud Anda permenpan-35-2012?"), std::string::npos);
}

TEST(Build, AProfileBesideTheManualGoesFirst) {
  const Folder folder;
  put_two(folder);
  sopan(folder.path(), "build --only one -o x");
  folder.put(
      "profil/permendagri-52-2011.xml",
      "<profil nama=\"permendagri-52-2011\"><label kunci=\"nama-sop\">Judul</label></profil>");
  EXPECT_EQ(sopan(folder.path(), "build --only one -o y").code, 0);
  EXPECT_NE(folder.get("x/a/one.pdf"), folder.get("y/a/one.pdf"));
  folder.put("profil/permendagri-52-2011.xml", "<profil>");
  const auto ran = sopan(folder.path(), "build --only one -o z --lang en");
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.errors.find("[bad-profile]"), std::string::npos) << ran.errors;
  EXPECT_FALSE(fs::exists(folder / "z"));
}

TEST(Build, ALogoThatIsNoPictureStopsThePrinting) {
  const Folder folder;
  put_two(folder);
  auto manual = folder.get("manual.xml");
  manual.insert(manual.find("<kop>"), "<logo src=\"logo.png\"/>");
  folder.put("manual.xml", manual);
  const auto missing = sopan(folder.path(), "build");
  EXPECT_EQ(missing.code, 1);
  EXPECT_NE(missing.errors.find("[missing-file]"), std::string::npos) << missing.errors;
  folder.put("logo.png", "no picture");
  const auto damaged = sopan(folder.path(), "build");
  EXPECT_EQ(damaged.code, 1);
  EXPECT_NE(damaged.errors.find("[bad-image]"), std::string::npos) << damaged.errors;
  EXPECT_FALSE(fs::exists(folder / "keluaran"));
}

TEST(Build, WhatCannotBeWrittenIsAFaultOfTheMachine) {
  const Folder folder;
  put_two(folder);
  folder.put("x", "a file");
  const auto ran = sopan(folder.path(), "build -o x");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.errors, "sopan: gangguan: x bukan folder\n");
}

TEST(Build, AReportThatCannotBeWrittenHidesNoMessage) {
  const Folder folder;
  put_two(folder);
  const auto ran = sopan(folder.path(), "build --lang en --report a");
  EXPECT_EQ(ran.code, 2);
  EXPECT_TRUE(ran.output.starts_with("Done: 2 SOPs printed")) << ran.output;
  EXPECT_EQ(ran.errors, "sopan: failure: a is a folder\n");
}

TEST(Build, TwoProjectsDoNotOverwriteEachOther) {
  const Folder first;
  const Folder second;
  put_two(first);
  put_two(second);
  const auto ran = sopan(first.path(), "build . '" + second.path().string() + "'");
  EXPECT_EQ(ran.code, 2);
  EXPECT_FALSE(fs::exists(first / "keluaran"));
}

}  // namespace
}  // namespace sopan
