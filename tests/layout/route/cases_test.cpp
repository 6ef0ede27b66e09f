#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "pipeline/layout/route/pages.hpp"
#include "tests/layout/route/judge.hpp"

namespace sopan::route::test {
namespace {

Drawing drawn(const Flow& flow) {
  const auto drawing = route(flow);
  const auto verdict = judge(flow, drawing);
  EXPECT_TRUE(verdict.faults.empty()) << told(verdict);
  EXPECT_TRUE(drawing.unroutable.empty());
  return drawing;
}

std::vector<double> widths(int n) { return std::vector<double>(static_cast<std::size_t>(n), 18.0); }
std::vector<double> heights(int n) {
  return std::vector<double>(static_cast<std::size_t>(n), 13.0);
}

TEST(Route, AnEmptyFlowIsAnEmptyDrawing) {
  const auto drawing = drawn({});
  EXPECT_TRUE(drawing.wires.empty());
  EXPECT_EQ(drawing.column_edges.size(), 1U);
  EXPECT_EQ(drawing.row_edges.size(), 1U);
}

TEST(Route, StepsOfOneActorAreJoinedByStraightArrows) {
  const auto flow = make_flow(widths(2), heights(3), {{0, {1}, 'T'}, {1, {1}, 'P'}, {2, {1}, 'T'}},
                              {{0, 1, ""}, {1, 2, ""}});
  const auto drawing = drawn(flow);
  EXPECT_EQ(drawing.metrics.bends, 0);
  EXPECT_EQ(drawing.wires[0].exit, Side::south);
  EXPECT_EQ(drawing.wires[0].entry, Side::north);
  EXPECT_GE(drawing.metrics.shortest_last_segment, millimetres(3.2));
  for (std::size_t r = 0; r < 3; ++r)
    EXPECT_EQ(drawing.row_edges[r + 1] - drawing.row_edges[r], millimetres(13));
}

/// A page of 60 mm ends within the cell over rows 1 to 3, which needs 30 mm: each of its parts has
/// them.
TEST(Route, APageGivesItsPartOfASpanRoom) {
  auto flow = make_flow(widths(2), heights(5),
                        {{0, {0}, 'T'}, {1, {0}, 'P'}, {2, {0}, 'P'}, {3, {0}, 'P'}, {4, {0}, 'T'}},
                        {{0, 1, ""}, {1, 2, ""}, {2, 3, ""}, {3, 4, ""}});
  flow.spans = {{.first = 1, .end = 4, .height = millimetres(30)}};
  const auto pages = paginate(flow, {millimetres(60), millimetres(60)});
  bool cut = false;
  for (const auto& page : pages) {
    const int from = std::max(1, page.first_row), to = std::min(4, page.end_row);
    if (from >= to) continue;
    cut = cut || to - from < 3;
    const auto edge = [&](int row) {
      return page.drawing
          .row_edges[static_cast<std::size_t>(page.strips_above + row - page.first_row)];
    };
    // Strips beside the first and last rows lie in the same cell.
    const auto top = from == page.first_row ? Length{} : edge(from);
    const auto foot = to == page.end_row ? page.drawing.row_edges.back() : edge(to);
    EXPECT_GE(foot - top, millimetres(30)) << "rows " << from << " to " << to;
    EXPECT_LE(page.drawing.row_edges.back(), millimetres(60));
  }
  EXPECT_TRUE(cut);
}

TEST(Route, AdjacentActorsShareOneWideBoxAndOthersAreTied) {
  const auto flow =
      make_flow(widths(6), heights(2), {{0, {0}, 'T'}, {1, {1, 2, 5}, 'P'}}, {{0, 1, ""}});
  const auto drawing = drawn(flow);
  ASSERT_EQ(drawing.boxes[1].size(), 2U);
  EXPECT_GT(drawing.boxes[1][0].width, millimetres(18));
  ASSERT_EQ(drawing.ties.size(), 1U);
  EXPECT_EQ(drawing.ties[0].from.x, drawing.boxes[1][0].right());
  EXPECT_EQ(drawing.ties[0].to.x, drawing.boxes[1][1].origin.x);
  EXPECT_EQ(drawing.ties[0].symbol, 1);
}

TEST(Route, SymbolsOfOneCellAreStackedInOrder) {
  const auto flow = make_flow(widths(2), heights(2), {{0, {0}, 'T'}, {0, {0}, 'P'}, {1, {1}, 'T'}},
                              {{0, 1, ""}, {1, 2, ""}});
  const auto drawing = drawn(flow);
  EXPECT_LT(drawing.boxes[0][0].bottom(), drawing.boxes[1][0].origin.y);
  EXPECT_EQ(drawing.row_edges.size(), 3U);
}

TEST(Route, ASymbolUnderATieIsStackedNotRunThrough) {
  const auto flow =
      make_flow(widths(3), heights(1), {{0, {0, 2}, 'P'}, {0, {1}, 'P'}}, {{0, 1, ""}});
  const auto drawing = drawn(flow);
  EXPECT_LT(drawing.ties[0].from.y, drawing.boxes[1][0].origin.y);
}

TEST(Route, StepsSideBySideInARowAreJoinedStraight) {
  const auto flow = make_flow(widths(3), heights(1), {{0, {0}, 'T'}, {0, {1}, 'P'}, {0, {2}, 'T'}},
                              {{0, 1, ""}, {1, 2, ""}});
  EXPECT_EQ(drawn(flow).metrics.bends, 0);
}

TEST(Route, ArrowsIntoOneStepMergeWithADotAndOneHead) {
  const auto flow = make_flow(widths(5), heights(7),
                              {{0, {0}, 'T'},
                               {1, {1}, 'P'},
                               {2, {2}, 'P'},
                               {3, {3}, 'P'},
                               {4, {4}, 'D'},
                               {5, {4}, 'P'},
                               {6, {0}, 'T'}},
                              {{0, 1, ""},
                               {1, 2, ""},
                               {2, 3, ""},
                               {3, 4, ""},
                               {4, 5, "Ya"},
                               {4, 0, "Tidak"},
                               {5, 6, ""},
                               {2, 6, ""},
                               {1, 6, ""},
                               {3, 5, ""}});
  const auto drawing = drawn(flow);
  EXPECT_FALSE(drawing.junctions.empty());
  EXPECT_EQ(drawing.metrics.crossings, 0);
  EXPECT_LE(drawing.metrics.bends, 12);
}

TEST(Route, AForkOfSixSharesOneExit) {
  std::vector<Step> steps{{0, {2}, 'T'}};
  std::vector<Way> ways;
  for (int i = 0; i < 6; ++i) {
    steps.push_back({1, {i}, 'P'});
    ways.push_back({0, i + 1, "", 0});
  }
  const auto drawing = drawn(make_flow(widths(6), heights(2), steps, ways));
  std::set<int> nets;
  for (const auto& wire : drawing.wires) {
    EXPECT_EQ(wire.points.front(), drawing.wires[0].points.front());
    nets.insert(wire.net);
  }
  EXPECT_EQ(nets.size(), 1U);
  EXPECT_GE(drawing.junctions.size(), 4U);
}

TEST(Route, TwoForksOfOneStepHaveTwoExits) {
  const auto flow =
      make_flow(widths(4), heights(3),
                {{0, {1}, 'P'}, {1, {0}, 'P'}, {1, {2}, 'P'}, {2, {1}, 'P'}, {2, {3}, 'P'}},
                {{0, 1, "", 0}, {0, 2, "", 0}, {0, 3, "", 1}, {0, 4, "", 1}});
  const auto drawing = drawn(flow);
  EXPECT_EQ(drawing.wires[0].net, drawing.wires[1].net);
  EXPECT_EQ(drawing.wires[2].net, drawing.wires[3].net);
  EXPECT_NE(drawing.wires[0].net, drawing.wires[2].net);
}

/// Work for six actors at once within one row, done when all are done: a trunk over the boxes, one
/// exit, and a fan-in under them, drawn as one fork whether the author said so or not.
TEST(Route, SixStepsOfOneRowBeginTogetherAndEndTogether) {
  const std::vector<double> columns{16.5, 17, 16, 16.5, 17, 16, 16.5};
  for (const int fork : {-1, 0}) {
    std::vector<Step> steps{{0, {0}, 'T'}};
    std::vector<Way> ways;
    for (int i = 1; i <= 6; ++i) steps.push_back({0, {i}, 'P'}), ways.push_back({0, i, "", fork});
    steps.push_back({0, {1}, 'T'});
    for (int i = 1; i <= 6; ++i) ways.push_back({i, 7, ""});
    const auto drawing = drawn(make_flow(columns, {17}, steps, ways));
    EXPECT_EQ(drawing.metrics.crossings, 0);
    EXPECT_LE(drawing.metrics.bends, 12);
    for (std::size_t i = 0; i < 6; ++i) {
      EXPECT_EQ(drawing.wires[i].points.front(), drawing.wires[0].points.front());
      EXPECT_EQ(drawing.wires[i].entry, i == 0 ? Side::west : Side::north);
      EXPECT_EQ(drawing.wires[6 + i].exit, Side::south);
    }
  }
}

TEST(Route, TwoStepsOfOneRowBeginTogetherAndEndTogether) {
  const auto drawing = drawn(make_flow(widths(7), heights(2),
                                       {{0, {1}, 'T'},
                                        {0, {3}, 'P'},
                                        {0, {5}, 'P'},
                                        {0, {1}, 'T'},
                                        {1, {1}, 'T'},
                                        {1, {5}, 'P'},
                                        {1, {4}, 'P'},
                                        {1, {0}, 'T'}},
                                       {{0, 1, ""},
                                        {0, 2, ""},
                                        {1, 3, ""},
                                        {2, 3, ""},
                                        {4, 5, ""},
                                        {4, 6, ""},
                                        {5, 7, ""},
                                        {6, 7, ""}}));
  EXPECT_EQ(drawing.metrics.crossings, 0);
  EXPECT_EQ(drawing.wires[0].points.front(), drawing.wires[1].points.front());
  EXPECT_EQ(drawing.wires[4].points.front(), drawing.wires[5].points.front());
  for (std::size_t a = 0; a < 8; ++a)  // wires of one row stay in it
    for (const auto& p : drawing.wires[a].points)
      EXPECT_EQ(p.y < drawing.row_edges[1], a < 4) << "arrow " << a;
}

TEST(Route, LabelledArrowsAndThoseOfDecisionsNeverFork) {
  for (const bool labelled : {false, true}) {
    const std::string label = labelled ? "Ya" : "";
    const auto drawing = drawn(
        make_flow(widths(5), heights(2),
                  {{0, {2}, labelled ? 'P' : 'D'}, {1, {0}, 'P'}, {1, {2}, 'P'}, {1, {4}, 'P'}},
                  {{0, 1, label}, {0, 2, label}, {0, 3, label}}));
    EXPECT_TRUE(drawing.junctions.empty());
  }
}

TEST(Route, TwoHeadedAndDashedArrowsShareNothing) {
  auto flow =
      make_flow(widths(3), heights(3), {{0, {0}, 'P'}, {0, {1}, 'P'}, {0, {2}, 'P'}, {2, {1}, 'P'}},
                {{0, 3, ""}, {1, 3, ""}, {2, 3, ""}});
  flow.arrows[0].two_headed = true;
  flow.arrows[1].dashed = true;
  const auto drawing = drawn(flow);
  EXPECT_TRUE(drawing.junctions.empty());
  for (const auto& wire : drawing.wires) EXPECT_EQ(wire.own_end + 1, wire.points.size());
}

TEST(Route, PinnedSidesAreKept) {
  auto flow = make_flow(widths(3), heights(3), {{0, {0}, 'P'}, {2, {2}, 'P'}}, {{0, 1, ""}});
  flow.symbols[0].ports = bit(Side::west);
  flow.symbols[1].ports = bit(Side::south);
  const auto drawing = drawn(flow);
  EXPECT_EQ(drawing.wires[0].exit, Side::west);
  EXPECT_EQ(drawing.wires[0].entry, Side::south);
}

/// Each pair of sides that two steps below each other can have.
TEST(Route, WishedSidesAreKept) {
  for (const auto exit : {Side::east, Side::north, Side::west, Side::south})
    for (const auto entry : {Side::east, Side::north, Side::west, Side::south}) {
      auto flow = make_flow(widths(3), heights(4),
                            {{0, {0}, 'T'}, {1, {1}, 'D'}, {2, {1}, 'P'}, {3, {2}, 'T'}},
                            {{0, 1, ""}, {1, 2, "Ya"}, {1, 0, "Tidak"}, {2, 3, ""}});
      flow.arrows[1].exits = bit(exit);
      flow.arrows[1].entries = bit(entry);
      const auto drawing = drawn(flow);
      EXPECT_EQ(drawing.wires[1].exit, exit);
      EXPECT_EQ(drawing.wires[1].entry, entry);
      EXPECT_TRUE(drawing.unheeded.empty());
    }
}

TEST(Route, WishesThatCannotBeHeededAreNamedAndTheArrowIsDrawn) {
  auto flow = make_flow(widths(3), heights(3), {{0, {1}, 'D'}, {1, {0}, 'P'}, {2, {2}, 'P'}},
                        {{0, 1, "Ya"}, {0, 2, "Tidak"}});
  for (auto& arrow : flow.arrows) arrow.exits = bit(Side::west);
  const auto drawing = drawn(flow);
  EXPECT_EQ(drawing.unheeded.size(), 1U);
}

TEST(Route, WishesHoldAcrossPages) {
  auto flow =
      make_flow(widths(3), heights(4), {{0, {0}, 'T'}, {1, {1}, 'P'}, {2, {1}, 'P'}, {3, {2}, 'T'}},
                {{0, 1, ""}, {1, 2, ""}, {2, 3, ""}});
  flow.breaks = {2};
  flow.arrows[1].exits = bit(Side::west);
  flow.arrows[1].entries = bit(Side::east);
  const auto pages = paginate(flow, {millimetres(170), millimetres(170)});
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[1].first_row, 2);
  const auto wire_of = [](const Page& page, int arrow) {
    const auto found = std::ranges::find(page.arrows, arrow);
    return page.drawing.wires[static_cast<std::size_t>(found - page.arrows.begin())];
  };
  EXPECT_EQ(wire_of(pages[0], 1).exit, Side::west);
  EXPECT_EQ(wire_of(pages[1], 1).entry, Side::east);
}

/// Rows of 30 mm hold a symbol (6.5 mm and twice 3 mm) and a strip of connectors (9 mm), so three
/// of them make 90 mm with both strips.
TEST(Route, ConnectorsLieInTheRoomOfTheirRows) {
  auto flow = make_flow(widths(2), heights(6), {}, {});
  flow.rows.assign(9, millimetres(30));
  for (int row = 0; row < 9; ++row)
    flow.symbols.push_back({row, {0}, Kind::process, millimetres(12), millimetres(6.5)});
  for (int row = 1; row < 9; ++row) flow.arrows.push_back({.from = row - 1, .to = row});
  const auto pages = paginate(flow, {millimetres(92), millimetres(92)});
  ASSERT_EQ(pages.size(), 3U);
  for (const auto& page : pages) {
    EXPECT_EQ(page.end_row - page.first_row, 3);
    EXPECT_GE(page.drawing.row_edges.back(), 3 * millimetres(30));
    EXPECT_LE(page.drawing.row_edges.back(), millimetres(92));
  }
}

TEST(Route, AnArrowWithoutAFreeSideIsNamedNotLost) {
  auto flow = make_flow(widths(2), heights(2), {{0, {0}, 'P'}, {1, {1}, 'P'}}, {{0, 1, ""}});
  flow.symbols[0].ports = 0;
  const auto drawing = route(flow);
  EXPECT_EQ(drawing.unroutable, std::vector<int>{0});
  EXPECT_TRUE(drawing.wires[0].points.empty());
}

TEST(Route, ALabelledExitDownMakesRoomForTheLabel) {
  const auto flow =
      make_flow(widths(2), heights(2), {{0, {0}, 'D'}, {1, {0}, 'P'}}, {{0, 1, "Ya"}});
  const auto drawing = drawn(flow);
  ASSERT_TRUE(drawing.wires[0].label);
  EXPECT_LE(drawing.wires[0].label->bottom(), drawing.row_edges[1]);
  EXPECT_GE(drawing.wires[0].label->origin.x - drawing.wires[0].points[0].x, millimetres(0.7));
}

TEST(Route, DrawnMetricsAreThoseOfTheJudge) {
  const auto flow =
      make_flow(widths(4), heights(4), {{0, {0}, 'T'}, {1, {2}, 'D'}, {2, {1}, 'P'}, {3, {3}, 'T'}},
                {{0, 1, ""}, {1, 2, "Ya"}, {1, 0, "Tidak"}, {2, 3, ""}, {0, 3, ""}});
  const auto drawing = drawn(flow);
  const auto verdict = judge(flow, drawing);
  EXPECT_EQ(drawing.metrics.crossings, verdict.crossings);
  EXPECT_EQ(drawing.metrics.bends, verdict.bends);
  EXPECT_EQ(drawing.metrics.overlaps, 0);
  EXPECT_EQ(drawing.metrics.through, 0);
}

/// A judge that finds nothing is worth nothing: each spoiled picture must be seen.
class Judged : public testing::Test {
 protected:
  Flow flow =
      make_flow(widths(3), heights(4), {{0, {0}, 'T'}, {1, {1}, 'D'}, {2, {2}, 'P'}, {3, {1}, 'T'}},
                {{0, 1, ""}, {1, 2, "Ya"}, {1, 0, "Tidak"}, {2, 3, ""}});
  Drawing drawing = route(flow);
  void expect(const std::string& rule) const {
    const auto verdict = judge(flow, drawing);
    EXPECT_NE(told(verdict).find(rule), std::string::npos) << rule << " in:\n" << told(verdict);
  }
};

TEST_F(Judged, SeesALostArrow) {
  drawing.wires[1].points.clear();
  expect("I1");
}
TEST_F(Judged, SeesAnObliqueLine) {
  drawing.wires[0].points[1].y += millimetres(1);
  expect("I1");
}
TEST_F(Judged, SeesALineThroughASymbol) {
  drawing.boxes[2][0] = {drawing.wires[3].points[1], millimetres(5), millimetres(5)};
  drawing.boxes[2][0].origin.x -= millimetres(2);
  drawing.boxes[2][0].origin.y -= millimetres(2);
  expect("I2");
}
TEST_F(Judged, SeesLinesOnEachOther) {
  drawing.wires[3].points = drawing.wires[1].points;
  for (auto& p : drawing.wires[3].points) p.x += millimetres(0.1);
  expect("I3");
}
TEST_F(Judged, SeesACopiedWire) {
  drawing.wires[3].points = drawing.wires[1].points;
  expect("I4");
}
TEST_F(Judged, SeesADotWithoutAJunction) {
  drawing.junctions.push_back(drawing.wires[0].points[1]);
  expect("I5");
}
TEST_F(Judged, SeesAnEndOffThePort) {
  for (auto& p : drawing.wires[0].points) p.y += millimetres(1);
  expect("I6");
}
TEST_F(Judged, SeesARowThatShrank) {
  drawing.row_edges[1] -= millimetres(1);
  expect("I7");
}
TEST_F(Judged, SeesALineOnARuling) {
  drawing.column_edges[1] = drawing.wires[0].points[1].x;
  expect("I8");
}
TEST_F(Judged, SeesALostLabel) {
  drawing.wires[1].label.reset();
  expect("I12");
}
TEST_F(Judged, SeesAHitLabel) {
  drawing.wires[1].label->origin = drawing.boxes[0][0].origin;
  EXPECT_EQ(judge(flow, drawing).label_hits, 1);
}

}  // namespace
}  // namespace sopan::route::test
