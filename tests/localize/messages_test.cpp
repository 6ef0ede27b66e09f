#include "pipeline/localize/messages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "pipeline/localize/catalog.hpp"

namespace sopan {
namespace {

using enum Language;

std::string text_of_file(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

bool is_key(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
         std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

/// Whether a literal after `before` (white space undone) names a sentence.
bool names_sentence(std::string_view before, std::string_view literal, bool list_of_codes) {
  while (before.ends_with(' ') || before.ends_with('\n')) before.remove_suffix(1);
  for (const std::string_view end :
       {".code =", ".variant =", "Message{", "Message{.key =", "Rule{"})
    if (before.ends_with(end)) return true;
  if (literal.find('-') == std::string_view::npos) return list_of_codes && before.ends_with('{');
  if (list_of_codes || before.ends_with("string_view(")) return true;
  const auto line = before.substr(before.rfind('\n') + 1);
  for (const std::string_view call :
       {"report(", "malformed(", "skip_past(", "hint(", "fault(", "check_default("})
    if (line.find(call) != std::string_view::npos) return true;
  return false;
}

/// Keys raised in a file: codes, variants and hints; in a list of codes all its words.
std::set<std::string> keys_raised_in(std::string_view text, bool list_of_codes) {
  std::set<std::string> keys;
  for (auto at = text.find('"'); at != std::string_view::npos; at = text.find('"', at)) {
    const auto end = text.find('"', at + 1);
    if (end == std::string_view::npos) break;
    const auto literal = text.substr(at + 1, end - at - 1);
    if (is_key(literal) && names_sentence(text.substr(0, at), literal, list_of_codes))
      keys.insert(std::string(literal));
    at = end + 1;
  }
  return keys;
}

std::set<std::string> keys_raised() {
  std::set<std::string> keys;
  for (const auto* const folder : {"pipeline", "layouts"}) {
    const auto root = std::filesystem::path(SOPAN_SOURCE_DIR) / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      const bool list_of_codes = entry.path().filename() == "codes.hpp";
      keys.merge(keys_raised_in(text_of_file(entry.path()), list_of_codes));
    }
  }
  return keys;
}

/// The places {0}, {1} … of a sentence.
std::set<char> places(std::string_view text) {
  std::set<char> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i)
    if (text[i] == '{' && text[i + 2] == '}') found.insert(text[i + 1]);
  return found;
}

TEST(Messages, EveryKeyRaisedHasASentenceInBothLanguages) {
  const auto keys = keys_raised();
  EXPECT_GE(keys.size(), 40U);
  for (const auto* const key : {"missing-glyph", "doctype", "write-ampersand", "unclosed-element"})
    EXPECT_TRUE(keys.contains(key)) << key;
  for (const auto& key : keys) {
    EXPECT_TRUE(can_say(key, indonesian)) << key;
    EXPECT_TRUE(can_say(key, english)) << key;
  }
}

TEST(Messages, CatalogsHaveTheSameKeysAndPlaces) {
  const auto a = localization::indonesian_catalog();
  const auto b = localization::english_catalog();
  ASSERT_EQ(a.size(), b.size());
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].key, b[i].key);
    EXPECT_EQ(places(a[i].text), places(b[i].text)) << a[i].key;
    EXPECT_TRUE(seen.insert(a[i].key).second) << a[i].key;
    EXPECT_FALSE(a[i].text.ends_with('.')) << a[i].key;
    EXPECT_FALSE(b[i].text.ends_with('.')) << b[i].key;
  }
}

TEST(Messages, ADiagnosticIsTheSentenceThePlaceAndTheHint) {
  Sources sources;
  const std::string line = "      <ke ref=\"disposis\">Ya</ke>";
  const auto file = sources.add({"umum/surat-masuk.xml", "<a>\n" + line + "\n</a>"});
  const Diagnostic fault{.code = "unknown-target",
                         .span = {file, 19, 27},
                         .arguments = {std::string("disposis")},
                         .hint = Message{"did-you-mean", {std::string("disposisi")}}};
  EXPECT_EQ(render(fault, sources, indonesian),
            "umum/surat-masuk.xml:2:16: kesalahan: langkah “disposis” tidak ditemukan dalam "
            "prosedur ini [unknown-target]\n"
            "    2 |       <ke ref=\"disposis\">Ya</ke>\n"
            "      |                ^~~~~~~~\n"
            "petunjuk: maksud Anda “disposisi”?\n");
  EXPECT_EQ(render(fault, sources, english),
            "umum/surat-masuk.xml:2:16: error: step “disposis” is not found in this procedure "
            "[unknown-target]\n"
            "    2 |       <ke ref=\"disposis\">Ya</ke>\n"
            "      |                ^~~~~~~~\n"
            "hint: did you mean “disposisi”?\n");
}

