#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>

#include "pipeline/digest/stream.hpp"
#include "tests/archive/store_room.hpp"

/// Good objects and roots, broken rule by rule: the validator must name each rule.
namespace sopan::archive {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// A store with one object of two versions, to be broken.
class Patient {
 public:
  Patient() {
    Writer writer(root());
    writer.put(std::string(sample_id), "", edition(1));
    object_ = writer.put(std::string(sample_id), "v1", edition(2)).folder;
  }

  [[nodiscard]] fs::path root() const { return room_ / "arsip"; }
  [[nodiscard]] fs::path operator/(std::string_view name) const { return object_ / name; }

  /// Changes the inventory of a folder ("" or "v1"), and its sidecar with it.
  void edit(const std::string& folder, const std::function<void(json&)>& change) const {
    auto inventory = json::parse(slurp(object_ / folder / "inventory.json"));
    change(inventory);
    write(folder, inventory.dump(2),
          inventory.value("digestAlgorithm", json("sha512")) == "sha256" ? "sha256" : "sha512");
  }
  /// Changes the inventory of the root and that of the head alike.
  void edit_head(const std::function<void(json&)>& change) const {
    edit("", change);
    edit("v2", change);
  }
  void edit_all(const std::function<void(json&)>& change) const {
    edit_head(change);
    edit("v1", change);
  }
  void write(const std::string& folder, const std::string& text,
             const std::string& algorithm = "sha512") const {
    for (const auto* const old : {"sha512", "sha256"})
      fs::remove(object_ / folder / (std::string("inventory.json.") + old));
    spill(object_ / folder / "inventory.json", text);
    spill(object_ / folder / ("inventory.json." + algorithm),
          digest::hex_of(*digest::algorithm_named(algorithm), text) + " inventory.json\n");
  }
  void write_head(const std::string& text) const {
    write("", text);
    write("v2", text);
  }

