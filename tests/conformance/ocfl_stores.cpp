#include <filesystem>
#include <fstream>
#include <string>

#include "pipeline/archive/writer.hpp"

/// Writes two stores for a foreign validator: FOLDER/good, and FOLDER/damaged with a changed file.
/// Use: ocfl_stores FOLDER
namespace {

namespace fs = std::filesystem;
using namespace sopan::archive;

NewVersion edition(int object, int number) {
  const auto text = std::to_string(object) + " " + std::to_string(number);
  return {.created = "2026-01-0" + std::to_string(number) + "T08:00:00Z",
          .message = "Edisi " + std::to_string(number),
          .user = {.name = "Tim SOP", .address = "mailto:sop@contoh.go.id"},
          .files = {{"sop.xml", "<sop versi=\"" + text + "\"/>\n"},
                    {"source/umum/surat masuk é.xml", "<sop versi=\"" + text + "\"/>\n"},
                    {"source/manual.xml", std::string("<manual/>\n")},
                    {"sop.pdf", "%PDF-1.7 " + text}}};
}

fs::path fill(const fs::path& root) {
  constexpr int objects = 20;
  Writer writer(root);
  fs::path last;
  for (int object = 0; object < objects; ++object) {
    // The longest id is cut by the layout.
    const auto id = "https://contoh.go.id/sop/" +
                    std::string(static_cast<std::size_t>(object) * 6, 's') + std::to_string(object);
    std::string head;
    for (int number = 1; number <= 1 + object % 4; ++number) {
      const auto put = writer.put(id, head, edition(object, number));
      head = put.inventory.head;
      last = put.folder;
    }
  }
  return last;
}

}  // namespace

int main(int count, char** values) {
  if (count != 2) return 2;
  fill(fs::path(values[1]) / "good");
  const auto file = fill(fs::path(values[1]) / "damaged") / "v1/content/sop.pdf";
  fs::permissions(file, fs::perms::owner_write, fs::perm_options::add);
  std::ofstream(file) << "%PDF-1.7 x";
  return 0;
}
