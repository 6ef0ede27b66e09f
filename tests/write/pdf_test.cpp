#include "pipeline/write/pdf/pdf.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <future>
#include <stdexcept>

#include "pipeline/image/image.hpp"
#include "tests/write/pictures.hpp"
#include "tests/write/specimen.hpp"

namespace sopan::pdf {
namespace {

using namespace literals;
using test::faces;
using test::specimen;

/// Runs a tool on the bytes of a file; what it prints, and its status at the end.
std::string run_tool(const std::string& before, const std::string& after,
                     const std::string& bytes) {
  std::string folder = (std::filesystem::temp_directory_path() / "sopan-pdf-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
  const auto path = folder + "/test.pdf";
  std::ofstream(path, std::ios::binary) << bytes;
  std::string output;
  FILE* pipe = popen((before + " " + path + " " + after + " 2>&1").c_str(), "r");
  std::array<char, 4096> block{};
  for (std::size_t n = 0; (n = fread(block.data(), 1, block.size(), pipe)) > 0;) {
    output.append(block.data(), n);
  }
  const int status = pclose(pipe);
  std::filesystem::remove_all(folder);
  return output + "[" + std::to_string(status) + "]";
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// Without fields the writer packs the objects.
TEST(WritePdf, IsTheSameOnEveryRun) {
  EXPECT_EQ(write_pdf(specimen(), faces()), write_pdf(specimen(), faces()));
}

TEST(WritePdf, IsTheSameInEveryThread) {
  const auto expected = write_pdf(specimen(), faces());
  std::vector<std::future<std::string>> runs;
  for (int i = 0; i < 4; ++i) {
    runs.push_back(std::async(std::launch::async, [] { return write_pdf(specimen(), faces()); }));
  }
  for (auto& run : runs) EXPECT_EQ(run.get(), expected);
}

TEST(WritePdf, NamesTheFileByItsContent) {
  auto changed = specimen();
  changed.metadata.title = "Lain";
  const auto id = [](const std::string& file) { return file.substr(file.rfind("/ID"), 40); };
  EXPECT_NE(id(write_pdf(specimen(), faces())), id(write_pdf(changed, faces())));
}

TEST(WritePdf, PassesTheCheckOfQpdf) {
  const auto report = run_tool("qpdf --check", "", write_pdf(specimen(), faces()));
  EXPECT_TRUE(has(report, "No syntax or stream encoding errors")) << report;
  EXPECT_TRUE(has(report, "[0]")) << report;
}

TEST(WritePdf, PacksObjectsUnlessToldOtherwise) {
  const auto packed = write_pdf(specimen(), faces());
  const auto plain = write_pdf(specimen(), faces(), {}, Layout::plain);
  EXPECT_TRUE(has(packed, "/Type /ObjStm"));
  EXPECT_FALSE(has(plain, "/Type /ObjStm"));
  EXPECT_LT(packed.size(), plain.size());
  const auto report = run_tool("qpdf --check", "", plain);
  EXPECT_TRUE(has(report, "No syntax or stream encoding errors")) << report;
  EXPECT_TRUE(has(report, "[0]")) << report;
  EXPECT_EQ(run_tool("pdftotext", "-", packed), run_tool("pdftotext", "-", plain));
}

TEST(WritePdf, EmbedsEveryFontAsASubsetWithUnicode) {
  const auto report = run_tool("pdffonts", "", write_pdf(specimen(), faces()));
  EXPECT_EQ(count(report, "Identity-H       yes yes yes"), 3U) << report;
  EXPECT_EQ(count(report, "\n"), 5U) << report;
  EXPECT_EQ(count(report, "CID TrueType"), 2U) << report;
  EXPECT_EQ(count(report, "CID Type 0C"), 1U) << report;
}

TEST(WritePdf, GivesItsTextBack) {
  const auto text = run_tool("pdftotext -raw", "-", write_pdf(specimen(), faces()));
  for (const auto* part : {"Prosedur Pelayanan – Izin “Usaha”", "AVATAR fi éü", "Rapikan e\u0301",
                           "Kode • π", "Halaman 2", "1 Menerima"}) {
    EXPECT_TRUE(has(text, part)) << part << "\n" << text;
  }
}

TEST(WritePdf, TellsAStructureThatAReaderCanFollow) {
  const auto tree = run_tool("pdfinfo -struct-text", "", write_pdf(specimen(), faces()));
  for (const auto* part : {"Document", "H1", "Table", "TR", "TH <e", "TD", "Link (inline)",
                           "Rapikan ", "Kode • π", "Bidang", "Software"}) {
    EXPECT_TRUE(has(tree, part)) << part << "\n" << tree;
  }
  EXPECT_FALSE(has(tree, "DRAF")) << tree;
}

TEST(WritePdf, ReadsALineBreakAsASpace) {
  const auto tree = run_tool("pdfinfo -struct-text", "", write_pdf(specimen(), faces()));
  EXPECT_TRUE(has(tree, "éü Rapikan")) << tree;
}

TEST(WritePdf, LetsForeignWordsBeSpokenAsSuch) {
  const auto plain =
      run_tool("qpdf --qdf --object-streams=disable", "-", write_pdf(specimen(), faces()));
  EXPECT_EQ(count(plain, "/Lang (en)"), 1U);
  EXPECT_GE(count(plain, "/ActualText"), 1U);
}

TEST(WritePdf, KeepsSizesTitleAndDates) {
  const auto report = run_tool("env TZ=UTC pdfinfo -isodates", "", write_pdf(specimen(), faces()));
  EXPECT_TRUE(has(report, "609.449 x 935.433 pts")) << report;
  EXPECT_TRUE(has(report, "Pelayanan <Izin> & Usaha")) << report;
  EXPECT_TRUE(has(report, "2026-01-05T00:00:00Z")) << report;
  EXPECT_TRUE(has(report, "Tagged:          yes")) << report;
}

TEST(WritePdf, LeadsToNamedPlaces) {
  const auto report = run_tool("pdfinfo -dests", "", write_pdf(specimen(), faces()));
  EXPECT_TRUE(has(report, "\"langkah\"")) << report;
  EXPECT_FALSE(has(report, "rror")) << report;
}

TEST(WritePdf, RefusesALinkThatLeadsNowhere) {
  auto document = specimen();
  document.pages[0].marks.push_back(page::Link{.destination = "tidak ada"});
  EXPECT_THROW(write_pdf(document, faces()), std::runtime_error);
}

TEST(WritePdf, RefusesASheetThatPdfCannotHold) {
  auto document = specimen();
  document.pages[0].width = 1_pt;
  EXPECT_THROW(write_pdf(document, faces()), std::runtime_error);
}

TEST(WritePdf, KeepsThePicturesWithTheirAlpha) {
  const auto report = run_tool("pdfimages -list", "", write_pdf(specimen(), faces()));
  EXPECT_TRUE(has(report, "smask")) << report;
}

TEST(WritePdf, KeepsTheAttachedSource) {
  const auto file = write_pdf(specimen(), faces(), {{.name = "sop.xml", .bytes = "<sop/>"}});
  EXPECT_TRUE(has(run_tool("pdfdetach -list", "", file), "sop.xml"));
}

}  // namespace
}  // namespace sopan::pdf
