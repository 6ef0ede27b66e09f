#include "pipeline/compare/marked.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sopan::compare {
namespace {

using manuscript::Edit;
using manuscript::Paragraph;
using manuscript::Run;
using manuscript::TextBlock;

/// "a {+b+} [-c-]", paragraphs on lines of their own.
std::string signs(const TextBlock& text) {
  std::string all;
  for (const auto& paragraph : text) {
    if (!all.empty()) all += '\n';
    for (const auto& run : paragraph.runs) {
      const auto open = run.edit == Edit::added ? "{+" : run.edit == Edit::removed ? "[-" : "";
      const auto close = run.edit == Edit::added ? "+}" : run.edit == Edit::removed ? "-]" : "";
      ((all += open) += run.text) += close;
    }
  }
  return all;
}

TEST(Marked, TellsWordsApart) {
  EXPECT_EQ(signs(marked("Memindai surat menjadi berkas", "Memindai setiap surat menjadi berkas")),
            "Memindai {+setiap+} surat menjadi berkas");
  EXPECT_EQ(signs(marked("10 menit", "15 menit")), "[-10-] {+15+} menit");
  EXPECT_EQ(signs(marked("satu dua tiga", "satu dua tiga")), "satu dua tiga");
}

TEST(Marked, TextsThatShareLittleStandWhole) {
  EXPECT_EQ(signs(marked("Surat masuk diterima", "Berkas lengkap dan sah")),
            "[-Surat masuk diterima-] {+Berkas lengkap dan sah+}");
}

TEST(Marked, WordsKeepTheirStyles) {
  const TextBlock before = {Paragraph{
      .runs = {{.text = "pemindai ("}, {.text = "scanner", .foreign = true}, {.text = ")"}}}};
  const TextBlock after = {Paragraph{
      .runs = {{.text = "alat pemindai ("}, {.text = "scanner", .foreign = true}, {.text = ")"}}}};
  const auto text = marked(before, after);
  EXPECT_EQ(signs(text), "{+alat+} pemindai (scanner)");
  for (const auto& run : text[0].runs) EXPECT_EQ(run.foreign, run.text == "scanner") << run.text;
}

TEST(Marked, ItemsThatAreGoneStandWhereTheyStood) {
  const auto list = [](const std::vector<std::string>& items) {
    TextBlock block;
    for (const auto& item : items)
      block.push_back(Paragraph{.marker = "–", .level = 1, .item = true, .runs = {{.text = item}}});
    return block;
  };
  const auto text = marked(list({"buku agenda", "lembar disposisi", "telepon"}),
                           list({"buku agenda", "telepon", "alat cap"}));
  EXPECT_EQ(signs(text), "buku agenda\n[-lembar disposisi-]\ntelepon\n{+alat cap+}");
}

TEST(Marked, ForcedBreaksStay) {
  EXPECT_EQ(signs(marked("satu\u2028dua", "satu\u2028tiga dua")), "satu\u2028{+tiga+} dua");
}

}  // namespace
}  // namespace sopan::compare