 private:
  Room room_;
  fs::path object_;
};

struct Mutator {
  const char* code;
  std::function<void(const Patient&)> act;
};

/// The first digest of a block.
std::string first(const json& block) { return block.begin().key(); }

/// A change of a version block of the head's inventory.
Mutator in_version(const char* code, const std::function<void(json&)>& change) {
  return {code, [change](const Patient& patient) {
            patient.edit_head([&](json& all) { change(all["versions"]["v2"]); });
          }};
}
Mutator in_head(const char* code, const std::function<void(json&)>& change) {
  return {code, [change](const Patient& patient) { patient.edit_head(change); }};
}

std::string upper(std::string text) {
  for (auto& one : text) one = static_cast<char>(std::toupper(static_cast<unsigned char>(one)));
  return text;
}

std::vector<Mutator> of_files() {
  return {
      {"E001", [](const Patient& p) { spill(p / "catatan.txt", "x"); }},
      {"E001", [](const Patient& p) { spill(p / "lain/a", "x"); }},
      {"E003", [](const Patient& p) { spill(p / "0=ocfl_object_1.0", "ocfl_object_1.0\n"); }},
      {"E004",
       [](const Patient& p) { fs::rename(p / "0=ocfl_object_1.1", p / "0=ocfl_benda_1.1"); }},
      {"E006",
       [](const Patient& p) { fs::rename(p / "0=ocfl_object_1.1", p / "0=ocfl_object_x"); }},
      {"E007", [](const Patient& p) { spill(p / "0=ocfl_object_1.1", "ocfl_object_1.1"); }},
      {"E015", [](const Patient& p) { spill(p / "v1/catatan.txt", "x"); }},
      {"E023", [](const Patient& p) { spill(p / "v1/content/lebih.txt", "x"); }},
      {"E024", [](const Patient& p) { fs::create_directory(p / "v1/content/kosong"); }},
      {"E046", [](const Patient& p) { fs::remove_all(p / "v1"); }},
      {"E046", [](const Patient& p) { spill(p / "v3/content/a", "x"); }},
      {"E058", [](const Patient& p) { fs::remove(p / "inventory.json.sha512"); }},
      {"E058", [](const Patient& p) { fs::remove(p / "v1/inventory.json.sha512"); }},
      {"E060",
       [](const Patient& p) {
         spill(p / "inventory.json.sha512", std::string(128, '0') + " inventory.json\n");
       }},
      {"E061", [](const Patient& p) { spill(p / "inventory.json.sha512", "x"); }},
      {"E063", [](const Patient& p) { fs::remove(p / "inventory.json"); }},
      {"E064",
       [](const Patient& p) {
         p.edit("v2", [](json& all) { all["versions"]["v2"]["message"] = "lain"; });
       }},
      {"E067", [](const Patient& p) { spill(p / "extensions/a.txt", "x"); }},
      {"E090",
       [](const Patient& p) {
         fs::remove(p / "v1/content/sop.xml");
         fs::create_symlink("sop.pdf", p / "v1/content/sop.xml");
       }},
      {"E090", [](const Patient& p) { fs::create_symlink("v1", p / "v9"); }},
      {"E092", [](const Patient& p) { spill(p / "v1/content/sop.pdf", "%PDF-1.7 9"); }},
      {"E092", [](const Patient& p) { fs::remove(p / "v2/content/sop.xml"); }},
      {"W002", [](const Patient& p) { spill(p / "v1/lain/a", "x"); }},
      {"W010",
       [](const Patient& p) {
         fs::remove(p / "v1/inventory.json");
         fs::remove(p / "v1/inventory.json.sha512");
       }},
      {"W013", [](const Patient& p) { spill(p / "extensions/9999-baru/a", "x"); }},
  };
}

std::vector<Mutator> of_inventories() {
  return {
      in_head("E008", [](json& all) { all["versions"] = json::object(); }),
      in_head("E009",
              [](json& all) {
                all["versions"].erase("v1");
                all["manifest"].erase(first(all["manifest"]));
              }),
      in_head("E010", [](json& all) { all["versions"]["v4"] = all["versions"]["v2"]; }),
      in_head("E011", [](json& all) { all["head"] = "v002"; }),
      in_head("E012", [](json& all) { all["versions"]["v03"] = all["versions"]["v2"]; }),
      in_head("E017", [](json& all) { all["contentDirectory"] = "isi/a"; }),
      in_head("E018", [](json& all) { all["contentDirectory"] = ".."; }),
      in_head("E019", [](json& all) { all["contentDirectory"] = "isi"; }),
      in_head("E025", [](json& all) { all["digestAlgorithm"] = "md5"; }),
      {"E033", [](const Patient& p) { p.write_head("{"); }},
      {"E033", [](const Patient& p) { p.write_head("[]"); }},
      {"E033",
       [](const Patient& p) {
         auto text = slurp(p / "inventory.json");
         p.write_head(text.insert(text.find("\"head\""), "\"head\": \"v1\", "));
       }},
      {"E033", [](const Patient& p) { p.write_head(std::string(1000, '[')); }},
      in_head("E036", [](json& all) { all.erase("id"); }),
      in_head("E036", [](json& all) { all.erase("head"); }),
      in_head("E037", [](json& all) { all["id"] = ""; }),
      {"E110", [](const Patient& p) { p.edit("v1", [](json& all) { all["id"] = "urn:x:y"; }); }},
      in_head("E038", [](json& all) { all["type"] = "https://ocfl.io/9.9/spec/#inventory"; }),
      in_head("E038", [](json& all) { all["type"] = "https://ocfl.io/1.0/spec/#inventory"; }),
      in_head("E040", [](json& all) { all["head"] = "v1"; }),
      {"E040", [](const Patient& p) { p.edit("v1", [](json& all) { all["head"] = "v2"; }); }},
      in_head("E041", [](json& all) { all.erase("manifest"); }),
      in_head("E041", [](json& all) { all.erase("versions"); }),
      in_head("E042",
              [](json& all) { all["manifest"][first(all["manifest"])] = {"v1/isi/sop.xml"}; }),
      in_head("E044", [](json& all) { all["versions"] = json::array(); }),
      in_head("E046", [](json& all) { all["versions"]["satu"] = all["versions"]["v2"]; }),
      in_version("E047", [](json& version) { version = "x"; }),
      in_version("E048", [](json& version) { version.erase("created"); }),
      in_version("E048", [](json& version) { version.erase("state"); }),
      in_version("E049", [](json& version) { version["created"] = "2026-01-02"; }),
      in_version("E049", [](json& version) { version["created"] = 7; }),
      in_version("E050", [](json& version) { version["state"][std::string(128, 'a')] = {"a"}; }),
      in_version("E050",
                 [](json& version) {
                   const auto digest = first(version["state"]);
                   version["state"][upper(digest)] = version["state"][digest];
                   version["state"].erase(digest);
                 }),
      in_version("E051", [](json& version) { version["state"][first(version["state"])] = "a"; }),
      in_version("E052",
                 [](json& version) { version["state"][first(version["state"])] = {"a/../b"}; }),
      in_version("E053", [](json& version) { version["state"][first(version["state"])] = {"/a"}; }),
      in_version("E054", [](json& version) { version["user"] = "x"; }),
      in_version("E054", [](json& version) { version["user"].erase("name"); }),
      in_head(
          "E056",
          [](json& all) { all["fixity"]["ripemd"][std::string(8, 'a')] = {"v1/content/sop.xml"}; }),
      in_head("E057", [](json& all) { all["fixity"]["md5"] = 3; }),
      {"E066",
       [](const Patient& p) {
         p.edit("v1", [](json& all) {
           auto& state = all["versions"]["v1"]["state"];
           state[first(state)] = {"lain.xml"};
         });
       }},
      in_head("E092", [](json& all) { all["manifest"][first(all["manifest"])] = "a"; }),
      in_head(
          "E093",
          [](json& all) { all["fixity"]["md5"][std::string(32, '0')] = {"v1/content/sop.xml"}; }),
      in_version("E094", [](json& version) { version["message"] = 1; }),
      in_version("E095",
                 [](json& version) {
                   version["state"][first(version["state"])] = {"a", "a/b"};
                 }),
      in_head(
          "E096",
          [](json& all) { all["manifest"][upper(first(all["manifest"]))] = {"v1/content/lain"}; }),
      in_head("E097",
              [](json& all) {
                all["fixity"]["md5"] = {{std::string(32, 'a'), json::array()},
                                        {std::string(32, 'A'), json::array()}};
              }),
      in_head(
          "E099",
          [](json& all) { all["manifest"][first(all["manifest"])].push_back("v1/content/./a"); }),
      in_head(
          "E100",
          [](json& all) { all["manifest"][first(all["manifest"])].push_back("/v1/content/a"); }),
      in_head("E101",
              [](json& all) {
                all["manifest"][first(all["manifest"])].push_back("v1/content/sop.xml");
                all["manifest"][first(all["manifest"])].push_back("v1/content/sop.xml/a");
              }),
      in_head("E102", [](json& all) { all["catatan"] = "x"; }),
      in_version("E102", [](json& version) { version["catatan"] = "x"; }),
      {"E103",
       [](const Patient& p) {
         fs::rename(p / "0=ocfl_object_1.1", p / "0=ocfl_object_1.0");
         spill(p / "0=ocfl_object_1.0", "ocfl_object_1.0\n");
         p.edit_head([](json& all) { all["type"] = "https://ocfl.io/1.0/spec/#inventory"; });
       }},
      in_head("E106", [](json& all) { all["manifest"] = "x"; }),
      in_head("E107",
              [](json& all) { all["manifest"][std::string(128, 'b')] = {"v2/content/sop.xml"}; }),
      in_head("E111", [](json& all) { all["fixity"] = 3; }),
      {"W005", [](const Patient& p) { p.edit_all([](json& all) { all["id"] = "surat-masuk"; }); }},
      in_version("W007", [](json& version) { version.erase("message"); }),
      in_version("W007", [](json& version) { version.erase("user"); }),
      in_version("W008", [](json& version) { version["user"].erase("address"); }),
      in_version("W009", [](json& version) { version["user"]["address"] = "kantor"; }),
      {"W011",
       [](const Patient& p) {
         p.edit("v1", [](json& all) { all["versions"]["v1"]["message"] = "lain"; });
       }},
  };
}

std::vector<Mutator> of_roots() {
  return {
      {"E069", [](const Patient& p) { fs::remove(p.root() / "0=ocfl_1.1"); }},
      {"E070", [](const Patient& p) { spill(p.root() / "ocfl_layout.json", "{}"); }},
      {"E071",
       [](const Patient& p) {
         spill(p.root() / "ocfl_layout.json", R"({"extension": "9999-baru", "description": "x"})");
       }},
      {"E072", [](const Patient& p) { spill(p.root() / "abc/a.txt", "x"); }},
      {"E073", [](const Patient& p) { fs::create_directories(p.root() / "abc/def"); }},
      {"E076", [](const Patient& p) { spill(p.root() / "0=ocfl_1.2", "ocfl_1.2\n"); }},
      {"E077", [](const Patient& p) { fs::rename(p.root() / "0=ocfl_1.1", p.root() / "0=arsip"); }},
      {"E079",
       [](const Patient& p) { fs::rename(p.root() / "0=ocfl_1.1", p.root() / "0=ocfl_2.0"); }},
      {"E080", [](const Patient& p) { spill(p.root() / "0=ocfl_1.1", "ocfl_1.0\n"); }},
      {"E081",
       [](const Patient& p) {
         fs::remove(p.root() / "0=ocfl_1.1");
         spill(p.root() / "0=ocfl_1.0", "ocfl_1.0\n");
       }},
      {"E083",
       [](const Patient& p) {
         fs::create_directories(p.root() / "abc");
         fs::rename(p / "", p.root() / "abc/pindah");
       }},
      {"E090", [](const Patient& p) { fs::create_symlink("ocfl_layout.json", p.root() / "a"); }},
      {"E112", [](const Patient& p) { spill(p.root() / "extensions/a.txt", "x"); }},
      {"W015",
       [](const Patient& p) { fs::copy(p / "", p.root() / "atas", fs::copy_options::recursive); }},
      {"W016", [](const Patient& p) { fs::create_directory(p.root() / "extensions/9999-baru"); }},
  };
}

void judge(const std::vector<Mutator>& mutators) {
  int number = 0;
  for (const auto& one : mutators) {
    const Patient patient;
    one.act(patient);
    const auto codes = codes_of_store(patient.root());
    EXPECT_TRUE(codes.contains(one.code))
        << "mutator " << number << ": " << one.code << " not in " << testing::PrintToString(codes);
    ++number;
  }
}

TEST(Validator, FindsNothingInAGoodStore) {
  const Patient patient;
  EXPECT_EQ(codes_of_store(patient.root()), std::set<std::string>{});
}

TEST(Validator, FindsWhatIsWrongWithFiles) { judge(of_files()); }
TEST(Validator, FindsWhatIsWrongWithInventories) { judge(of_inventories()); }
TEST(Validator, FindsWhatIsWrongWithRoots) { judge(of_roots()); }

TEST(Validator, EveryOneOfFortyRulesIsBrokenByATest) {
  std::set<std::string> codes;
  for (const auto& all : {of_files(), of_inventories(), of_roots()})
    for (const auto& one : all) codes.insert(one.code);
  EXPECT_GE(codes.size(), 40U);
}

/// Digests differ in case only: allowed as long as manifest and state agree.
TEST(Validator, DigestsMayBeWrittenInCapitals) {
  const Patient patient;
  patient.edit_all([](json& all) {
    const auto raise = [](json& block) {
      json raised = json::object();
      for (const auto& [digest, paths] : block.items()) raised[upper(digest)] = paths;
      block = raised;
    };
    raise(all["manifest"]);
    for (auto& version : all["versions"]) raise(version["state"]);
  });
  EXPECT_EQ(codes_of_store(patient.root()), std::set<std::string>{});
}

TEST(Validator, MeasuresWhatItReads) {
  const Patient patient;
  const auto measure = validate_object(patient / "").measure;
  EXPECT_EQ(measure.files, 7U);
  std::uint64_t bytes = 0;
  for (const int number : {1, 2})
    for (const auto& file : edition(number).files)
      bytes += std::get<std::string>(file.content).size();
  EXPECT_EQ(measure.bytes, bytes - std::string("<manual/>\n").size());
}

}  // namespace
}  // namespace sopan::archive