TEST(Messages, TheCaretStandsUnderItsCharacter) {
  const struct {
    std::string_view text;
    std::uint32_t begin, end;
    std::string_view expected;
  } cases[] = {
      {"abc", 0, 1, "    1 | abc\n      | ^\n"},
      {"abc", 1, 3, "    1 | abc\n      |  ^~\n"},
      {"abc", 1, 1, "    1 | abc\n      |  ^\n"},
      {"abc", 3, 3, "    1 | abc\n      |    ^\n"},
      {"é=x", 3, 4, "    1 | é=x\n      |   ^\n"},              // a column is a code point
      {"\tabc", 1, 2, "    1 | \tabc\n      | \t^\n"},          // a tab stays one
      {"ab\ncd", 1, 5, "    1 | ab\n      |  ^\n"},             // to the end of the line
      {"\xEF\xBB\xBF<a>", 3, 6, "    1 | <a>\n      | ^~~\n"},  // no byte order mark
      {"a\xFFz", 1, 2, "    1 | a\uFFFDz\n      |  ^\n"},       // not UTF-8
      {"a\x1Bz", 2, 3, "    1 | a\uFFFDz\n      |   ^\n"},      // nothing steers the terminal
      {"a\u009Bz", 3, 4, "    1 | a\uFFFDz\n      |   ^\n"},    // nor so
      {"a\u202Ez", 4, 5, "    1 | a\uFFFDz\n      |   ^\n"},    // nor turns the text around
  };
  for (const auto& c : cases) {
    Sources sources;
    const auto file = sources.add({"x", std::string(c.text)});
    const Diagnostic fault{.code = "doctype", .span = {file, c.begin, c.end}};
    const auto text = render(fault, sources, indonesian);
    EXPECT_EQ(text.substr(text.find('\n') + 1), c.expected) << c.text;
  }
}

TEST(Messages, AFaultOfAWholeFileHasNoLine) {
  Sources sources;
  const auto file = sources.add({"umum/lain.xml", ""});
  EXPECT_EQ(render({.code = "no-manual", .span = {.source = file}}, sources, indonesian),
            "umum/lain.xml: kesalahan: tidak ada manual.xml di folder SOP ini maupun di folder di "
            "atasnya [no-manual]\n");
}

TEST(Messages, LongLinesAreCutAroundThePlace) {
  Sources sources;
  const auto file = sources.add({"x", std::string(5000, 'a') + "B" + std::string(5000, 'a')});
  const auto text = render({.code = "doctype", .span = {file, 5000, 5001}}, sources, indonesian);
  EXPECT_LT(text.size(), 500U);
  std::istringstream lines(text);
  std::string head;
  std::string line;
  std::string caret;
  std::getline(lines, head);
  std::getline(lines, line);
  std::getline(lines, caret);
  // The ellipsis is three bytes of one character.
  EXPECT_EQ(line.find('B') - 2, caret.find('^'));
}

TEST(Messages, ALongLineIsShownFromWholeCharacters) {
  for (std::uint32_t before = 5000; before < 5008; ++before) {
    std::string line(before % 4, 'a');
    while (line.size() < before) line += "\U0001F4C4";
    const auto place = static_cast<std::uint32_t>(line.size());
    line += "B";
    for (int i = 0; i < 200; ++i) line += "\U0001F4C4";
    Sources sources;
    const auto file = sources.add({"x", line});
    const auto text =
        render({.code = "doctype", .span = {file, place, place}}, sources, indonesian);
    EXPECT_EQ(text.find("\uFFFD"), std::string::npos) << before;
    std::string shown = "…";
    for (int i = 0; i < 59; ++i) shown += "\U0001F4C4";
    shown += "B";
    for (int i = 0; i < 99; ++i) shown += "\U0001F4C4";
    EXPECT_NE(text.find("| " + shown + "…\n"), std::string::npos) << before;
  }
}

