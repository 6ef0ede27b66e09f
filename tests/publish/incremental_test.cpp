#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "pipeline/font/font.hpp"
#include "pipeline/localize/messages.hpp"
#include "pipeline/publish/batch.hpp"
#include "pipeline/publish/build.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/read/fonts.hpp"
#include "tests/publish/folder.hpp"

/// What a run leaves is what a run from nothing leaves, whatever was done before.
namespace sopan::publish {
namespace {

namespace fs = std::filesystem;

/// One run over a project into a folder.
struct Session {
  std::vector<Made> made;
  Diagnostics diagnostics;

  Session(const fs::path& project, const fs::path& folder, Settings settings = {},
          bool force = false) {
    Sources sources;
    Output output(folder, force);
    settings.output = &output;
    auto batch = open_batch({.paths = {project}}, sources, diagnostics,
                            {.jobs = settings.jobs, .state = &output.state()});
    for (auto& selection : batch.selections) {
      for (auto& one : build(selection, settings, sources, diagnostics)) made.push_back(one);
    }
    output.remember();
  }

  [[nodiscard]] std::set<std::string> paths() const {
    std::set<std::string> all;
    for (const auto& one : made) all.insert(one.path);
    return all;
  }
  /// Those that were printed, with what had changed.
  [[nodiscard]] std::map<std::string, std::vector<std::string>> printed() const {
    std::map<std::string, std::vector<std::string>> all;
    for (const auto& one : made)
      if (!one.unchanged) all[one.path] = one.changes;
    return all;
  }
  [[nodiscard]] std::set<std::string> codes() const {
    std::set<std::string> all;
    for (const auto& one : diagnostics.all()) all.emplace(one.code);
    return all;
  }
};

using Changes = std::map<std::string, std::vector<std::string>>;

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// An office of two SOPs, the second of which links to the first.
struct Office {
  Folder folder;
  fs::path project = folder / "p", pdfs = folder / "pdf";

