#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "pipeline/read/read.hpp"
#include "pipeline/validate/validate.hpp"

namespace sopan {
namespace {

/// The sample project, read, assembled and validated.
class Corpus : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path folder = std::string(SOPAN_SOURCE_DIR) + "/samples/setwan";
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".xml") files.insert(entry.path());
    }
    Sources sources;
    Diagnostics reading;
    draft::Manual manual;
    draft::Register part;
    std::map<std::string, draft::Sop> drafts;
    for (const auto& file : files) {
      std::ifstream stream(file, std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
      const auto document = read(sources, sources.add({file.string(), bytes}), reading);
      ASSERT_TRUE(document) << file;
      if (const auto* it = std::get_if<draft::Manual>(&*document)) manual = *it;
      if (const auto* it = std::get_if<draft::Register>(&*document)) part = *it;
      if (const auto* it = std::get_if<draft::Sop>(&*document)) {
        drafts[std::filesystem::relative(file, folder).string()] = *it;
      }
    }
    draft::SopEntries list;
    for (const auto& [path, draft] : drafts) list.emplace_back(path, &draft);
    Diagnostics assembling;
    project_ = assemble(manual, {&part}, list, assembling);
    // Three of its regulations have a Lembaran without a Tambahan.
    EXPECT_EQ(assembling.all().size(), 3U);
    for (const auto& it : assembling.all()) EXPECT_EQ(it.code, "incomplete-gazette");
    for (const auto& [path, draft] : drafts) {
      Diagnostics diagnostics;
      auto sop = validate(draft, path, project_, diagnostics);
      EXPECT_TRUE(sop) << path;
      if (!sop) continue;
      sops_.emplace(sop->id, std::move(*sop));
      for (const auto& it : diagnostics.all()) {
        if (it.severity != Severity::note) warnings_[path].emplace(it.code);
        if (it.severity == Severity::note) notes_[path].emplace(it.code);
      }
    }
  }

  Project project_;
  std::map<std::string, Sop> sops_;
  std::map<std::string, std::multiset<std::string>> warnings_, notes_;
};

TEST_F(Corpus, HasFourteenSopsWithoutAnError) {
  EXPECT_EQ(sops_.size(), 14U);
  EXPECT_EQ(project_.sops.size(), 14U);
  EXPECT_EQ(project_.officials.size(), 2U);
}

TEST_F(Corpus, IsWarnedOfRevokedRegulationsInTwoSops) {
  std::set<std::string> warned;
  for (const auto& [path, codes] : warnings_) {
    if (codes.contains("revoked-regulation")) warned.insert(path);
  }
  EXPECT_EQ(warned,
            (std::set<std::string>{"persidangan/reses.xml", "umum/kenaikan-gaji-berkala.xml"}));
}

TEST_F(Corpus, IsWarnedOfNothingElseThanItShows) {
  const std::map<std::string, std::multiset<std::string>> expected = {
      {"persidangan/pembahasan-raperda.xml",
       {"conditional-words", "conditional-words", "self-link"}},
      {"persidangan/reses.xml", {"revoked-regulation", "revoked-regulation"}},
      {"umum/kenaikan-gaji-berkala.xml", {"revoked-regulation"}},
      {"umum/penerimaan-tamu.xml", {"empty-date", "empty-date", "empty-number"}},
      {"umum/surat-tugas.xml", {"missing-revision-date"}},
  };
  EXPECT_EQ(warnings_, expected);
}

TEST_F(Corpus, FlowsByDefaultToTheRowOrTheSameActor) {
  const Procedure& letters = sops_.at("surat-masuk").procedures.front();
  const auto goes = [&](SymbolId from, SymbolId to) {
    return std::ranges::any_of(
        letters.arrows, [&](const Arrow& arrow) { return arrow.from == from && arrow.to == to; });
  };
  const StepId record = 3;  // two symbols: tu, sespri; the next row has one of tu and one of sekwan
  const SymbolId by_office = letters.steps[record].symbols.front();
  const SymbolId decision = letters.steps[record + 1].symbols.front();
  EXPECT_TRUE(goes(by_office, decision));
  EXPECT_EQ(letters.steps[record].cells[1].rows, 2U);
  EXPECT_TRUE(letters.steps[record + 1].cells[1].covered);
}

TEST_F(Corpus, NumbersStepsButNotThoseWithoutNumber) {
  const Procedure& complaints = sops_.at("pengaduan-masyarakat").procedures.front();
  int number = 0;
  for (const auto& step : complaints.steps) {
    if (!step.number) continue;
    EXPECT_EQ(*step.number, ++number);
  }
  EXPECT_EQ(static_cast<std::size_t>(number) + 1, complaints.steps.size());
}

}  // namespace
}  // namespace sopan
