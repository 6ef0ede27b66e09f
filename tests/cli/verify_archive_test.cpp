#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"
#include "tests/sign/pki.hpp"

namespace sopan {
namespace {

/// A SOP in force, in `pdf/a.pdf` signed, and an archive.
struct Registry {
  Folder folder;
  Registry() {
    put_project(folder, R"(<bagian judul="A"><sop src="a.xml"/></bagian>)");
    folder.put("kunci.p12",
               test::pki().official.pkcs12(test::password(), {&test::pki().authority}));
    write(1);
  }
  void write(int version, const std::string& word = "surat") const {
    auto text = good_sop("a");
    text.insert(text.find("<sop ") + 5, "versi=\"" + std::to_string(version) + "\" ");
    folder.put("a.xml", text + "<!-- " + word + " -->\n");
  }
  [[nodiscard]] Ran run(const std::string& words) const {
    return sopan(folder.path(), words,
                 "SOURCE_DATE_EPOCH=1780000000 SOPAN_PASSWORD='" + test::password() + "'");
  }
  void must(const std::string& words) const {
    const auto ran = run(words);
    EXPECT_EQ(ran.code, 0) << words << ": " << ran.output << ran.errors;
  }
  /// Signs `pdf/a.pdf` anew and archives it.
  void archive_signed() const {
    must("build -o pdf --no-manual --force");
    must("sign pdf/a.pdf --p12 kunci.p12");
    must("archive add --to arsip --pdf pdf");
  }
  /// The remark on the archive: the first line behind the verdict.
  [[nodiscard]] std::string remark(const std::string& file) const {
    const auto ran = run("verify " + file + " --archive arsip");
    EXPECT_EQ(ran.code, 0) << ran.errors;
    const auto begin = ran.output.find('\n') + 1;
    return ran.output.substr(0, ran.output.find('\n', begin));
  }
};

TEST(VerifyArchive, KnowsTheEditionInForceByItsBytes) {
  const Registry registry;
  registry.archive_signed();
  EXPECT_EQ(registry.remark("pdf/a.pdf"),
            "pdf/a.pdf: SAH DENGAN CATATAN\n"
            "     catatan: ada di arsip, sama persis: a versi 1 (berlaku), sop-signed.pdf");
  const auto data =
      nlohmann::json::parse(registry.run("verifikasi pdf/a.pdf --arsip arsip --json").output)[0];
  EXPECT_EQ(data["sha512"].get<std::string>().size(), 128U);
  EXPECT_EQ(data["archive"],
            nlohmann::json::parse(R"({"result": "match", "object": ")" +
                                  data["archive"]["object"].get<std::string>() +
                                  R"(", "id": "a", "edition": 1, "status": "berlaku",
                                      "version": "v1", "path": "sop-signed.pdf"})"));
  // The digest is the key under which the inventory of the object keeps the file.
  const auto shown = nlohmann::json::parse(registry.run("archive show arsip a --json").output);
  EXPECT_EQ(shown["files"]["sop-signed.pdf"], data["sha512"]);
  EXPECT_EQ(shown["object"], data["archive"]["object"]);
}

TEST(VerifyArchive, AnEditionThatIsNoLongerInForceIsRemarked) {
  const Registry registry;
  registry.archive_signed();
  registry.folder.put("lama.pdf", registry.folder.get("pdf/a.pdf"));
  registry.write(2);
  registry.archive_signed();
  EXPECT_EQ(registry.remark("lama.pdf"),
            "lama.pdf: SAH DENGAN CATATAN\n"
            "     catatan: ada di arsip, sama persis, tetapi tidak lagi berlaku: a versi 1 "
            "(digantikan sejak 2 Februari 2026), sop-signed.pdf");
  registry.must("archive revoke arsip a --reason 'Diganti aplikasi' --date 2026-07-01");
  const auto ran = registry.run("--lang en verify pdf/a.pdf --archive arsip");
  EXPECT_NE(
      ran.output.find("VALID, WITH NOTES\n     note: it is in the archive, just the same, but "
                      "no longer in force: a version 2 (revoked since 1 July 2026), "
                      "sop-signed.pdf\n"),
      std::string::npos)
      << ran.output;
  EXPECT_EQ(registry.run("verify pdf/a.pdf --archive arsip --strict").code, 1);
}

TEST(VerifyArchive, SignaturesBehindAnArchivedPdfAreNotInTheArchive) {
  const Registry registry;
  registry.must("build -o pdf --no-manual");
  registry.must("archive add --to arsip --pdf pdf");
  registry.must("sign pdf/a.pdf --p12 kunci.p12");
  EXPECT_EQ(
      registry.remark("pdf/a.pdf"),
      "pdf/a.pdf: SAH DENGAN CATATAN\n"
      "     catatan: awalnya sama persis dengan yang diarsipkan, tetapi tambahannya tidak ada "
      "di arsip: a versi 1 (berlaku), sop.pdf");
}

TEST(VerifyArchive, AnotherPrintOfTheArchivedSourceIsNotTheArchivedFile) {
  const Registry registry;
  registry.must("archive add --to arsip");
  registry.must("build -o pdf --no-manual --paper A4");
  registry.must("sign pdf/a.pdf --p12 kunci.p12");
  EXPECT_EQ(
      registry.remark("pdf/a.pdf"),
      "pdf/a.pdf: SAH DENGAN CATATAN\n"
      "     catatan: naskahnya sama dengan yang diarsipkan, tetapi berkasnya bukan: a versi 1 "
      "(berlaku)");
}

TEST(VerifyArchive, AnotherContentOfAnArchivedSopIsRemarked) {
  const Registry registry;
  registry.must("archive add --to arsip");
  registry.write(1, "lain");
  registry.must("build -o pdf --no-manual");
  registry.must("sign pdf/a.pdf --p12 kunci.p12");
  EXPECT_EQ(registry.remark("pdf/a.pdf"),
            "pdf/a.pdf: SAH DENGAN CATATAN\n"
            "     catatan: arsip menyimpan SOP ini dengan isi yang berbeda: a versi 1 (berlaku)");
}

TEST(VerifyArchive, WhatIsNotThereIsSaidToBeUnknown) {
  const Registry registry;
  registry.archive_signed();
  put_project(registry.folder, R"(<bagian judul="A"><sop src="b.xml"/></bagian>)");
  registry.folder.put("b.xml", good_sop("b"));
  registry.must("build -o pdf --no-manual");
  registry.must("sign pdf/b.pdf --p12 kunci.p12");
  EXPECT_EQ(registry.remark("pdf/b.pdf"),
            "pdf/b.pdf: SAH DENGAN CATATAN\n     catatan: tidak ada di arsip “arsip”");
  const auto data =
      nlohmann::json::parse(registry.run("verify pdf/b.pdf --archive arsip --json").output)[0];
  EXPECT_EQ(data["archive"], nlohmann::json::parse(R"({"result": "unknown"})"));
  EXPECT_EQ(registry.run("verify pdf/b.pdf --archive tiada").code, 2);
}

TEST(VerifyArchive, AScanHasNoSourceAndIsFoundByItsBytes) {
  const Registry registry;
  registry.folder.put("pindaian.pdf", "%PDF-1.4 pindaian");
  registry.must("archive add --to arsip --scan pindaian.pdf");
  const auto ran = registry.run("verify pindaian.pdf --archive arsip");
  EXPECT_EQ(ran.code, 1);  // it is not signed by any key
  EXPECT_NE(ran.output.find("ada di arsip, sama persis: a versi 1 (berlaku), scan.pdf\n"),
            std::string::npos)
      << ran.output;
}

}  // namespace
}  // namespace sopan