TEST(Messages, ValuesAreCutAndCannotSteerTheTerminal) {
  const auto said = [](std::string value) {
    Sources sources;
    sources.add({"a\nb", "x"});
    return render({.code = "undefined-entity", .arguments = {std::move(value)}}, sources, english);
  };
  const auto expected = [](const std::string& value) {
    return "a\uFFFDb:1:1: error: entity “" + value +
           "” is not known [undefined-entity]\n    1 | x\n      | ^\n";
  };
  EXPECT_EQ(said("a\x1B[1m\u009Bb\n"), expected("a\uFFFD[1m\uFFFDb\uFFFD"));
  EXPECT_EQ(said(std::string(1000, 'a')), expected(std::string(1000, 'a')));
  EXPECT_EQ(said(std::string(1001, 'a')), expected(std::string(1000, 'a') + "…"));
}

TEST(Messages, ValuesAreWrittenInTheLanguage) {
  const Diagnostic fault{
      .code = "signer-out-of-office",
      .arguments = {std::string("Drs. Surya"), Date{2023, 10, 31}, Date{2023, 5, 0}}};
  EXPECT_EQ(sentence_of(fault, Sources(), indonesian),
            "Drs. Surya tidak lagi menjabat pada tanggal efektif 31 Oktober 2023: masa jabatannya "
            "berakhir Mei 2023");
  EXPECT_EQ(sentence_of(fault, Sources(), english),
            "Drs. Surya is no longer in office on the effective date 31 October 2023: the term "
            "ended May 2023");
  EXPECT_EQ(
      sentence_of({.code = "too-deep", .arguments = {std::int64_t{1000}}}, Sources(), indonesian),
      "elemen bersarang lebih dari 1.000 tingkat");
  EXPECT_EQ(
      sentence_of({.code = "bad-date", .arguments = {Date{2026, 2, 30}}}, Sources(), indonesian),
      "tanggal 30 Februari 2026 tidak ada");
  EXPECT_EQ(
      sentence_of({.code = "bad-date", .arguments = {Date{2026, 13, 1}}}, Sources(), indonesian),
      "tanggal 2026-13-01 tidak ada");
}

TEST(Messages, AnotherPlaceIsToldByItsLine) {
  Sources sources;
  const auto here = sources.add({"a.xml", "1\n2\n3\n"});
  const auto there = sources.add({"b.xml", "1\n2\n"});
  Diagnostic fault{.code = "duplicate-id",
                   .span = {here, 4, 5},
                   .arguments = {std::string("x"), Span{here, 2, 3}}};
  EXPECT_EQ(sentence_of(fault, sources, indonesian), "id “x” sudah dipakai di baris 2");
  EXPECT_EQ(sentence_of(fault, sources, english), "id “x” is used already in line 2");
  fault.arguments[1] = Span{there, 2, 3};
  EXPECT_EQ(sentence_of(fault, sources, indonesian), "id “x” sudah dipakai di b.xml:2");
}

TEST(Messages, AVariantSpeaksForItsCode) {
  const Diagnostic fault{
      .code = "equal-labels", .arguments = {std::int64_t{5}}, .variant = "equal-labels-none"};
  EXPECT_EQ(sentence_of(fault, Sources(), indonesian),
            "dua jalan keluar dari keputusan pada langkah 5 belum berlabel");
}

TEST(Messages, SeveritiesAndLanguagesHaveNames) {
  EXPECT_EQ(say(Severity::error, indonesian), "kesalahan");
  EXPECT_EQ(say(Severity::warning, indonesian), "perhatian");
  EXPECT_EQ(say(Severity::note, indonesian), "saran");
  EXPECT_EQ(say(Severity::error, english), "error");
  EXPECT_EQ(language_named("id"), indonesian);
  EXPECT_EQ(language_named("en"), english);
  EXPECT_FALSE(language_named("de"));
  EXPECT_EQ(say("no-such-key", {}, english), "no-such-key");
}

}  // namespace
}  // namespace sopan
