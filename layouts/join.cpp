#include "layouts/join.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "pipeline/layout/text.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;

constexpr layout::TextStyle folio_style{.size = 9_pt, .leading = 11_pt};
constexpr Length folio_margin = 6_mm;
constexpr Length folio_height = 20_mm;

using Names = std::set<std::string, std::less<>>;

Names names_of(const page::Document& document) {
  Names names;
  for (const auto& page : document.pages)
    for (const auto& mark : page.marks)
      if (const auto* place = std::get_if<page::Destination>(&mark)) names.insert(place->name);
  return names;
}

/// Moves what a part says of itself to its place in the book.
class Renamer {
 public:
  Renamer(const page::Document& part, const Place& place, page::ElementId first)
      : names_(names_of(part)), place_(place), first_(first) {}

  [[nodiscard]] page::ElementId element(page::ElementId id) const {
    return id == page::artifact ? id : id + first_;
  }
  void name(std::string& name) const {
    if (names_.contains(name)) name.insert(0, place_.target + "/");
  }

  void operator()(page::TextRun& run) const { run.element = element(run.element); }
  void operator()(page::Path& path) const { path.element = element(path.element); }
  void operator()(page::Image& image) const { image.element = element(image.element); }
  void operator()(page::Link& link) const {
    link.element = element(link.element);
    name(link.destination);
  }
  void operator()(page::Destination& destination) const { name(destination.name); }
  void operator()(page::SignatureField& field) const { field.element = element(field.element); }
  void operator()(page::PageNumberSlot& slot) const {
    slot.element = element(slot.element);
    name(slot.destination);
  }

 private:
  Names names_;
  const Place& place_;
  page::ElementId first_;
};

page::Role lowered(page::Role role, int levels) {
  for (; levels > 0; --levels) {
    if (role == page::Role::heading2) role = page::Role::heading3;
    if (role == page::Role::heading1) role = page::Role::heading2;
  }
  return role;
}

page::TextRun number_at(const page::PageNumberSlot& slot, const std::string& label,
                        const font::Faces& faces) {
  const auto& face = faces[slot.face];
  auto shaped = face.shape(label);
  page::TextRun run{.origin = slot.origin, .face = slot.face, .size = slot.size};
  if (!slot.at_left)
    run.origin.x +=
        slot.width - font::scaled(shaped.advance, face.metrics().units_per_em, slot.size);
  run.glyphs = std::move(shaped.glyphs);
  run.text = label;
  run.element = slot.element;
  return run;
}

}  // namespace

page::ElementId append(page::Document& book, page::Document part, const Place& place) {
  const auto first = static_cast<page::ElementId>(book.elements.size());
  const Renamer rename(part, place, first);
  for (auto& element : part.elements) {
    element.parent = rename.element(element.parent);
    element.role = lowered(element.role, place.headings);
    for (auto& header : element.headers) header = rename.element(header);
  }
  part.elements.front().role = place.role;
  part.elements.front().parent = place.parent;
  part.elements.front().title = place.title;
  for (auto& page : part.pages)
    for (auto& mark : page.marks) std::visit(rename, mark);
  if (!part.pages.empty() && !place.target.empty()) {
    auto& marks = part.pages.front().marks;
    marks.insert(marks.begin(), page::Destination{.name = place.target});
  }
  if (!place.title.empty()) book.bookmarks.push_back({place.level, place.title, place.target});
  for (auto& bookmark : part.bookmarks) {
    rename.name(bookmark.destination);
    bookmark.level += place.level + (place.title.empty() ? 0 : 1);
    book.bookmarks.push_back(std::move(bookmark));
  }
  std::ranges::move(part.elements, std::back_inserter(book.elements));
  std::ranges::move(part.pages, std::back_inserter(book.pages));
  return first;
}

void fill_page_numbers(page::Document& book, const font::Faces& faces) {
  std::map<std::string, std::size_t, std::less<>> pages;
  for (std::size_t i = 0; i < book.pages.size(); ++i)
    for (const auto& mark : book.pages[i].marks)
      if (const auto* place = std::get_if<page::Destination>(&mark))
        pages.try_emplace(place->name, i);
  for (auto& page : book.pages) {
    for (auto& mark : page.marks) {
      const auto* slot = std::get_if<page::PageNumberSlot>(&mark);
      if (slot == nullptr) continue;
      const auto found = pages.find(slot->destination);
      if (found == pages.end())
        throw std::runtime_error("page number of an unknown destination: " + slot->destination);
      mark = number_at(*slot, page_label(book, found->second), faces);
    }
  }
}

void add_folios(page::Document& book, const font::Faces& faces) {
  for (std::size_t i = 1; i < book.pages.size(); ++i) {
    auto& page = book.pages[i];
    const auto box = layout::set_text(page_label(book, i), folio_style, 20_mm, faces);
    // The baseline lies at three quarters of the leading.
    const auto top = page.height - folio_height - folio_style.leading * 3 / 4;
    layout::paint_text(box, {page.width - folio_margin - box.width, top}, 0, 1, page::artifact,
                       page);
  }
}

}  // namespace sopan::layouts
