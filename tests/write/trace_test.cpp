#include "pipeline/write/trace/trace.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/write/specimen.hpp"

namespace sopan {
namespace {

using namespace literals;

page::Document one_of_each() {
  page::Document document;
  document.pages.push_back({.width = 215_mm, .height = 330_mm});
  document.elements.push_back({.role = page::Role::heading1});
  document.elements.push_back({.role = page::Role::figure, .alternative = "Logo"});
  auto& marks = document.pages[0].marks;
  marks.emplace_back(page::TextRun{.origin = {20_mm, 35.126_mm},
                                   .face = 1,
                                   .size = 8.5_pt,
                                   .text = "Tamu \"resmi\"",
                                   .element = 1});
  marks.emplace_back(page::TextRun{.origin = {-0.5_mm, 0_mm},
                                   .size = 90_pt,
                                   .rotation = page::Rotation::upward,
                                   .outlined = true,
                                   .text = "DRAF"});
  using Verb = page::PathSegment::Verb;
  marks.emplace_back(
      page::Path{.segments = {{Verb::move, {1_mm, 2_mm}, {}, {}},
                              {Verb::line, {3_mm, 2_mm}, {}, {}},
                              {Verb::curve, {4_mm, 2_mm}, {4_mm, 3_mm}, {3_mm, 3_mm}},
                              {Verb::close, {}, {}, {}}},
                 .fill = page::Ink::grey10,
                 .stroke = page::Ink::black,
                 .width = 0.5_pt,
                 .dashes = {1_mm, 0.5_mm}});
  marks.emplace_back(page::Image{.box = {{10_mm, 10_mm}, 20_mm, 25_mm}, .element = 2});
  marks.emplace_back(page::Link{
      .box = {{1_mm, 1_mm}, 2_mm, 2_mm}, .destination = "langkah-1", .description = "Langkah 1"});
  marks.emplace_back(page::Destination{"langkah-1", {5_mm, 6_mm}});
  document.bookmarks.push_back({1, "Prosedur", "langkah-1"});
  return document;
}

TEST(Trace, TellsPlaceSizeMeaningAndTextOfEveryMark) {
  EXPECT_EQ(trace(one_of_each()),
            "page 1 215.00x330.00\n"
            "text 20.00,35.13 8.50pt/1 heading1 \"Tamu \\\"resmi\\\"\"\n"
            "text -0.50,0.00 90.00pt/0 turned outlined artifact \"DRAF\"\n"
            "path fill grey10 stroke 0.50pt black dashed 1.00 0.50 artifact M1.00,2.00 L3.00,2.00 "
            "C4.00,2.00 4.00,3.00 3.00,3.00 Z\n"
            "image 10.00,10.00 20.00x25.00 figure(\"Logo\") \n"
            "link 1.00,1.00 2.00x2.00 artifact \"Langkah 1\" to \"langkah-1\"\n"
            "destination 5.00,6.00 \"langkah-1\"\n"
            "bookmark 1 \"Prosedur\" to \"langkah-1\"\n");
}

TEST(Trace, HasALineForEveryMark) {
  const auto document = test::specimen();
  std::size_t lines = document.bookmarks.size();
  for (const auto& page : document.pages) lines += 1 + page.marks.size();
  const auto text = trace(document);
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(text, '\n')), lines);
}

}  // namespace
}  // namespace sopan
