#include "pipeline/read/profile.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pipeline/write/trace/trace.hpp"
#include "tests/support/press.hpp"

namespace sopan {
namespace {

/// Keys that no sheet of a single SOP reads: those of the manual's decree, and the papers.
bool is_of_no_sop(const std::string& key) {
  static const std::set<std::string> keys = {"kutipan-keputusan", "titik-koma-keputusan", "kertas"};
  return keys.contains(key) || key.starts_with("keputusan-") || key.ends_with("-lebar") ||
         key.ends_with("-tinggi");
}

/// Beside the samples: a SOP that fits under its identity, and one of many actors.
test::Files edge_cases() {
  const auto folder = std::filesystem::path(SOPAN_SOURCE_DIR) / "tests/invalid/project";
  test::Files files;
  for (const auto* name : {"manual.xml", "peraturan.xml", "logo.png", "contoh.xml", "lain.xml"})
    files.emplace(name, test::bytes_of(folder / name));
  const auto edit = [&](const std::string& name, std::string_view from, const std::string& to) {
    auto& text = files.at(name);
    text.replace(text.find(from), from.size(), to);
  };
  std::string actors, ids;
  for (int i = 1; i <= 12; ++i) {
    const auto id = "tim-" + std::to_string(i);
    actors += "<aktor id=\"" + id + "\">Pengadministrasi</aktor>";
    ids += " " + id;
  }
  edit("manual.xml", "kantor", "permendagri-52-2011");
  edit("lain.xml", "</aktor></pelaksana>", "</aktor>" + actors + "</pelaksana>");
  edit("lain.xml", "simbol=\"mulai\" pelaksana=\"staf", "simbol=\"mulai\" pelaksana=\"staf" + ids);
  return files;
}

/// The pages of all SOPs of a project, as text; of those that cannot be pressed, why.
std::string pages_of(test::Shop shop, const Profile& profile) {
  shop.use(profile);
  std::string pages;
  for (const auto& path : shop.paths()) {
    try {
      pages += trace(shop.press(path).document);
    } catch (const std::runtime_error& refused) {
      pages += refused.what();
    }
  }
  return pages;
}

/// Whether something looks otherwise on the changed profile.
bool shows(const Profile& changed) {
  static const test::Shop edge(edge_cases());
  static const auto usual = pages_of(edge, edge.profile());
  static const auto usual_samples = pages_of(test::samples(), edge.profile());
  return pages_of(edge, changed) != usual || pages_of(test::samples(), changed) != usual_samples;
}

TEST(Profile, EveryLengthIsSeenOnThePages) {
  const auto& usual = test::samples().profile();
  for (const auto& [key, length] : usual.lengths) {
    if (is_of_no_sop(key) && key != "logo-tinggi") continue;
    auto larger = usual;
    larger.lengths[key] = length * 13 / 10;
    auto smaller = usual;
    smaller.lengths[key] = length * 8 / 10;
    EXPECT_TRUE(shows(larger) || shows(smaller)) << key;
  }
}

TEST(Profile, EveryChoiceIsSeenOnThePages) {
  const auto& usual = test::samples().profile();
  for (const auto& [key, word] : usual.switches) {
    if (is_of_no_sop(key)) continue;
    auto changed = usual;
    changed.switches[key] = word == "ya" ? "tidak" : word == "ringkas" ? "nama" : "ya";
    EXPECT_TRUE(shows(changed)) << key;
  }
}

}  // namespace
}  // namespace sopan
