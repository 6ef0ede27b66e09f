#include "tests/chain/words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>

#include "tests/support/generate.hpp"
#include "tests/support/press.hpp"
#include "tests/support/tools.hpp"

/// Text in = text out: what the author wrote is what a reader of the PDF gets back.
namespace sopan::test {
namespace {

std::string logo() {
  return bytes_of(std::filesystem::path(SOPAN_SOURCE_DIR) / "samples/setwan/logo.png");
}

using Set = std::set<std::string>;

void insert(Set& set, std::string_view text) {
  for (auto& word : words_of(text)) set.insert(std::move(word));
}

/// Words that pages repeat or add: heads, the line over the frame, connectors, numbers of columns,
/// the mark of a draft, and merged cells that go on.
Set repeated_words(const Pressed& pressed, const Profile& profile) {
  Set set;
  const auto& sop = pressed.manuscript;
  for (const auto& [key, label] : profile.labels) insert(set, label);
  for (const auto* text : {&sop.number, &sop.name}) insert(set, *text);
  set.insert("·");
  for (int number = 1; number < 100; ++number) set.insert(std::to_string(number));
  for (char letter = 'A'; letter <= 'Z'; ++letter) set.insert(std::string(1, letter));
  for (const auto& procedure : sop.procedures) {
    for (const auto& group : procedure.groups) insert(set, group);
    for (const auto& actor : procedure.actors) insert(set, actor.name);
    for (const auto& step : procedure.steps) {
      for (const auto& cell : step.cells) {
        if (cell.rows == 1) continue;
        for (const auto& paragraph : cell.text) {
          auto text = paragraph.marker + " ";
          for (const auto& run : paragraph.runs) text += run.text;
          insert(set, text);
        }
      }
    }
  }
  return set;
}

/// The artifacts of the pages hold every label of an arrow once, and nothing else that is new.
void expect_labels(const Pressed& pressed, const Profile& profile,
                   const std::vector<Placed>& words) {
  std::map<std::string, int> missing;
  for (const auto& word : labels_of(pressed.manuscript)) ++missing[word];
  const auto repeated = repeated_words(pressed, profile);
  for (const auto& word : words) {
    if (word.element != page::artifact) continue;
    if (const auto found = missing.find(word.text); found != missing.end()) {
      --found->second;
    } else {
      auto part = word.text;
      if (part.ends_with('-')) part.pop_back();
      const bool known = std::ranges::any_of(
          repeated, [&](const auto& whole) { return whole.find(part) != std::string::npos; });
      EXPECT_TRUE(known) << "page " << word.page + 1 << " says " << word.text;
    }
  }
  for (const auto& [word, count] : missing) {
    EXPECT_TRUE(count == 0 || repeated.contains(word)) << count << " labels missing: " << word;
  }
}

/// The cell of a table that an element belongs to, else the element itself.
page::ElementId cell_of(const page::Document& document, page::ElementId element) {
  for (auto id = element; id != 0; id = document.elements[id].parent) {
    const auto role = document.elements[id].role;
    if (role == page::Role::data_cell || role == page::Role::header_cell) return id;
    if (role == page::Role::figure) return page::artifact;
  }
  return element;
}

/// In painting order no cell of a page is left and returned to.
void expect_cells_together(const page::Document& document, const std::vector<Placed>& words) {
  std::set<std::pair<std::size_t, page::ElementId>> left;
  std::pair<std::size_t, page::ElementId> open{0, page::artifact};
  for (const auto& word : words) {
    if (word.element == page::artifact) continue;
    const std::pair now{word.page, cell_of(document, word.element)};
    if (now.second == page::artifact || now == open) continue;
    left.insert(open);
    open = now;
    EXPECT_FALSE(left.contains(now)) << "page " << word.page + 1 << ": " << word.text;
  }
}

/// No text runs over the edge of its page: at least 8 mm of each margin are left.
void expect_within_pages(const page::Document& document) {
  const Length margin = millimetres(8);
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    const auto& page = document.pages[i];
    for (const auto& mark : page.marks) {
      const auto* run = std::get_if<page::TextRun>(&mark);
      if (run == nullptr) continue;
      const auto& at = run->origin;
      EXPECT_TRUE(at.x >= margin && at.x <= page.width - margin && at.y >= margin &&
                  at.y <= page.height - margin)
          << "page " << i + 1 << ": " << run->text;
    }
  }
}

void expect_text_comes_back(const Shop& shop, const Pressed& pressed) {
  const auto words = placed_words(pressed.document, press_faces());

  const auto reading = in_reading_order(pressed.document, words);
  const auto lost = difference(words_of(pressed.manuscript, shop.profile()), reading);
  EXPECT_FALSE(lost) << "between manuscript and pages\n" << lost.value_or("");
  expect_labels(pressed, shop.profile(), words);
  expect_cells_together(pressed.document, words);
  expect_within_pages(pressed.document);

  const auto read = run_on(shop.pdf(pressed.document), "pdftotext -raw", "-");
  ASSERT_EQ(read.status, 0) << read.output;
  auto whole = words;
  for (auto& word : whole) word.ends_line = false;
  const auto unread = difference(words_of(read.output), whole);
  EXPECT_FALSE(unread) << "between pages (placed) and PDF (wanted)\n" << unread.value_or("");
}

TEST(TextInTextOut, HoldsForAllSamples) {
  for (const auto& path : samples().paths()) {
    SCOPED_TRACE(path);
    expect_text_comes_back(samples(), samples().press(path));
  }
}

/// Nothing where the paper has no room for the actors, which who writes a generated SOP cannot
/// know.
std::optional<Pressed> pressed_unless_too_wide(const Shop& shop, const std::string& path) {
  try {
    return shop.press(path);
  } catch (const std::runtime_error& refused) {
    if (std::string_view(refused.what()).find("too-many-actors") == std::string_view::npos) throw;
    return {};
  }
}

TEST(TextInTextOut, HoldsForGeneratedSops) {
  int pressed = 0, too_wide = 0;
  for (std::uint32_t seed = 0; seed < generated_count() / 2; ++seed) {
    const Shop shop(generate_project(seed, logo()));
    for (const auto& path : shop.paths()) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ", " + path);
      const auto sop = pressed_unless_too_wide(shop, path);
      ++(sop ? pressed : too_wide);
      if (sop) expect_text_comes_back(shop, *sop);
    }
  }
  EXPECT_LE(10 * too_wide, pressed);
}