  Office() {
    put_project(folder, R"(<bagian judul="A"><sop src="a/*.xml"/></bagian>)");
    fs::create_directories(project);
    for (const auto* file : {"manual.xml", "peraturan.xml"})
      fs::rename(folder / file, project / file);
    write("a/one.xml", good_sop("one"));
    write("a/two.xml",
          with(good_sop("two"), "<butir>SOP Kearsipan</butir>", R"(<sop ref="one"/>)"));
  }
  void write(const std::string& name, const std::string& bytes) const {
    folder.put("p/" + name, bytes);
  }
  void change(const std::string& name, const std::string& from, const std::string& to) const {
    write(name, with(folder.get("p/" + name), from, to));
  }
  Session run(const Settings& settings = {}, bool force = false) const {
    return {project, pdfs, settings, force};
  }
};

/// What a run writes and says, by file and in words.
std::map<std::string, std::string> outcome(const fs::path& project, const fs::path& folder,
                                           std::size_t rest_above, std::size_t jobs) {
  Sources sources;
  Diagnostics diagnostics;
  Output output(folder, false);
  auto batch = open_batch({.paths = {project}}, sources, diagnostics,
                          {.jobs = jobs, .rest_above = rest_above});
  Settings settings{.jobs = jobs, .output = &output};
  std::map<std::string, std::string> all;
  for (auto& selection : batch.selections)
    for (const auto& one : build(selection, settings, sources, diagnostics))
      all["made " + one.path] = std::to_string(one.pages) + " " + std::to_string(one.warnings);
  output.remember();
  diagnostics.sort();
  for (const auto& one : diagnostics.all())
    all["told"] += render(one, sources, Language::indonesian);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".pdf") continue;
    all[fs::relative(entry.path(), folder).string()] =
        hash_of(files::read_file(entry.path(), 1U << 24U));
  }
  return all;
}

TEST(Incremental, SopsThatRestUntilTheyAreMadeAreMadeTheSame) {
  const Office office;
  office.write("a/wrong.xml", "<sop>");
  office.write("a/warned.xml",
               with(good_sop("warned"), "Menerima surat", "Menerima surat apabila diperlukan"));
  office.write("a/lost.xml", with(good_sop("lost"), R"(<peraturan ref="uu-23-2014"/>)",
                                  R"(<peraturan ref="uu-1-1900"/>)"));
  const auto awake = outcome(office.project, office.folder / "1", 1'000, 1);
  EXPECT_EQ(awake.size(), 1U + 3U + 3U);  // what is told; three that were made, and their PDFs
  EXPECT_EQ(outcome(office.project, office.folder / "2", 0, 1), awake);
  EXPECT_EQ(outcome(office.project, office.folder / "3", 0, 3), awake);
  office.write("b.xml", good_sop("one"));  // a second SOP of one id
  office.change("manual.xml", R"(<sop src="a/*.xml"/>)",
                R"(<sop src="a/*.xml"/><sop src="b.xml"/>)");
  EXPECT_EQ(outcome(office.project, office.folder / "4", 0, 2),
            outcome(office.project, office.folder / "5", 1'000, 2));
}

TEST(Incremental, NothingChangedNothingIsWritten) {
  const Office office;
  EXPECT_EQ(office.run().printed(), (Changes{{"a/one", {}}, {"a/two", {}}}));
  const auto before = fs::last_write_time(office.pdfs / "a/one.pdf");
  const auto state = fs::last_write_time(office.pdfs / ".sopan-state.jsonl");
  const auto again = office.run();
  EXPECT_EQ(again.printed(), Changes{});
  EXPECT_EQ(again.paths(), (std::set<std::string>{"a/one", "a/two"}));
  EXPECT_EQ(fs::last_write_time(office.pdfs / "a/one.pdf"), before);
  EXPECT_EQ(fs::last_write_time(office.pdfs / ".sopan-state.jsonl"), state);
}

TEST(Incremental, AChangeReachesExactlyItsUsersAndIsNamed) {
  const Office office;
  office.write("peraturan.xml", R"(<daftar-peraturan>
  <peraturan id="uu-23-2014" jenis="uu" nomor="23" tahun="2014" tentang="Pemerintahan Daerah"/>
  <peraturan id="uu-1" jenis="uu" nomor="1" tahun="2020" tentang="Satu"/>
</daftar-peraturan>)");
  office.change("a/one.xml", R"(ref="uu-23-2014")", R"(ref="uu-1")");
  office.run();
  office.change("peraturan.xml", R"(tentang="Satu")", R"(tentang="Kesatu")");
  EXPECT_EQ(office.run().printed(), (Changes{{"a/one", {"peraturan uu-1"}}}));
  office.change("a/one.xml", "Menerima surat", "Menerima berkas");
  EXPECT_EQ(office.run().printed(), (Changes{{"a/one", {"a/one.xml"}}}));
  office.change("a/one.xml", "Penanganan one", "Pengelolaan Satu");
  EXPECT_EQ(office.run().printed(), (Changes{{"a/one", {"a/one.xml"}}, {"a/two", {"SOP one"}}}));
  office.change("manual.xml", R"(nama="Budi")", R"(nama="Tuti")");
  EXPECT_EQ(office.run().printed(),
            (Changes{{"a/one", {"manual.xml"}}, {"a/two", {"manual.xml"}}}));
  EXPECT_EQ(office.run({.choices = {.paper = "A4"}}).printed(),
            (Changes{{"a/one", {"manual.xml", "program"}}, {"a/two", {"manual.xml", "program"}}}));
}

TEST(Incremental, WhatAProjectNeedsToKnowOfASopIsRemembered) {
  const Office office;
  office.change("manual.xml", "<pejabat ",
                R"(<pejabat id="penyusun" jabatan="Penyusun" nama="Tuti"/><pejabat )");
  const auto codes = office.run().codes();
  EXPECT_FALSE(codes.contains("signer-without-nip"));
  // Who only approves signs too.
  office.change("a/one.xml", "</identitas>",
                R"(<persetujuan peran="disusun" pejabat="penyusun"/></identitas>)");
  EXPECT_TRUE(office.run().codes().contains("signer-without-nip"));
  const auto again = office.run();
  EXPECT_EQ(again.printed(), Changes{});
  EXPECT_TRUE(again.codes().contains("signer-without-nip"));
}

TEST(Incremental, FontsCountByTheirBytes) {
  const Office office;
  const auto installed = font::find(built_in_fonts()).front();
  const auto own = office.project / "fonts" / installed.filename();
  const auto later = [&] {
    fs::last_write_time(own, fs::last_write_time(own) + std::chrono::seconds(2));
  };
  const Changes all{{"a/one", {"program"}}, {"a/two", {"program"}}};
  office.run();
  fs::create_directory(own.parent_path());
  fs::copy_file(installed, own);
  EXPECT_EQ(office.run().printed(), Changes{});  // another file of the same bytes
  auto bytes = files::read_file(own, 1U << 24U);
  bytes += '\0';
  files::write_file(own, bytes);
  later();
  EXPECT_EQ(office.run().printed(), all);
  later();
  EXPECT_EQ(office.run().printed(), Changes{});  // touched
  bytes.back() = '\1';
  files::write_file(own, bytes);
  later();
  EXPECT_EQ(office.run().printed(), all);  // as long as before
  EXPECT_EQ(office.run().printed(), Changes{});
}

TEST(Incremental, AFaultOfTwoSopsIsFoundWhenOneOfThemChanges) {
  const Office office;
  office.run();
  office.change("a/one.xml", "<nomor>one/2026", "<nomor>two/2026");
  const auto run = office.run();
  EXPECT_TRUE(run.codes().contains("duplicate-number"));
  EXPECT_EQ(run.paths(), std::set<std::string>{"a/one"});
}

TEST(Incremental, OtherPdfsAreNotOverwrittenButByForce) {
  const Office office;
  office.folder.put("pdf/a/one.pdf", "%PDF-1.7 a scan");
  const auto run = office.run();
  EXPECT_EQ(run.codes(), std::set<std::string>{"foreign-output"});
  EXPECT_EQ(run.paths(), std::set<std::string>{"a/two"});
  EXPECT_EQ(office.folder.get("pdf/a/one.pdf"), "%PDF-1.7 a scan");
  EXPECT_EQ(office.run({}, true).paths(), (std::set<std::string>{"a/one", "a/two"}));
  office.folder.put("pdf/a/one.pdf", office.folder.get("pdf/a/one.pdf") + "signed");
  EXPECT_EQ(office.run().codes(), std::set<std::string>{"foreign-output"});
}

TEST(Incremental, WithoutItsStateThePdfsOfAnEarlierRunAreKnown) {
  const Office office;
  office.run();
  fs::remove(office.pdfs / ".sopan-state.jsonl");
  office.change("a/one.xml", "Menerima surat", "Menerima berkas");
  EXPECT_EQ(office.run().paths(), (std::set<std::string>{"a/one", "a/two"}));
  const auto whole = office.folder.get("pdf/.sopan-state.jsonl");
  for (const auto& damage :
       {std::string(), std::string("{"), std::string("[]"), std::string("{\"version\":1}"),
        std::string("{\"version\":2,\"records\":0}"), with(whole, "\"records\":2", "\"records\":3"),
        with(whole, "\"ground\":", "\"ground\":7"), whole + "{}",
        whole.substr(0, whole.size() - 9)}) {
    ASSERT_NE(damage, whole);
    office.folder.put("pdf/.sopan-state.jsonl", damage);
    EXPECT_EQ(office.run().printed().size(), 2U) << damage;
  }
  EXPECT_EQ(office.run().printed().size(), 0U);
}

TEST(Incremental, PdfsOfSopsThatAreNoMoreGoOnlyWhenAsked) {
  const Office office;
  office.run();
  fs::remove(office.project / "a/two.xml");
  EXPECT_EQ(office.run().codes(), std::set<std::string>{"stale-output"});
  EXPECT_TRUE(fs::exists(office.pdfs / "a/two.pdf"));
  EXPECT_EQ(office.run({.prune = true}).codes(), std::set<std::string>{});
  EXPECT_FALSE(fs::exists(office.pdfs / "a/two.pdf"));
  EXPECT_EQ(office.run().codes(), std::set<std::string>{});
}

TEST(Incremental, WhatKilledRunsLeftIsRemoved) {
  const Office office;
  for (const std::string name : {"a/.one.pdf.999999999.tmp", "..sopan-state.jsonl.999999999.tmp"}) {
    office.folder.put("pdf/" + name, "half");
    office.run();
    EXPECT_FALSE(fs::exists(office.pdfs / name)) << name;
  }
  for (const auto* name :
       {"pdf/.mine.tmp", "pdf/.one.pdf.tmp", "pdf/one.pdf.1.tmp", "pdf/.x.1.tmp"}) {
    office.folder.put(name, "mine");
    office.run();
    EXPECT_EQ(office.folder.get(name), "mine");
  }
}

/// Something an author does to a project, at random.
void act(const Office& office, std::mt19937& dice) {
  const auto roll = [&](unsigned sides) { return static_cast<unsigned>(dice() % sides); };
  const auto name = "a/" + std::string(1, static_cast<char>('a' + roll(5))) + ".xml";
  const auto words = "Kegiatan " + std::to_string(roll(1000));
  switch (roll(12)) {
    case 0:
    case 1:
    case 2:
      office.write(name, with(good_sop(name.substr(2, 1)), "Menerima surat", words));
      break;
    case 3:
      office.write(name, with(good_sop(name.substr(2, 1)), "<butir>SOP Kearsipan</butir>",
                              R"(<sop ref="one"/>)"));
      break;
    case 4:
      fs::remove(office.project / name);
      break;
    case 5:
      office.change("a/one.xml", "<nama>", "<nama>Baru ");
      break;
    case 6:
      office.write("a/one.xml", good_sop("one"));
      break;
    case 7:
      office.change("peraturan.xml", "tentang=\"", "tentang=\"" + std::to_string(roll(9)));
      break;
    case 8:
      office.change("manual.xml", "jabatan=\"", "jabatan=\"P");
      break;
    case 9:
      office.write(name, "<sop id=\"broken\">");
      break;
    case 10:
      office.write(name,
                   with(good_sop(name.substr(2, 1)), "<nomor>" + name.substr(2, 1), "<nomor>one"));
      break;
    default:
      if (roll(2) == 0) fs::remove(office.pdfs / (name.substr(0, 3) + ".pdf"));
      if (roll(4) == 0) fs::remove(office.pdfs / ".sopan-state.jsonl");
      if (roll(4) == 0) office.folder.put("pdf/.sopan-state.jsonl", "{\"version\":2,");
      break;
  }
}

TEST(Incremental, AnySeriesOfChangesGivesWhatARunFromNothingGives) {
  const Office office;
  std::mt19937 dice(1);
  const int rounds = std::getenv("SOPAN_LONG") != nullptr ? 500 : 100;
  for (int round = 0; round < rounds; ++round) {
    for (auto times = 1 + dice() % 3; times > 0; --times) act(office, dice);
    const auto run = office.run({.jobs = 1 + dice() % 3});
    const Folder fresh;
    const Session clean(office.project, fresh / "pdf");
    ASSERT_EQ(run.paths(), clean.paths()) << "round " << round;
    for (const auto& path : clean.paths()) {
      ASSERT_TRUE(office.folder.get("pdf/" + path + ".pdf") == fresh.get("pdf/" + path + ".pdf"))
          << "round " << round << ": " << path;
    }
  }
}

}  // namespace
}  // namespace sopan::publish
