#include "layouts/join.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "pipeline/read/fonts.hpp"

namespace sopan::layouts {
namespace {

const font::Faces& faces() {
  static const auto opened = font::open(built_in_fonts());
  return opened;
}

/// A page with a heading, a place named "here" and a link to it.
page::Document part() {
  page::Document part;
  part.elements.push_back({.role = page::Role::heading1, .parent = 0});
  part.elements.push_back({.role = page::Role::link, .parent = 0});
  part.pages.resize(2);
  part.pages[1].marks = {page::Destination{.name = "here"},
                         page::Link{.destination = "here", .element = 2},
                         page::TextRun{.text = "word", .element = 1}};
  part.bookmarks = {{.level = 0, .title = "Here", .destination = "here"}};
  return part;
}

template <class Mark>
std::vector<Mark> all(const page::Document& document) {
  std::vector<Mark> marks;
  for (const auto& page : document.pages)
    for (const auto& mark : page.marks)
      if (const auto* one = std::get_if<Mark>(&mark)) marks.push_back(*one);
  return marks;
}

std::vector<std::string> texts(const page::Document& document) {
  std::vector<std::string> texts;
  for (const auto& run : all<page::TextRun>(document)) texts.push_back(run.text);
  return texts;
}

TEST(Join, TwoPartsOfTheSameNamesStayApart) {
  page::Document book;
  append(book, part(), {.target = "a", .title = "A"});
  append(book, part(), {.target = "b", .title = "B"});
  ASSERT_EQ(book.pages.size(), 4U);
  const auto links = all<page::Link>(book);
  EXPECT_EQ(links[0].destination, "a/here");
  EXPECT_EQ(links[1].destination, "b/here");
  const auto places = all<page::Destination>(book);
  ASSERT_EQ(places.size(), 4U);
  EXPECT_EQ(places[2].name, "b");
  EXPECT_EQ(places[3].name, "b/here");
}

TEST(Join, ElementsKeepTheirMarksAndGoUnderTheirPart) {
  page::Document book;
  append(book, part(), {.target = "a"});
  const auto element =
      append(book, part(), {.target = "b", .role = page::Role::part, .headings = 1});
  EXPECT_EQ(element, 4U);
  EXPECT_EQ(book.elements[element].role, page::Role::part);
  EXPECT_EQ(book.elements[element].parent, 0U);
  const auto words = all<page::TextRun>(book);
  EXPECT_EQ(words[1].element, element + 1);
  EXPECT_EQ(book.elements[element + 1].parent, element);
  EXPECT_EQ(book.elements[element + 1].role, page::Role::heading2);
  EXPECT_EQ(all<page::Link>(book)[1].element, element + 2);
}

TEST(Join, BookmarksOfAPartStandBelowItsOwn) {
  page::Document book;
  append(book, part(), {.target = "a", .title = "A", .level = 1});
  ASSERT_EQ(book.bookmarks.size(), 2U);
  EXPECT_EQ(book.bookmarks[0].level, 1);
  EXPECT_EQ(book.bookmarks[0].destination, "a");
  EXPECT_EQ(book.bookmarks[1].level, 2);
  EXPECT_EQ(book.bookmarks[1].destination, "a/here");
}

TEST(Join, NumbersOfPagesStandWhereTheyWereAwaited) {
  page::Document book;
  append(book, part(), {.target = "front"});
  append(book, part(), {.target = "body"});
  book.numberings = {{0, true}, {2, false}};
  book.pages[0].marks = {page::PageNumberSlot{.size = points(9), .destination = "front/here"},
                         page::PageNumberSlot{.size = points(9), .destination = "body/here"}};
  fill_page_numbers(book, faces());
  EXPECT_EQ(texts(book), (std::vector<std::string>{"ii", "2", "word", "word"}));
}

TEST(Join, ANumberIsFlushWithTheSideOfItsSlot) {
  page::Document book;
  append(book, part(), {.target = "a"});
  page::PageNumberSlot slot{.origin = {points(10), points(10)},
                            .size = points(9),
                            .width = points(50),
                            .destination = "a"};
  book.pages[0].marks.emplace_back(slot);
  slot.at_left = true;
  book.pages[0].marks.emplace_back(slot);
  fill_page_numbers(book, faces());
  const auto runs = all<page::TextRun>(book);
  EXPECT_EQ(runs[1].origin.x, points(10));
  const auto& face = faces()[runs[0].face];
  const auto width =
      font::scaled(face.shape(runs[0].text).advance, face.metrics().units_per_em, points(9));
  EXPECT_EQ(runs[0].origin.x + width, points(60));
}

TEST(Join, ASlotForNoPlaceIsAFault) {
  page::Document book;
  append(book, part(), {.target = "a"});
  book.pages[0].marks.emplace_back(page::PageNumberSlot{.destination = "nowhere"});
  EXPECT_THROW(fill_page_numbers(book, faces()), std::runtime_error);
}

TEST(Join, FoliosStandOnEveryPageButTheFirst) {
  page::Document book;
  append(book, part(), {.target = "a"});
  append(book, part(), {.target = "b"});
  book.numberings = {{0, true}, {2, false}};
  for (auto& page : book.pages) page = {.width = millimetres(215), .height = millimetres(330)};
  add_folios(book, faces());
  EXPECT_EQ(texts(book), (std::vector<std::string>{"ii", "1", "2"}));
}

}  // namespace
}  // namespace sopan::layouts
