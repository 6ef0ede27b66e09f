#include "pipeline/compare/redline.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace sopan::compare {
namespace {

using manuscript::Arrow;
using manuscript::Edit;
using manuscript::Paragraph;
using manuscript::Procedure;

manuscript::TextBlock words(const std::string& text) {
  return {Paragraph{.runs = {{.text = text}}}};
}

/// A step of one symbol: its id is its activity.
struct Plan {
  std::string activity;
  std::size_t actor = 0;
};

/// Steps one after the other, an arrow from each to the next.
Sheet sheet(const std::vector<std::string>& actors, const std::vector<Plan>& plans) {
  Procedure procedure;
  procedure.columns = {Column::output};
  for (const auto& name : actors) procedure.actors.push_back({.name = name});
  Sheet sheet;
  auto& ids = sheet.step_ids.emplace_back();
  for (std::size_t i = 0; i < plans.size(); ++i) {
    manuscript::Step step{.number = std::to_string(i + 1),
                          .activity = words(plans[i].activity),
                          .actors = actors[plans[i].actor],
                          .cells = {{.text = words("hasil")}},
                          .symbols = {i}};
    procedure.steps.push_back(std::move(step));
    procedure.symbols.push_back({.step = i, .actors = {plans[i].actor}});
    if (i > 0) procedure.arrows.push_back({.from = i - 1, .to = i});
    ids.push_back(plans[i].activity);
  }
  sheet.sop.procedures.push_back(std::move(procedure));
  return sheet;
}

Procedure marked_of(const Sheet& before, const Sheet& after) {
  return redline(before, after).procedures.at(0);
}

std::vector<Edit> edits_of(const Procedure& procedure) {
  std::vector<Edit> edits;
  for (const auto& step : procedure.steps) edits.push_back(step.edit);
  return edits;
}

/// The arrow between two rows; an arrow of no edit from row 0 to itself where there is none.
std::vector<Edit> arrows_between(const Procedure& procedure, std::size_t from, std::size_t to) {
  std::vector<Edit> edits;
  for (const auto& arrow : procedure.arrows)
    if (procedure.symbols[arrow.from].step == from && procedure.symbols[arrow.to].step == to)
      edits.push_back(arrow.edit);
  return edits;
}

const std::vector<std::string> two = {"Staf", "Kepala"};

TEST(Redline, EqualEditionsHaveNoMarks) {
  const auto one = sheet(two, {{"terima"}, {"catat", 1}, {"kirim"}});
  const auto procedure = marked_of(one, one);
  EXPECT_EQ(edits_of(procedure), std::vector(3, Edit::none));
  ASSERT_EQ(procedure.arrows.size(), 2U);
  for (const auto& arrow : procedure.arrows) EXPECT_EQ(arrow.edit, Edit::none);
  for (const auto& symbol : procedure.symbols) EXPECT_EQ(symbol.edit, Edit::none);
}

TEST(Redline, ARemovedStepStandsWhereItStoodWithItsArrows) {
  const auto procedure = marked_of(sheet(two, {{"terima"}, {"catat", 1}, {"kirim"}}),
                                   sheet(two, {{"terima"}, {"kirim"}}));
  EXPECT_EQ(edits_of(procedure), (std::vector{Edit::none, Edit::removed, Edit::none}));
  EXPECT_EQ(procedure.steps[1].number, "2");
  EXPECT_EQ(procedure.steps[1].activity[0].runs[0].edit, Edit::removed);
  EXPECT_EQ(procedure.steps[1].cells[0].text[0].runs[0].edit, Edit::removed);
  ASSERT_EQ(procedure.steps[1].symbols.size(), 1U);
  EXPECT_EQ(procedure.symbols[procedure.steps[1].symbols[0]].edit, Edit::removed);
  EXPECT_EQ(arrows_between(procedure, 0, 1), std::vector{Edit::removed});
  EXPECT_EQ(arrows_between(procedure, 1, 2), std::vector{Edit::removed});
  EXPECT_EQ(arrows_between(procedure, 0, 2), std::vector{Edit::none});
}

TEST(Redline, AnAddedStepIsMarkedWithItsArrows) {
  const auto procedure = marked_of(sheet(two, {{"terima"}, {"kirim"}}),
                                   sheet(two, {{"terima"}, {"catat", 1}, {"kirim"}}));
  EXPECT_EQ(edits_of(procedure), (std::vector{Edit::none, Edit::added, Edit::none}));
  EXPECT_EQ(procedure.steps[1].activity[0].runs[0].edit, Edit::added);
  EXPECT_EQ(procedure.symbols[1].edit, Edit::added);
  EXPECT_EQ(arrows_between(procedure, 0, 1), std::vector{Edit::added});
  EXPECT_EQ(arrows_between(procedure, 1, 2), std::vector{Edit::added});
  EXPECT_TRUE(arrows_between(procedure, 0, 2).empty());
}

TEST(Redline, AMovedStepTellsItsNumberBefore) {
  const auto procedure = marked_of(sheet(two, {{"terima"}, {"catat"}, {"arsip"}, {"kirim"}}),
                                   sheet(two, {{"arsip"}, {"terima"}, {"catat"}, {"kirim"}}));
  EXPECT_EQ(edits_of(procedure), (std::vector{Edit::moved, Edit::none, Edit::none, Edit::none}));
  EXPECT_EQ(procedure.steps[0].before, "3");
}

TEST(Redline, AnotherActorLeavesItsOldSymbol) {
  const auto procedure = marked_of(sheet(two, {{"terima"}, {"catat"}, {"kirim"}}),
                                   sheet(two, {{"terima"}, {"catat", 1}, {"kirim"}}));
  EXPECT_EQ(edits_of(procedure), (std::vector{Edit::none, Edit::changed, Edit::none}));
  ASSERT_EQ(procedure.steps[1].symbols.size(), 2U);
  const auto& now = procedure.symbols[procedure.steps[1].symbols[0]];
  const auto& was = procedure.symbols[procedure.steps[1].symbols[1]];
  EXPECT_EQ(now.edit, Edit::changed);
  EXPECT_EQ(now.actors, std::vector<std::size_t>{1});
  EXPECT_EQ(was.edit, Edit::removed);
  EXPECT_EQ(was.actors, std::vector<std::size_t>{0});
  EXPECT_EQ(procedure.arrows.size(), 2U);
}

TEST(Redline, AColumnThatIsGoneStandsAgainIfItHadSymbols) {
  const std::vector<std::string> three = {"Staf", "Arsiparis", "Kepala"};
  const auto procedure = marked_of(sheet(three, {{"terima"}, {"catat", 1}, {"kirim", 2}}),
                                   sheet(two, {{"terima"}, {"catat", 1}, {"kirim", 1}}));
  ASSERT_EQ(procedure.actors.size(), 3U);
  EXPECT_EQ(procedure.actors[1].name, "Arsiparis");
  EXPECT_EQ(procedure.actors[1].compared[0].runs[0].edit, Edit::removed);
  const auto& was = procedure.symbols[procedure.steps[1].symbols[1]];
  EXPECT_EQ(was.actors, std::vector<std::size_t>{1});
  EXPECT_EQ(procedure.steps[2].edit, Edit::none);
}

TEST(Redline, ANewNameOfAnActorChangesNoStep) {
  const auto procedure =
      marked_of(sheet({"Kepala Bagian Umum"}, {{"terima"}, {"catat"}}),
                sheet({"Kepala Bagian Umum dan Humas"}, {{"terima"}, {"catat"}}));
  EXPECT_EQ(edits_of(procedure), std::vector(2, Edit::none));
  EXPECT_EQ(procedure.actors[0].compared[0].runs.back().edit, Edit::added);
}

TEST(Redline, ABranchThatLeadsElsewhereShowsBothWays) {
  auto before = sheet(two, {{"terima"}, {"periksa"}, {"kirim"}});
  before.sop.procedures[0].symbols[1].kind = SymbolKind::decision;
  before.sop.procedures[0].arrows[1].label = "Ya";
  auto after = before;
  before.sop.procedures[0].arrows.push_back({.from = 1, .to = 0, .label = "Tidak"});
  after.sop.procedures[0].arrows.push_back({.from = 1, .to = 1, .label = "Tidak"});
  const auto procedure = marked_of(before, after);
  EXPECT_EQ(arrows_between(procedure, 1, 0), std::vector{Edit::removed});
  EXPECT_EQ(arrows_between(procedure, 1, 1), std::vector{Edit::added});
  EXPECT_EQ(arrows_between(procedure, 1, 2), std::vector{Edit::none});
  EXPECT_EQ(procedure.steps[1].edit, Edit::changed);
}

TEST(Redline, ACellOverSeveralRowsCoversTheRemovedOnesBetween) {
  auto before = sheet(two, {{"terima"}, {"catat"}, {"kirim"}});
  auto after = sheet(two, {{"terima"}, {"kirim"}});
  auto& steps = after.sop.procedures[0].steps;
  steps[0].cells[0].rows = 2;
  steps[1].cells[0] = {.covered = true};
  const auto procedure = marked_of(before, after);
  EXPECT_EQ(procedure.steps[0].cells[0].rows, 3U);
  EXPECT_TRUE(procedure.steps[1].cells[0].covered);
  EXPECT_TRUE(procedure.steps[2].cells[0].covered);
}

TEST(Redline, AProcedureThatIsNewOrGoneIsMarkedWhole) {
  auto before = sheet(two, {{"terima"}, {"catat"}});
  before.sop.procedures[0].title = "Surat biasa";
  auto after = before;
  auto second = sheet(two, {{"tera"}, {"ukur"}});
  second.sop.procedures[0].title = "Timbangan";
  after.sop.procedures.push_back(second.sop.procedures[0]);
  after.step_ids.push_back(second.step_ids[0]);
  const auto added = redline(before, after);
  ASSERT_EQ(added.procedures.size(), 2U);
  EXPECT_EQ(edits_of(added.procedures[1]), std::vector(2, Edit::added));
  const auto gone = redline(after, before);
  ASSERT_EQ(gone.procedures.size(), 2U);
  EXPECT_EQ(gone.procedures[1].title, "Timbangan");
  EXPECT_EQ(edits_of(gone.procedures[1]), std::vector(2, Edit::removed));
}

TEST(Redline, FieldsAndBoxesOfTheIdentityAreMarked) {
  Sheet before = sheet(two, {{"terima"}});
  before.sop.identity.name = "Surat Masuk";
  before.sop.identity.fields = {{.label = "Nomor SOP", .value = "1"},
                                {.label = "Tanggal", .value = "4 Mei 2026"}};
  before.sop.identity.boxes = {{.head = "Dasar Hukum", .text = words("UU 1")}};
  auto after = before;
  after.sop.identity.name = "Penanganan Surat Masuk";
  after.sop.identity.fields[1].value = "4 Juni 2026";
  after.sop.identity.boxes[0].text = words("UU 2");
  const auto sop = redline(before, after);
  EXPECT_EQ(sop.identity.name_compared[0].runs.front().edit, Edit::added);
  EXPECT_TRUE(sop.identity.fields[0].compared.empty());
  EXPECT_EQ(sop.identity.fields[1].compared[0].runs.size(), 5U);  // 4, Mei, blank, Juni, 2026
  EXPECT_EQ(sop.identity.boxes[0].text[0].runs[1].edit, Edit::removed);
}

manuscript::Signatory official(const std::string& name, const std::string& rank) {
  return {.post = {"Kepala Bagian,"}, .name = name, .rank = rank, .nip = "NIP. 1"};
}

Sheet sheet_of(std::vector<manuscript::Approval> approvals) {
  Sheet sheet;
  sheet.sop.identity.approvals = std::move(approvals);
  return sheet;
}

std::vector<Edit> edits_of(const manuscript::Signatory& one) {
  return {one.edits.post, one.edits.name, one.edits.rank, one.edits.nip};
}

TEST(Redline, WhoNoLongerSignsStaysInPlaceAndWhoNewlyDoesIsMarked) {
  const manuscript::Approval drew_up = {"disusun", "Disusun oleh", official("A", "III/a")};
  const manuscript::Approval examined = {"diperiksa", "Diperiksa oleh", official("B", "IV/a")};
  for (const bool first : {true, false}) {
    const auto before = sheet_of({first ? drew_up : examined});
    const auto after = sheet_of({first ? examined : drew_up});
    const auto marked = redline(before, after).identity.approvals;
    ASSERT_EQ(marked.size(), 2U);
    EXPECT_EQ(marked[0].part, "disusun");
    EXPECT_EQ(marked[1].part, "diperiksa");
    const auto lost = std::vector(4, Edit::removed);
    const auto gained = std::vector(4, Edit::added);
    EXPECT_EQ(edits_of(marked[0].official), first ? lost : gained);
    EXPECT_EQ(edits_of(marked[1].official), first ? gained : lost);
    for (const auto& one : marked) EXPECT_TRUE(one.official.compared.empty());
  }
}

TEST(Redline, OfAnOfficialOnlyTheNewWordsAreMarkedAndTheOldStandBeside) {
  const auto before = sheet_of({{"disusun", "Disusun oleh", official("A", "III/a")}});
  const auto after = sheet_of({{"disusun", "Disusun oleh", official("A", "III/b")}});
  const auto marked = redline(before, after).identity.approvals.at(0).official;
  EXPECT_EQ(edits_of(marked), (std::vector{Edit::none, Edit::none, Edit::added, Edit::none}));
  ASSERT_EQ(marked.compared.size(), 4U);  // post, name, rank, NIP
  EXPECT_EQ(marked.compared[2].runs[0].text, "III/a");
  EXPECT_EQ(marked.compared[2].runs[0].edit, Edit::removed);
  const auto same = redline(after, after).identity.approvals.at(0).official;
  EXPECT_EQ(edits_of(same), std::vector(4, Edit::none));
  EXPECT_TRUE(same.compared.empty());
}

TEST(Redline, AnApproverThatIsNewOrGoneIsMarked) {
  Sheet with;
  with.sop.identity.signatory = official("A", "IV/c");
  EXPECT_EQ(edits_of(redline({}, with).identity.signatory.value()), std::vector(4, Edit::added));
  EXPECT_EQ(edits_of(redline(with, {}).identity.signatory.value()), std::vector(4, Edit::removed));
}

}  // namespace
}  // namespace sopan::compare