TEST(TextInTextOut, SeesALostWord) {
  auto pressed = samples().press("umum/surat-masuk");
  for (auto& mark : pressed.document.pages[1].marks) {
    auto* run = std::get_if<page::TextRun>(&mark);
    if (run == nullptr || run->text != "Buku agenda dan lembar disposisi") continue;
    run->text = "Buku agenda dan disposisi";
  }
  const auto words =
      in_reading_order(pressed.document, placed_words(pressed.document, press_faces()));
  EXPECT_TRUE(difference(words_of(pressed.manuscript, samples().profile()), words));
}

TEST(TextInTextOut, TakesDividedWordsAsWhole) {
  const auto placed = [](std::initializer_list<const char*> lines) {
    std::vector<Placed> words;
    for (const auto* line : lines) {
      for (auto& word : words_of(line)) words.push_back({.text = std::move(word)});
      words.back().ends_line = true;
    }
    return words;
  };
  EXPECT_FALSE(difference({"pertanggungjawaban", "dan/atau"},
                          placed({"pertang-", "gungjawaban dan/", "atau"})));
  EXPECT_FALSE(difference({"e-office"}, placed({"e-", "office"})));
  EXPECT_TRUE(difference({"dua", "kata"}, placed({"dua", "hal"})));
  EXPECT_TRUE(difference({"duakata"}, placed({"dua kata"})));
  EXPECT_TRUE(difference({"dua", "kata"}, placed({"dua", "kata", "lebih"})));
}

}  // namespace
}  // namespace sopan::test
