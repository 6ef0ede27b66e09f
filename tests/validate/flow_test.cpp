#include <gtest/gtest.h>

#include <algorithm>

#include "tests/validate/workshop.hpp"

namespace sopan {
namespace {

using Codes = std::vector<std::string>;

/// The good project in draft.
Workshop draft() {
  Workshop workshop;
  workshop.edit(R"(id="surat" status="berlaku")", R"(id="surat" status="draf")");
  return workshop;
}

TEST(Draft, IsAtMostWarnedOfWhatStillAllowsADrawing) {
  const struct {
    std::string from, to, said;
  } cases[] = {
      {"<nomor>001/2026</nomor>", "<nomor/>", "warning empty-number"},
      {R"(<disahkan-oleh ref="sekwan"/>)", "", "warning missing-signer"},
      {R"(<disahkan-oleh ref="sekwan"/>)", R"(<disahkan-oleh ref="x"/>)",
       "warning unknown-official"},
      {R"(ref="uu-1")", R"(ref="uu-9")", "warning unknown-regulation"},
      {"001/2026", "002/2026", "warning duplicate-number"},
      {R"(<ke ref="terima">Tidak</ke>)", "", "warning too-few-exits"},
      {"2025-11-10", "2027", "warning dates-contradict"},
  };
  for (const auto& [from, to, said] : cases) {
    auto workshop = draft();
    const auto outcome = examine(workshop.edit(from, to));
    EXPECT_EQ(outcome.codes(), Codes{said}) << from;
    EXPECT_TRUE(outcome.sop) << from;
  }
}

TEST(Draft, IsRefusedWhatCannotBeDrawn) {
  auto workshop = draft();
  const auto outcome = examine(workshop.edit(R"(ref="catat")", R"(ref="catatan")"));
  EXPECT_EQ(outcome.codes(), Codes{"error unknown-target"});
  EXPECT_FALSE(outcome.sop);
}

TEST(Draft, PrintsAnUnknownReferenceAsWritten) {
  auto workshop = draft();
  const auto outcome = examine(workshop.edit(R"(ref="uu-1")", R"(ref="uu-9")"));
  ASSERT_TRUE(outcome.sop);
  const auto& item = outcome.sop->legal_basis.items.front();
  ASSERT_TRUE(std::holds_alternative<draft::Content>(item));
}

TEST(Flow, ForksAnExitThatNamesSeveral) {
  Workshop workshop;
  const auto outcome =
      examine(workshop.edit(R"(<ke ref="catat">Ya</ke>)", R"(<ke ref="catat arsip">Ya</ke>)"));
  ASSERT_TRUE(outcome.sop);
  const auto& arrows = outcome.sop->procedures.front().arrows;
  const auto forked =
      std::ranges::count_if(arrows, [](const Arrow& arrow) { return arrow.fork == 0U; });
  EXPECT_EQ(forked, 2);
  EXPECT_EQ(arrows.size(), 5U);
}

TEST(Flow, TakesTheSymbolOfTheSameSetOfActors) {
  Workshop workshop;
  workshop.edit(R"(id="catat" pelaksana="a")", R"(id="catat" pelaksana="b a")");
  workshop.edit(R"(simbol="selesai" pelaksana="b">
      <kegiatan>Menyimpan surat</kegiatan>)",
                R"(><kegiatan>Menyimpan surat</kegiatan>
       <simbol id="satu" jenis="selesai" pelaksana="b"/>
       <simbol id="dua" jenis="selesai" pelaksana="a b"/>)");
  const auto outcome = examine(workshop);
  // The end of b alone is never reached.
  EXPECT_EQ(outcome.codes(), Codes{"error unreachable"});
}

TEST(Flow, KeepsDirectionAndLineOfArrows) {
  Workshop workshop;
  const auto outcome =
      examine(workshop.edit(R"(<ke ref="terima">Tidak</ke>)",
                            R"(<ke ref="terima" arah="dua" garis="putus-putus">Tidak</ke>)"));
  ASSERT_TRUE(outcome.sop);
  const auto& arrows = outcome.sop->procedures.front().arrows;
  const auto back = std::ranges::find(arrows, "Tidak", &Arrow::label);
  ASSERT_NE(back, arrows.end());
  EXPECT_TRUE(back->two_headed);
  EXPECT_TRUE(back->dashed);
}

TEST(Regulations, OfAReplacedSopCountOnlyIfRevokedBefore) {
  const auto said = [](const std::string& date) {
    Workshop workshop;
    workshop.edit(R"(id="surat" status="berlaku")", R"(id="surat" status="digantikan")");
    workshop.edit(R"(tentang="Satu"/>)", R"(tentang="Satu"><dicabut-dengan ref="uu-2" tanggal=")" +
                                             date + R"("/></peraturan>)");
    return examine(workshop).codes();
  };
  EXPECT_EQ(said("2026-05-18"), Codes{"warning revoked-regulation (revoked-regulation-before)"});
  EXPECT_EQ(said("2026-05-19"), Codes{});
}

TEST(Hints, NameTheNearestKnownName) {
  Workshop workshop;
  const auto outcome = examine(workshop.edit(R"(ref="catat")", R"(ref="catt")"));
  ASSERT_EQ(outcome.said.size(), 1U);
  ASSERT_TRUE(outcome.said.front().hint);
  EXPECT_EQ(outcome.said.front().hint->key, "did-you-mean");
  EXPECT_EQ(std::get<std::string>(outcome.said.front().hint->arguments.front()), "catat");
  const Span span = outcome.said.front().span;
  EXPECT_EQ(workshop.sop.substr(span.begin, span.end - span.begin), "catt");
}

}  // namespace
}  // namespace sopan
