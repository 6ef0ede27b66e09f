#include <gtest/gtest.h>

#include <filesystem>

#include "tests/cli/office.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;

/// An office with a portal: a program that gets `PROGRAM IN OUT` and signs somehow.
struct WithPortal {
  Office office;
  explicit WithPortal(const std::string& how) {
    office.folder.put("portal", "#!/bin/sh\nset -e\n" + how + "\n");
    fs::permissions(office.folder / "portal", fs::perms::owner_all);
  }
  [[nodiscard]] Ran run(const std::string& more) const {
    return office.run("--lang en sign --external-cmd ./portal " + more);
  }
};

const std::string signs = "'" SOPAN_PROGRAM "' sign \"$1\" --p12 kunci.p12 -o \"$2\"";

TEST(SignPortal, WhatComesBackTakesThePlace) {
  const WithPortal portal(signs + " && echo selesai");
  const auto before = portal.office.folder.get("pdf/a.pdf");
  const auto ran = portal.run("pdf/a.pdf");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(ran.output, "Signed: pdf/a.pdf by ./portal\n");
  EXPECT_EQ(ran.errors.find("note:"), std::string::npos) << ran.errors;
  const auto after = portal.office.folder.get("pdf/a.pdf");
  EXPECT_TRUE(after.size() > before.size() && after.starts_with(before));
  const auto again = portal.run("pdf/a.pdf");
  EXPECT_EQ(again.code, 2);
  EXPECT_NE(again.errors.find("signed already"), std::string::npos) << again.errors;
}

TEST(SignPortal, AllOfAFolderGoThroughIt) {
  const WithPortal portal(signs);
  EXPECT_EQ(portal.run("pdf/a.pdf").code, 0);
  const auto ran = portal.run("pdf");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_EQ(ran.output, "Done: 1 files signed by ./portal, 1 signed already, 0 failed\n");
}

TEST(SignPortal, WhatThePortalBrokeIsTold) {
  const auto rewriting = [](const std::string& with) {
    return "qpdf " + with +
           " \"$2.tmp\" && '" SOPAN_PROGRAM "' sign \"$2.tmp\" --p12 kunci.p12 -o \"$2\"";
  };
  const auto ran = WithPortal(rewriting("\"$1\"")).run("pdf/a.pdf");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  EXPECT_NE(ran.errors.find("note: pdf/a.pdf: the file was rewritten"), std::string::npos);
  EXPECT_EQ(ran.errors.find("lost"), std::string::npos) << ran.errors;
  // Pages put into an empty file lose all that stands in its catalog.
  const WithPortal losing(rewriting("--empty --pages \"$1\" --"));
  const auto lost = losing.run("pdf/a.pdf");
  EXPECT_EQ(lost.code, 0) << lost.errors;
  for (const auto* words :
       {"readers (tags) is lost", "of PDF/A is lost", "of PDF/UA is lost", "output intent is lost",
        "title is lost or another one: “Penanganan a”", "source in it is lost"})
    EXPECT_NE(lost.errors.find(words), std::string::npos) << words << lost.errors;
}

TEST(SignPortal, AnythingElseLeavesTheFileAsItIs) {
  const struct {
    std::string how, words;
  } cases[] = {
      {"cp \"$1\" \"$2\"", "not signed"},
      {"'" SOPAN_PROGRAM "' sign pdf/b.pdf --p12 kunci.p12 -o \"$2\"",
       "pages do not show what they showed"},
      {"echo '<html>' > \"$2\"", "what came back is no whole PDF"},
      {"true", "wrote no result"},
      {"exit 3", "./portal failed (exit status 3)"},
      {"kill -9 $$", "./portal was ended by signal 9"},
      {"exec sleep 60", "was not done after 1 seconds"},
  };
  for (const auto& one : cases) {
    const WithPortal portal(one.how);
    const auto before = portal.office.folder.get("pdf/a.pdf");
    const auto ran =
        portal.run("pdf/a.pdf --timeout " + std::string(one.how[0] == 'e' ? "1" : "60"));
    EXPECT_EQ(ran.code, 2) << one.how;
    EXPECT_NE(ran.errors.find(one.words), std::string::npos) << one.how << ran.errors;
    EXPECT_TRUE(portal.office.folder.get("pdf/a.pdf") == before) << one.how;
  }
  const Office office;
  const auto ran = office.run("--lang en sign pdf/a.pdf --external-cmd ./tiada");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.errors.find("./tiada cannot be run"), std::string::npos) << ran.errors;
}

TEST(SignPortal, TheFilesInBetweenAreGoneAfterwards) {
  const WithPortal portal(
      "echo \"$1\" > jejak; stat -c %a \"$(dirname \"$(dirname \"$1\")\")\" >> jejak; " + signs);
  EXPECT_EQ(portal.run("pdf/a.pdf").code, 0);
  const auto trace = portal.office.folder.get("jejak");
  const auto in = trace.substr(0, trace.find('\n'));
  EXPECT_TRUE(in.ends_with("/a.pdf")) << in;
  EXPECT_TRUE(trace.ends_with("\n700\n")) << trace;
  EXPECT_FALSE(fs::exists(fs::path(in).parent_path().parent_path()));
}

TEST(VerifyCommand, HoldsAFileAgainstTheOneThatWasSent) {
  const Office office;
  office.folder.put("asal.pdf", office.folder.get("pdf/a.pdf"));
  EXPECT_EQ(office.run("sign pdf/a.pdf --p12 kunci.p12").code, 0);
  const auto same = office.run("--lang en verify pdf/a.pdf --base asal.pdf");
  EXPECT_EQ(same.code, 0) << same.errors;
  EXPECT_NE(same.output.find("note: the base is whole; only signatures were added"),
            std::string::npos)
      << same.output;
  const auto other = office.run("--lang en verify pdf/a.pdf --base pdf/b.pdf");
  EXPECT_EQ(other.code, 1) << other.output;
  EXPECT_NE(other.output.find("not valid: pages do not show"), std::string::npos) << other.output;
  EXPECT_EQ(office.run("verify pdf/a.pdf --base kunci.p12").code, 2);
}

}  // namespace
}  // namespace sopan
