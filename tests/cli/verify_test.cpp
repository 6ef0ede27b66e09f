#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"
#include "tests/sign/pki.hpp"

namespace sopan {
namespace {

/// A folder with a signed SOP, `a.pdf`, and what to trust.
struct Desk {
  Folder folder;
  Desk() {
    put_project(folder, R"(<bagian judul="A"><sop src="a.xml"/></bagian>)");
    folder.put("a.xml", good_sop("a"));
    folder.put("kunci.p12",
               test::pki().official.pkcs12(test::password(), {&test::pki().authority}));
    folder.put("akar/akar.pem", test::pki().root.certificate_pem());
    folder.put("akar/akar.crl", test::pki().root.crl({}, test::seconds(2026, 1, 2), 0));
    folder.put("akar/penerbit.crl", test::pki().authority.crl({}, test::seconds(2026, 1, 2), 0));
    EXPECT_EQ(sopan(folder.path(), "build --no-manual -o .").code, 0);
    const auto ran = sopan(folder.path(), "sign a.pdf --p12 kunci.p12 --date 2026-01-05",
                           "SOPAN_PASSWORD='" + test::password() + "'");
    EXPECT_EQ(ran.code, 0) << ran.errors;
  }
  [[nodiscard]] Ran run(const std::string& arguments) const {
    return sopan(folder.path(), arguments + " --date 2026-06-01");
  }
};

TEST(VerifyCommand, TellsTheVerdictAndWhy) {
  const Desk desk;
  const auto ran = desk.run("verifikasi a.pdf --percaya akar --cetak-ulang");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(ran.output,
            "a.pdf: SAH DENGAN CATATAN\n"
            "     catatan: dicetak ulang dari naskahnya, hasilnya sama persis\n"
            "  1. disahkan: Pejabat Uji Satu (Penerbit Uji)\n"
            "     waktu menurut penanda tangan: 5 Januari 2026 00:00 WIB\n"
            "     catatan: tanpa cap waktu tepercaya: waktunya hanya pengakuan penanda tangan\n");
  EXPECT_EQ(desk.run("verify a.pdf --trust akar --strict").code, 1);
}

TEST(VerifyCommand, AChangedFileIsNotValid) {
  const Desk desk;
  desk.folder.put("b.pdf", desk.folder.get("a.pdf") + "lebih");
  const auto ran = desk.run("--lang en verify a.pdf b.pdf --trust akar");
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.output.find("b.pdf: NOT VALID\n     not valid: there are bytes behind the end of "
                            "the file\n"),
            std::string::npos)
      << ran.output;
}

TEST(VerifyCommand, GivesDataToPrograms) {
  const Desk desk;
  const auto data = nlohmann::json::parse(desk.run("verify a.pdf --json").output);
  ASSERT_EQ(data.size(), 1U);
  EXPECT_EQ(data[0]["verdict"], "INDETERMINATE");
  EXPECT_EQ(data[0]["signatures"][0]["claimed"], "2026-01-05T00:00:00+07:00");
  EXPECT_EQ(data[0]["signatures"][0]["findings"][1]["code"], "untrusted");
}

TEST(VerifyCommand, SaysWhatHinders) {
  const Desk desk;
  desk.folder.put("kosong/baca.txt", "tidak ada");
  EXPECT_EQ(desk.run("verify").code, 2);
  EXPECT_EQ(desk.run("verify tiada.pdf").code, 2);
  const auto ran = desk.run("--lang en verify a.pdf --trust kosong");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.errors.find("holds no certificate"), std::string::npos) << ran.errors;
}

}  // namespace
}  // namespace sopan
