#include "pipeline/sign/portal.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "pipeline/sign/carried.hpp"
#include "pipeline/sign/objects.hpp"
#include "pipeline/sign/update.hpp"
#include "tests/sign/shop.hpp"
#include "tests/support/tools.hpp"

namespace sopan::sign {
namespace {

using test::pki;

std::string codes_of(const PortalReport& report) {
  std::string codes;
  for (const auto& one : report.findings) codes.append(one.code).append(" ");
  return codes;
}

const std::string& base() {
  static const auto file = test::file_with({"disahkan"});
  return file;
}

/// Written anew by another program.
std::string rewritten(const std::string& file, const std::string& options = "") {
  const auto ran = test::run_on(file, "qpdf --object-streams=disable " + options, "-");
  EXPECT_EQ(ran.status, 0);
  return ran.output;
}

/// The file with one object changed.
std::string with_object(const std::string& file, const std::function<Ref(const Pdf&)>& which,
                        const std::function<void(Value&)>& change) {
  const auto pdf = parse(file);
  Update update(file, pdf);
  auto object = pdf.objects.at(which(pdf)).value;
  change(object);
  update.put(which(pdf), object);
  return update.finish();
}

Ref root_of(const Pdf& pdf) { return pdf.trailer["/Root"].ref; }

std::string without_entry(const std::string& key) {
  return with_object(base(), root_of, [&](Value& catalog) { catalog.entries.erase(key); });
}

TEST(Portal, OneThatOnlyAddsASignatureLeavesTheBaseWhole) {
  const auto report = compare_with_base(base(), test::signed_by(pki().official, base()));
  EXPECT_EQ(report.handling, Handling::appended);
  EXPECT_EQ(codes_of(report), "base-appended ");
  EXPECT_EQ(report.findings[0].weight, Verdict::valid);
}

TEST(Portal, AFurtherSignatureIsHeldAgainstTheOnesThatWereThere) {
  const auto two = test::file_with({"disusun", "disahkan"});
  const auto first = test::signed_by(pki().official, two, "disusun");
  const auto second = test::signed_by(pki().second, first, "disahkan");
  EXPECT_EQ(compare_with_base(first, second).handling, Handling::appended);
  EXPECT_EQ(compare_with_base(two, second).handling, Handling::appended);
}

TEST(Portal, OneThatWritesAnewIsRecognizedByTheContentsOfThePages) {
  for (const auto* options : {"", "--stream-data=uncompress --normalize-content=y", "--qdf"}) {
    const auto report = compare_with_base(base(), rewritten(base(), options));
    EXPECT_EQ(report.handling, Handling::rewritten) << options;
    EXPECT_EQ(codes_of(report), "base-rewritten ") << options;
    EXPECT_EQ(report.findings[0].detail, "–");
  }
}

TEST(Portal, AStampIsToldByItsPage) {
  const auto file = test::run_on(
      base(), R"(sh -c 'qpdf "$0" --overlay "$0" --from=1 --to=1 -- --object-streams=disable -')");
  ASSERT_EQ(file.status, 0) << file.output;
  const auto report = compare_with_base(base(), file.output);
  EXPECT_EQ(report.handling, Handling::rewritten) << codes_of(report);
  EXPECT_EQ(report.findings[0].detail, "1");
}

TEST(Portal, OtherPagesAreAChange) {
  const auto fewer = test::run_on(test::file_with({"disahkan"}), "qpdf", "--pages . 1,1 -- -");
  const auto report = compare_with_base(base(), fewer.output);
  EXPECT_EQ(report.handling, Handling::changed) << codes_of(report);
  auto text = rewritten(base(), "--stream-data=uncompress");
  const auto at = text.find("] TJ") != std::string::npos ? text.find("] TJ") : text.find("> Tj");
  ASSERT_NE(at, std::string::npos);
  text[at - 2] = text[at - 2] == '1' ? '2' : '1';
  const auto changed = compare_with_base(base(), text);
  EXPECT_EQ(changed.handling, Handling::changed) << codes_of(changed);
  EXPECT_EQ(changed.findings[0].weight, Verdict::invalid);
}

TEST(Portal, WhatIsNoPdfIsNoAnswer) {
  for (const auto* bytes : {"", "<html>", "%PDF-1.7\n"}) {
    const auto report = compare_with_base(base(), bytes);
    EXPECT_EQ(report.handling, Handling::changed);
    EXPECT_EQ(codes_of(report), "base-unreadable ");
  }
  EXPECT_THROW(compare_with_base("bukan PDF", base()), BadPdf);
}

TEST(Portal, SaysInWordsWhatWasLost) {
  const auto loses = [](const std::string& returned, const std::string& codes) {
    const auto report = compare_with_base(base(), returned);
    EXPECT_EQ(report.handling, Handling::rewritten) << codes;
    EXPECT_EQ(codes_of(report), "base-rewritten " + codes);
  };
  loses(without_entry("/StructTreeRoot"), "lost-tags ");
  loses(without_entry("/MarkInfo"), "lost-tags ");
  loses(without_entry("/OutputIntents"), "lost-intent ");
  loses(without_entry("/AF"), "lost-source ");
  loses(without_entry("/Lang"), "lost-language ");
  loses(without_entry("/Metadata"), "lost-pdfa lost-pdfua lost-title ");
  loses(with_object(
            base(), [](const Pdf& pdf) { return pdf.trailer["/Info"].ref; },
            [](Value& info) { info.entries.erase("/Title"); }),
        "lost-title ");
  loses(with_object(
            base(),
            [](const Pdf& pdf) {
              for (const auto& [ref, object] : pdf.objects)
                if (object.value["/Type"].text == "/FontDescriptor") return ref;
              throw std::runtime_error("no font");
            },
            [](Value& font) {
              font.entries.erase("/FontFile2");
              font.entries.erase("/FontFile3");
            }),
        "lost-fonts ");
}

}  // namespace
}  // namespace sopan::sign
