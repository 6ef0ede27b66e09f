#include <gtest/gtest.h>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;

TEST(New, TheProjectIsWithoutFaultsAndBuildsAtOnce) {
  const Folder folder;
  const auto ran = sopan(folder.path(), "new my/project");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(ran.output,
            "Proyek dimulai: 4 berkas ditulis ke my/project\n"
            "petunjuk: cetak dengan sopan cetak my/project\n");
  const auto checked = sopan(folder.path(), "check --strict --notes my/project");
  EXPECT_EQ(checked.code, 0);
  EXPECT_EQ(checked.errors, "");
  const auto built = sopan(folder.path(), "build my/project -o pdf");
  EXPECT_EQ(built.code, 0) << built.errors;
  for (const auto* pdf : {"pdf/umum/surat-keluar.pdf", "pdf/umum/peminjaman-ruang-rapat.pdf"})
    EXPECT_TRUE(folder.get(pdf).starts_with("%PDF-")) << pdf;
}

TEST(New, TheHintCanBeTypedAsItStands) {
  const Folder folder;
  const auto ran = sopan(folder.path(), "new \"Pak Budi's SOP\"");
  const std::string before = "petunjuk: cetak dengan sopan ";
  const auto at = ran.output.find(before);
  ASSERT_NE(at, std::string::npos) << ran.output;
  EXPECT_EQ(ran.output.substr(at), before + "cetak 'Pak Budi'\\''s SOP'\n");
  EXPECT_EQ(sopan(folder.path(), ran.output.substr(at + before.size())).code, 0);
}

TEST(New, TheProjectSuitsBothProfiles) {
  const Folder folder;
  sopan(folder.path(), "baru .");
  for (const auto* profile : {"permenpan-35-2012", "permendagri-52-2011"})
    EXPECT_EQ(sopan(folder.path(), std::string("check --strict --profile ") + profile).code, 0);
}

TEST(New, NothingIsOverwritten) {
  const Folder folder;
  folder.put("p/peraturan.xml", "mine");
  const auto ran = sopan(folder.path(), "new p");
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.errors, "sopan: gangguan: p/peraturan.xml sudah ada; tidak ada yang ditimpa\n");
  EXPECT_EQ(folder.get("p/peraturan.xml"), "mine");
  EXPECT_FALSE(fs::exists(folder / "p/manual.xml"));
  EXPECT_FALSE(fs::exists(folder / "p/umum"));
}

TEST(New, ItNeedsOneFolder) {
  EXPECT_EQ(sopan("/", "new").code, 2);
  EXPECT_EQ(sopan("/", "new a b").code, 2);
}

}  // namespace
}  // namespace sopan
