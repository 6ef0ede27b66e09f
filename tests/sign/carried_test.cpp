#include "pipeline/sign/carried.hpp"

#include <gtest/gtest.h>

#include "pipeline/write/pdf/pdf.hpp"
#include "tests/write/specimen.hpp"

namespace sopan::sign {
namespace {

using pdf::Attachment;

std::string printed(const std::vector<Attachment>& attachments) {
  return pdf::write_pdf(test::specimen(), test::faces(), attachments);
}

std::string with_source() {
  return printed(
      {{.name = "umum/é.xml", .bytes = "<sop/>"},
       {.name = "logo.png", .media_type = "image/png", .bytes = std::string("\0\xFF", 2)}});
}

PdfFlaw flaw_of(const std::string& pdf, std::size_t limit = max_carried_bytes) {
  try {
    carried(pdf, limit);
  } catch (const BadPdf& bad) {
    return bad.flaw;
  }
  ADD_FAILURE() << "nothing is wrong with the PDF";
  return {};
}

TEST(Carried, TheFilesComeBackAsTheyWere) {
  const auto back = carried(with_source());
  ASSERT_EQ(back.files.size(), 2U);
  EXPECT_EQ(back.files[0].path, "logo.png");
  EXPECT_EQ(back.files[0].bytes, std::string("\0\xFF", 2));
  EXPECT_EQ(back.files[1].path, "umum/é.xml");
  EXPECT_EQ(back.files[1].bytes, "<sop/>");
}

TEST(Carried, ThePdfSaysWhatItWasMadeWith) {
  const auto back = carried(with_source());
  EXPECT_EQ(back.tool, pdf::origin().tool);
  EXPECT_TRUE(back.tool.starts_with("sopan ")) << back.tool;
  EXPECT_EQ(back.libraries, pdf::origin().libraries);
  for (const auto* library : {"libharu 2.3", "HarfBuzz ", "ICU "})
    EXPECT_NE(back.libraries.find(library), std::string::npos) << back.libraries;
  EXPECT_TRUE(back.fonts.starts_with("LiberationSans ")) << back.fonts;
}

TEST(Carried, WhatIsNoPdfOfOursIsRefused) {
  EXPECT_EQ(flaw_of(""), PdfFlaw::damaged);
  EXPECT_EQ(flaw_of("%PDF-1.7\nnothing"), PdfFlaw::damaged);
  EXPECT_EQ(flaw_of(printed({})), PdfFlaw::without_source);
}

TEST(Carried, APdfThatEndsTooEarlyIsRefused) {
  const auto whole = with_source();
  const auto end = whole.rfind("startxref");
  for (std::size_t size = 0; size <= end; size += std::max<std::size_t>(1, end / 97))
    EXPECT_EQ(flaw_of(whole.substr(0, size)), PdfFlaw::damaged) << size;
}

TEST(Carried, FilesThatGrowBeyondTheLimitAreGivenUp) {
  constexpr std::size_t half = 1U << 20U;
  const std::string zeros(half, '\0');
  const auto pdf = printed({{.name = "a.xml", .bytes = zeros}, {.name = "b.xml", .bytes = zeros}});
  EXPECT_EQ(carried(pdf, 2 * half).files.size(), 2U);
  EXPECT_EQ(flaw_of(pdf, 2 * half - 1), PdfFlaw::too_large);
  EXPECT_EQ(flaw_of(pdf, half - 1), PdfFlaw::too_large);
}

}  // namespace
}  // namespace sopan::sign
