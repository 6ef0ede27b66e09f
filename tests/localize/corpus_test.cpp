#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "pipeline/localize/localize.hpp"
#include "pipeline/read/profile.hpp"
#include "pipeline/read/read.hpp"
#include "pipeline/text/text.hpp"
#include "pipeline/validate/validate.hpp"

namespace sopan {
namespace {

/// Every string of a manuscript that is printed or read aloud.
class Strings {
 public:
  explicit Strings(const manuscript::Sop& sop) {
    all_ = {sop.number, sop.name, sop.status, sop.office, sop.cover_title, sop.cover_year};
    add(sop.identity.letterhead);
    add(sop.identity.unit_lines);
    add(sop.identity.address_lines);
    for (const auto& field : sop.identity.fields) add({field.label, field.value});
    if (const auto& signatory = sop.identity.signatory) {
      add(signatory->post);
      add({signatory->name, signatory->rank, signatory->nip});
    }
    for (const auto& box : sop.identity.boxes) {
      all_.push_back(box.head);
      add(box.text);
    }
    for (const auto& procedure : sop.procedures) add(procedure);
    for (const auto& change : sop.history) {
      add({change.version, change.date, change.author});
      add(change.description);
    }
  }

  [[nodiscard]] const std::vector<std::string>& all() const { return all_; }

 private:
  void add(const std::vector<std::string>& texts) {
    all_.insert(all_.end(), texts.begin(), texts.end());
  }
  void add(const manuscript::TextBlock& block) {
    for (const auto& paragraph : block) {
      all_.push_back(paragraph.marker);
      for (const auto& run : paragraph.runs) all_.push_back(run.text);
    }
  }
  void add(const manuscript::Procedure& procedure) {
    all_.push_back(procedure.title);
    add(procedure.groups);
    for (const auto& actor : procedure.actors) all_.push_back(actor.name);
    for (const auto& symbol : procedure.symbols) all_.push_back(symbol.words);
    for (const auto& arrow : procedure.arrows) all_.push_back(arrow.label);
    for (const auto& note : procedure.notes) add(note);
    for (const auto& step : procedure.steps) {
      add({step.number, step.actors, step.alternative});
      add(step.activity);
      for (const auto& exit : step.exits) add(exit);
      for (const auto& cell : step.cells) add(cell.text);
    }
  }

  std::vector<std::string> all_;
};

/// The sample project, localized under one profile.
std::map<std::string, manuscript::Sop> corpus(std::string_view profile_name) {
  const std::filesystem::path folder = std::string(SOPAN_SOURCE_DIR) + "/samples/setwan";
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".xml") files.insert(entry.path());
  Sources sources;
  Diagnostics diagnostics;
  draft::Manual manual;
  draft::Register regulations;
  std::map<std::string, draft::Sop> drafts;
  for (const auto& file : files) {
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const auto document = read(sources, sources.add({file.string(), bytes}), diagnostics);
    if (!document) continue;
    if (const auto* it = std::get_if<draft::Manual>(&*document)) manual = *it;
    if (const auto* it = std::get_if<draft::Register>(&*document)) regulations = *it;
    if (const auto* it = std::get_if<draft::Sop>(&*document))
      drafts[std::filesystem::relative(file, folder).string()] = *it;
  }
  draft::SopEntries list;
  for (const auto& [path, draft] : drafts) list.emplace_back(path, &draft);
  const auto project = assemble(manual, {&regulations}, list, diagnostics);
  const auto profile = read_profile(built_in_profile(profile_name));
  std::map<std::string, manuscript::Sop> result;
  for (const auto& [path, draft] : drafts)
    if (const auto sop = validate(draft, path, project, diagnostics))
      result.emplace(sop->id, localize(*sop, project, profile));
  return result;
}

TEST(LocalizedCorpus, AllTextIsComposedAndFilled) {
  for (const auto* const profile : {"permendagri-52-2011", "permenpan-35-2012"}) {
    const auto sops = corpus(profile);
    ASSERT_EQ(sops.size(), 14U);
    for (const auto& [id, sop] : sops) {
      const Strings strings(sop);
      for (const auto& text : strings.all()) {
        EXPECT_EQ(text::nfc(text), text) << id;
        EXPECT_EQ(text.find("{0}"), std::string::npos) << id << ": " << text;
      }
    }
  }
}

TEST(LocalizedCorpus, EveryRowSaysItsFlowAndHasItsCells) {
  for (const auto& [id, sop] : corpus("permendagri-52-2011")) {
    EXPECT_EQ(sop.identity.fields.size(), 4U) << id;
    EXPECT_GE(sop.identity.boxes.size(), 6U) << id;
    for (const auto& box : sop.identity.boxes) EXPECT_FALSE(box.text.empty()) << id;
    for (const auto& procedure : sop.procedures)
      for (const auto& step : procedure.steps) {
        EXPECT_EQ(step.cells.size(), procedure.columns.size()) << id;
        EXPECT_FALSE(step.activity.empty()) << id;
        EXPECT_FALSE(step.alternative.empty()) << id;
        EXPECT_FALSE(step.actors.empty()) << id;
      }
  }
}

TEST(LocalizedCorpus, SuratMasukReadsAsItsAuthorMeant) {
  const auto sops = corpus("permendagri-52-2011");
  const auto& sop = sops.at("surat-masuk");
  EXPECT_EQ(sop.identity.fields[3].value, "18 Mei 2026");
  ASSERT_TRUE(sop.identity.signatory);
  EXPECT_EQ(sop.identity.signatory->rank, "Pembina Utama Muda (IV/c)");
  const auto& steps = sop.procedures.at(0).steps;
  EXPECT_EQ(steps[0].alternative,
            "Subbagian Tata Usaha: mulai “Diantar langsung”; ke langkah 2. Sekretaris Pimpinan: "
            "mulai “Lewat surel”; ke langkah 3");
  EXPECT_EQ(steps[4].alternative,
            "Subbagian Tata Usaha: keputusan “R atau T?”; Ya ke Sekretaris DPRD, Tidak ke langkah "
            "6. Sekretaris DPRD: keputusan “Perlu disposisi?”; Ya ke langkah 8 (Sekretaris DPRD), "
            "Tidak ke langkah 11 (Sekretaris Pimpinan)");
  EXPECT_EQ(steps[6].cells[1].text.at(0).runs.at(0).text,
            "±\u00A0"
            "5\u00A0menit");
}

}  // namespace
}  // namespace sopan
