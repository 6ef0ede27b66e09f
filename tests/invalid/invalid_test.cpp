#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "layouts/faults.hpp"
#include "pipeline/archive/shelf.hpp"
#include "pipeline/localize/catalog.hpp"
#include "pipeline/localize/messages.hpp"
#include "pipeline/publish/archived.hpp"
#include "pipeline/publish/build.hpp"
#include "pipeline/publish/codes.hpp"
#include "pipeline/publish/object_id.hpp"
#include "pipeline/read/codes.hpp"
#include "pipeline/validate/rules.hpp"
#include "tests/publish/folder.hpp"
#include "tests/publish/privilege.hpp"

/// `tests/invalid/<code>[-<variant>].xml` is a small wrong file, the `.txt` beside it all that is
/// said of it. It takes the place of its like in the faultless `project/`: its root says which.
/// SOPAN_UPDATE_GOLDEN=1 writes what is said as what is expected.
namespace sopan {
namespace {

namespace fs = std::filesystem;

const fs::path here = SOPAN_SOURCE_DIR "/tests/invalid";

/// Cases that stand elsewhere than at the place of their kind, or are asked for by name.
struct Request {
  std::string_view name, file, asked;
  bool final = false;  ///< a manual is asked for, in which no SOP may be missing
};
constexpr Request requests[] = {
    {"incomplete-manual", "contoh.xml", ".", true},
    {"no-manual", "../sendiri.xml", "../sendiri.xml"},
    {"not-in-project", "manual.xml", "lain.xml"},
    {"unknown-sop-unread", "lain.xml", "contoh.xml"},
    {"unmatched-file", "tersesat.xml", "."},
    {"wrong-kind--register", "peraturan.xml", "."},
};

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// The names of the cases.
std::set<std::string> names() {
  std::set<std::string> all;
  for (const auto& entry : fs::directory_iterator(here)) {
    if (entry.path().extension() == ".xml") all.insert(entry.path().stem().string());
  }
  return all;
}

Request request_of(const std::string& name, const std::string& text) {
  const auto* const special = std::ranges::find(requests, name, &Request::name);
  if (special != std::end(requests)) return *special;
  constexpr std::pair<std::string_view, std::string_view> places[] = {
      {"<manual", "manual.xml"},
      {"<daftar-peraturan", "peraturan.xml"},
      {"<profil ", "profil/kantor.xml"},
      {"<huruf>", "fonts/fonts.xml"},
  };
  for (const auto& [root, file] : places) {
    if (text.find(root) != std::string::npos) return {name, file, "."};
  }
  return {name, "contoh.xml", "."};
}

/// What is said of a case: as the author sees it, and by which keys.
struct Said {
  std::string text;
  std::vector<Diagnostic> all;
  std::set<std::string, std::less<>> keys;
};

/// The faultless project with a case in it, in a folder of its own where the test works.
class Place {
 public:
  Place() : before_(fs::current_path()) {
    fs::copy(here / "project", folder_ / "proyek",
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    fs::current_path(folder_ / "proyek");
  }
  ~Place() { fs::current_path(before_); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  Said run(const Request& request, const std::string& text) {
    // What concerns the PDFs of earlier runs: a strange one, and that of a SOP that is no more.
    const bool prints = request.name == "foreign-output" || request.name == "stale-output";
    if (request.name == "foreign-output") folder_.put("proyek/keluaran/contoh.pdf", "%PDF-1.7");
    publish::Output output("keluaran", false);
    publish::Settings settings{.final = request.final, .output = prints ? &output : nullptr};
    if (request.final) settings.deliver_manual = [](const std::string&) {};
    Sources sources;
    Diagnostics diagnostics;
    const bool archived =
        request.name == "changed-since-archived" || request.name == "untold-change";
    if (archived) archive_sample();
    const auto build = [&] {
      auto batch = publish::open_batch({.paths = {fs::path(request.asked)}}, sources, diagnostics);
      for (auto& selection : batch.selections) {
        if (archived)
          publish::hold_against_archive(selection, archive::Store("arsip"), sources, diagnostics);
        publish::build(selection, settings, sources, diagnostics);
      }
    };
    if (request.name == "stale-output") build();
    if (!request.file.empty()) folder_.put("proyek/" + std::string(request.file), text);
    if (request.name == "unreadable-file")
      fs::permissions(folder_ / "proyek" / request.file, fs::perms::none);
    const ObeysPermissions obeys;
    build();
    diagnostics.sort();
    Said said{.all = diagnostics.all()};
    for (const auto& one : said.all) {
      said.text += render(one, sources, Language::indonesian);
      said.keys.emplace(one.variant.empty() ? one.code : one.variant);
      if (one.hint) said.keys.emplace(one.hint->key);
    }
    return said;
  }

 private:
  /// Puts the faultless SOP into an archive as its version 1.
  static void archive_sample() {
    archive::Writer writer("arsip");
    archive::Shelf shelf(writer);
    Sources sources;
    Diagnostics diagnostics;
    const auto batch = publish::open_batch({.paths = {"contoh.xml"}}, sources, diagnostics);
    const auto& selection = batch.selections.at(0);
    const auto facts =
        publish::facts_of(selection.project, selection.project.sops[selection.chosen.at(0)]);
    archive::Deposit deposit{.object = publish::object_id(facts),
                             .message = "Penetapan",
                             .user = {.name = "Kantor", .address = "mailto:kantor@example.org"},
                             .files = {{"sop.xml", text_of("contoh.xml")}}};
    deposit.record.id = facts.id;
    deposit.record.editions = {{.version = 1, .added = "2026-02-02T00:00:00Z"}};
    shelf.add(deposit);
  }

  Folder folder_;
  fs::path before_;
};

Said told(const std::string& name, const std::string& text) {
  Place place;
  return place.run(request_of(name, text), text);
}

/// A file that is too large to lie here.
std::string too_large() { return "<sop>" + std::string(8U << 20U, ' ') + "</sop>"; }

/// What was said last of a file with a thousand and one faults.
Said too_many_faults() {
  std::string text = "<sop>\n";
  for (int i = 0; i < 1001; ++i) text += "<lagkah/>\n";
  auto said = told("too-many-faults", text + "</sop>");
  said.text.erase(0, said.text.rfind("contoh.xml:"));
  return said;
}

const std::map<std::string, Said>& all_told() {
  static const auto all = [] {
    std::map<std::string, Said> result;
    for (const auto& name : names()) result[name] = told(name, text_of(here / (name + ".xml")));
    result["too-large"] = told("too-large", too_large());
    result["too-many-faults"] = too_many_faults();
    result["unreadable-file"] = told("unreadable-file", "<sop/>");
    return result;
  }();
  return all;
}

TEST(Invalid, TheProjectAroundTheCasesIsFaultless) {
  EXPECT_EQ(told("", text_of(here / "project/contoh.xml")).text, "");
}

TEST(Invalid, EveryCaseIsToldAsExpected) {
  const bool rewrite = std::getenv("SOPAN_UPDATE_GOLDEN") != nullptr;
  for (const auto& [name, said] : all_told()) {
    const auto file = here / (name + ".txt");
    if (rewrite) std::ofstream(file, std::ios::binary) << said.text;
    EXPECT_EQ(said.text, text_of(file)) << name;
  }
}

TEST(Invalid, EveryCaseIsNamedForWhatItShows) {
  for (const auto& [name, said] : all_told()) {
    const bool shown = std::ranges::any_of(said.all, [&name = name](const Diagnostic& one) {
      const std::string code(one.code);
      const std::string variant(one.variant);
      return name == (variant.empty()                   ? code
                      : variant.starts_with(code + "-") ? variant
                                                        : code + "-" + variant) ||
             name.starts_with(code + "--");
    });
    EXPECT_TRUE(shown) << name << "\n" << said.text;
  }
}

TEST(Invalid, EveryCodeHasACase) {
  std::set<std::string, std::less<>> shown;
  for (const auto& [name, said] : all_told()) {
    for (const auto& one : said.all) shown.emplace(one.code);
  }
  for (const auto& one : read_codes::codes) EXPECT_TRUE(shown.contains(one.code)) << one.code;
  for (const auto& rule : rules) EXPECT_TRUE(shown.contains(rule.code)) << rule.code;
  for (const auto code : publish_codes::codes) EXPECT_TRUE(shown.contains(code)) << code;
}

/// Every code has a sentence (`Messages.EveryKeyRaisedHasASentenceInBothLanguages`), so this holds
/// for the codes of the sheets too.
TEST(Invalid, EverySentenceIsSpokenInACase) {
  std::set<std::string, std::less<>> spoken = {
      // The form of a message; `gangguan` is said of the machine.
      "severity-error", "severity-warning", "severity-note", "severity-failure", "hint", "line",
      // Only when pugixml and the scan disagree, which no file does that is known.
      "malformed-xml"};
  for (const auto& [name, said] : all_told()) spoken.insert(said.keys.begin(), said.keys.end());
  for (const auto& [key, text] : localization::indonesian_catalog())
    EXPECT_TRUE(spoken.contains(key)) << key;
}

}  // namespace
}  // namespace sopan
