#include "pipeline/write/pdf/pdf.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

#include "pipeline/text/text.hpp"
#include "pipeline/write/pdf/deflate.hpp"
#include "pipeline/write/pdf/metadata.hpp"
#include "pipeline/write/pdf/painter.hpp"

namespace sopan::pdf {
namespace {

Targets find_targets(const page::Document& document) {
  Targets targets;
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    for (const auto& mark : document.pages[i].marks) {
      const auto* destination = std::get_if<page::Destination>(&mark);
      if (destination == nullptr) continue;
      if (!targets
               .try_emplace(destination->name,
                            Target{i, destination->place, page::page_label(document, i)})
               .second) {
        throw std::runtime_error("two destinations named " + destination->name);
      }
    }
  }
  return targets;
}

std::string destinations(const Haru& haru, const page::Document& document, const Targets& targets) {
  if (targets.empty()) return {};
  std::string out = "/Dests <</Names [";
  for (const auto& [name, target] : targets) {
    const auto height = document.pages[target.page].height;
    out += literal(name) + " [" + reference(haru.page_object(target.page)) + " /XYZ " +
           number(target.place.x) + " " + number(height - target.place.y) + " null]\n";
  }
  return out + "]>>";
}

void write_bookmarks(Haru& haru, const page::Document& document, const Targets& targets) {
  for (const auto& bookmark : document.bookmarks) {
    if (!targets.contains(bookmark.destination)) {
      throw std::runtime_error("bookmark to an unknown destination: " + bookmark.destination);
    }
    haru.bookmark(bookmark.level, bookmark.title, bookmark.destination);
  }
}

/// The numbers of the pages as a viewer shows them.
void write_numberings(Haru& haru, const page::Document& document) {
  if (document.numberings.empty()) return;
  std::string list;
  for (const auto& numbering : document.numberings) {
    list += std::to_string(numbering.first) + (numbering.roman ? " <</S /r>> " : " <</S /D>> ");
  }
  haru.catalog("PageLabels", haru.add("/Nums [" + list + "]"));
}

}  // namespace

Origin origin() {
  return {.tool = "sopan " SOPAN_VERSION,
          .libraries = haru_library() + ", " + deflate_library() + ", " + font::library() + ", " +
                       text::library()};
}

std::string write_pdf(page::Document document, const font::Faces& faces,
                      const std::vector<Attachment>& attachments, Layout layout) {
  if (document.pages.empty()) throw std::runtime_error("document without pages");
  Haru haru;
  Fonts fonts(faces);
  Structure structure(std::exchange(document.elements, {}), document.pages.size());
  const auto targets = find_targets(document);
  const auto resources = haru.reserve();
  std::vector<ObjectId> fields;
  for (auto& page : document.pages) {
    const auto number = haru.add_page(page.width, page.height);
    haru.page_number(number, "StructParents", static_cast<int>(number));
    haru.page_name(number, "Tabs", "S");
    haru.page_fonts(number, resources);
    Painter({haru, fonts, structure, targets, fields}, page, number).paint();
    std::vector<page::Mark>().swap(page.marks);  // the room too: a manual has thousands of pages
  }
  fonts.write(haru, resources);
  structure.write(haru);
  write_bookmarks(haru, document, targets);
  write_numberings(haru, document);
  write_metadata(haru, document.metadata, fonts.origins());
  const auto names = destinations(haru, document, targets) +
                     write_attachments(haru, attachments, document.metadata);
  if (!names.empty()) haru.catalog("Names", haru.add(names));
  if (!fields.empty()) {
    std::string list;
    for (const auto field : fields) list += reference(field) + " ";
    haru.catalog("AcroForm", haru.add("/Fields [" + list + "]"));
  }
  return haru.save(layout);
}

}  // namespace sopan::pdf
