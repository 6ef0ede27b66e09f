#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/layout/route/judge.hpp"

namespace sopan::route::test {
namespace {

Flow read_flow(const nlohmann::json& line) {
  std::vector<Step> steps;
  for (const auto& s : line["symbols"])
    steps.push_back({s[0], s[1].get<std::vector<int>>(), s[2].get<std::string>()[0]});
  std::vector<Way> ways;
  for (const auto& a : line["arrows"]) ways.push_back({a[0], a[1], a[2].get<std::string>()});
  return make_flow(line["columns_mm"], line["rows_mm"], steps, ways);
}

struct Sum {
  int flows = 0, arrows = 0, bad = 0, missing = 0, crossings = 0, bends = 0, labels = 0,
      label_hits = 0, short_ends = 0;
};

/// The figures are those of the trial (routing.md 5), to reach or beat.
TEST(RouteCorpus, ReachesTheFiguresOfTheTrial) {
  const char* shared = std::getenv("SOPAN_SHARED");
  if (shared == nullptr) {
    if (std::getenv("CI") != nullptr) FAIL() << "SOPAN_SHARED is not set";
    GTEST_SKIP()
        << "*** NOT TESTED: set SOPAN_SHARED to the folder with corpus/flows/flows.jsonl ***";
  }
  std::ifstream file(std::string(shared) + "/corpus/flows/flows.jsonl");
  ASSERT_TRUE(file) << "no flows.jsonl under SOPAN_SHARED";
  Sum sum;
  for (std::string text; std::getline(file, text);) {
    const auto line = nlohmann::json::parse(text);
    if (line["set"] == "timing") continue;
    const auto flow = read_flow(line);
    const auto drawing = route(flow);
    const auto verdict = judge(flow, drawing);
    EXPECT_TRUE(verdict.faults.empty()) << line["name"] << "\n" << told(verdict);
    if (line["set"] == "case") {
      EXPECT_TRUE(drawing.unroutable.empty()) << line["name"];
      std::printf("%-26s %d crossings %2d bends %d label hits\n",
                  line["name"].get<std::string>().c_str(), verdict.crossings, verdict.bends,
                  verdict.label_hits);
      continue;
    }
    ++sum.flows;
    sum.arrows += static_cast<int>(flow.arrows.size());
    sum.bad += verdict.faults.empty() ? 0 : 1;
    sum.missing += static_cast<int>(drawing.unroutable.size());
    sum.crossings += verdict.crossings;
    sum.bends += verdict.bends;
    sum.labels += verdict.labels;
    sum.label_hits += verdict.label_hits;
    sum.short_ends += verdict.short_ends;
  }
  std::printf(
      "%d flows, %d arrows: %d bad, %d missing, %d crossings, %d bends, %d of %d labels hit, "
      "%d short ends\n",
      sum.flows, sum.arrows, sum.bad, sum.missing, sum.crossings, sum.bends, sum.label_hits,
      sum.labels, sum.short_ends);
  EXPECT_EQ(sum.bad, 0);
}

}  // namespace
}  // namespace sopan::route::test
