#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "pipeline/archive/inventory.hpp"
#include "pipeline/font/font.hpp"
#include "pipeline/read/vocabulary.hpp"
#include "tests/sign/attacks.hpp"
#include "tests/sign/shop.hpp"
#include "tests/support/generate.hpp"
#include "tests/write/pictures.hpp"

namespace {

namespace fs = std::filesystem;
using namespace sopan;

void put(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

void put_xml(const fs::path& folder, const fs::path& from, const std::string& prefix) {
  for (const auto& [path, bytes] : test::files_of(from)) {
    if (!path.ends_with(".xml")) continue;
    put(folder / (prefix + fs::path(path).filename().string()), bytes);
  }
}

void put_generated(const fs::path& folder) {
  for (std::uint32_t seed = 0; seed < 8; ++seed) {
    for (const auto& [path, bytes] : test::generate_project(seed, "")) {
      if (path.ends_with(".xml")) put(folder / (std::to_string(seed) + path), bytes);
    }
  }
}

/// Small fonts that are whole: the Latin letters of a face.
void put_fonts(const fs::path& folder) {
  const auto& faces = test::press_faces();
  for (std::uint16_t id = 0; id < faces.size(); ++id) {
    if (faces[id].metrics().cff) continue;
    std::vector<std::uint16_t> glyphs;
    for (std::uint16_t glyph = 0; glyph < 100; ++glyph) glyphs.push_back(glyph);
    put(folder / (std::to_string(id) + ".ttf"), faces[id].subset(glyphs));
  }
}

void put_inventories(const fs::path& folder) {
  archive::Inventory inventory{.id = "urn:sop:contoh:surat-masuk",
                               .type = "https://ocfl.io/1.1/spec/#inventory",
                               .algorithm = "sha512",
                               .head = "v1"};
  const std::string digest(128, 'a');
  inventory.manifest[digest] = {"v1/content/sop.xml"};
  inventory.versions.push_back({.name = "v1",
                                .created = "2026-01-05T08:00:00Z",
                                .message = "Penetapan pertama",
                                .user = archive::User{"Tim SOP", "mailto:sop@contoh.go.id"},
                                .state = {{digest, {"sop.xml", "source/sop.xml"}}}});
  inventory.fixity["md5"][std::string(32, 'b')] = {"v1/content/sop.xml"};
  put(folder / "plain.json", archive::print_inventory(inventory));
}

/// The words of the vocabulary, as a dictionary of libFuzzer.
std::string dictionary() {
  std::string words;
  for (const auto& rule : xml::vocabulary()) {
    words += "\"<" + std::string(rule.type) + "\"\n";
    for (const auto& attribute : rule.attributes) {
      words += "\" " + std::string(attribute.name) + "='\"\n";
      for (const auto form : attribute.forms) words += "\"" + std::string(form) + "'\"\n";
    }
  }
  return words + "\"<![CDATA[\"\n\"]]>\"\n\"<!--\"\n\"-->\"\n\"&#x\"\n\"&amp;\"\n\"/>\"\n\"</\"\n";
}

}  // namespace

void put_signed(const fs::path& folder) {
  const auto file = test::signed_thrice();
  put(folder / "three.pdf", file);
  put(folder / "one.pdf", test::signed_once());
  const auto& official = test::pki().official;
  put(folder / "plain.der", official.plain_message("isi"));
  put(folder / "two.der", official.message_with(test::pki().second, "isi"));
  put(folder / "list.der", test::pki().authority.crl({&official}, test::seconds(2026, 1, 2), 0));
  put(folder / "answer.der", test::pki().authority.ocsp(official, true));
  int number = 0;
  for (const auto& attack : test::attacks())
    put(folder / (std::to_string(++number) + ".pdf"), attack.make());
}

/// Writes what the targets begin with: FOLDER/<target>/* and FOLDER/read.dict. Use: seeds FOLDER
int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const fs::path folder = argv[1];
  const fs::path source = SOPAN_SOURCE_DIR;
  put_xml(folder / "read", source / "samples", "");
  put_generated(folder / "read");
  put(folder / "read.dict", dictionary());
  put_xml(folder / "read", source / "tests/invalid", "invalid-");
  for (const auto* from : {"layouts/profiles", "tests/invalid", "fonts"}) {
    put_xml(folder / "profile", source / from, "");
  }
  put(folder / "image/red.png", test::red_png());
  put(folder / "image/logo.png", test::bytes_of(source / "samples/setwan/logo.png"));
  put(folder / "image/grey.jpg", test::jpeg_frame(3, 2, 1));
  put(folder / "image/rgb.jpg", test::jpeg_frame(640, 480, 3));
  put_fonts(folder / "font");
  put_inventories(folder / "inventory");
  put_signed(folder / "verify");
}
