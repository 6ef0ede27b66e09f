#include "tests/write/specimen.hpp"

#include "pipeline/image/image.hpp"
#include "pipeline/read/fonts.hpp"
#include "tests/write/pictures.hpp"

namespace sopan::test {
namespace {

using namespace literals;
using page::ElementId;
using page::Ink;
using page::Role;
using Verb = page::PathSegment::Verb;

page::TextRun text(Point origin, std::string_view words, ElementId element,
                   font::Role face = font::Role::regular) {
  const auto id = static_cast<page::FaceId>(face);
  page::TextRun run{.origin = origin, .face = id, .size = 11_pt};
  run.glyphs = faces()[face].shape(words).glyphs;
  run.text = words;
  run.element = element;
  return run;
}

ElementId add(page::Document& document, page::Element element) {
  document.elements.push_back(std::move(element));
  return static_cast<ElementId>(document.elements.size() - 1);
}

void add_table(page::Document& document, page::Page& page) {
  const auto table = add(document, {.role = Role::table});
  const auto head = add(document, {.role = Role::table_row, .parent = table});
  std::vector<ElementId> headers;
  Length x = 50_pt;
  for (const auto* words : {"No", "Kegiatan"}) {
    headers.push_back(
        add(document, {.role = Role::header_cell, .parent = head, .scope = page::Scope::column}));
    page.marks.push_back(text({x, 200_pt}, words, headers.back(), font::Role::bold));
    x += 30_pt;
  }
  const auto row = add(document, {.role = Role::table_row, .parent = table});
  x = 50_pt;
  for (std::size_t i = 0; i < 2; ++i) {
    const auto cell =
        add(document, {.role = Role::data_cell, .parent = row, .headers = {headers[i]}});
    page.marks.push_back(text({x, 220_pt}, i == 0 ? "1" : "Menerima", cell));
    x += 30_pt;
  }
}

void add_drawing(page::Document& document, page::Page& page) {
  page.marks.push_back(
      page::Path{.segments = {{Verb::move, {50_pt, 250_pt}},
                              {Verb::line, {90_pt, 250_pt}},
                              {Verb::curve, {110_pt, 250_pt}, {110_pt, 270_pt}, {90_pt, 270_pt}},
                              {Verb::close}},
                 .fill = Ink::grey10,
                 .stroke = Ink::black,
                 .width = 0.5_pt,
                 .dashes = {3_pt, 1.5_pt}});
  const auto figure = add(document, {.role = Role::figure, .alternative = "Lambang daerah"});
  page.marks.push_back(
      page::Image{.box = {{50_pt, 300_pt}, 40_pt, 20_pt},
                  .data = std::make_shared<page::ImageData>(image::decode(red_png())),
                  .element = figure});
}

void add_links(page::Document& document, page::Page& page) {
  const auto paragraph = add(document, {.role = Role::paragraph});
  const auto link = add(document, {.role = Role::link, .parent = paragraph});
  page.marks.push_back(text({50_pt, 350_pt}, "Lihat ", paragraph));
  page.marks.push_back(text({80_pt, 350_pt}, "langkah 1", link));
  page.marks.push_back(page::Link{.box = {{80_pt, 340_pt}, 50_pt, 12_pt},
                                  .destination = "langkah",
                                  .description = "Ke langkah 1",
                                  .element = link});
  page.marks.push_back(text({130_pt, 350_pt}, " di halaman", paragraph));
  page.marks.push_back(page::PageNumberSlot{.origin = {200_pt, 350_pt},
                                            .face = 0,
                                            .size = 11_pt,
                                            .width = 20_pt,
                                            .destination = "langkah",
                                            .element = paragraph});
  page.marks.push_back(page::Link{.box = {{50_pt, 360_pt}, 50_pt, 12_pt},
                                  .uri = "https://example.go.id/",
                                  .description = "Situs",
                                  .element = paragraph});
  const auto form = add(document, {.role = Role::form});
  page.marks.push_back(page::SignatureField{.box = {{50_pt, 400_pt}, 100_pt, 40_pt},
                                            .name = "pengesah",
                                            .description = "Tanda tangan pengesah",
                                            .element = form});
}

}  // namespace

const font::Faces& faces() {
  static const font::Faces opened = font::open(built_in_fonts());
  return opened;
}

page::Document specimen() {
  page::Document document;
  document.metadata = {.title = "Pelayanan <Izin> & Usaha", .creator = "Dinas Contoh"};
  document.metadata.created = document.metadata.modified = Date{2026, 1, 5};
  document.pages.assign(2, {.width = 215_mm, .height = 330_mm});
  auto& first = document.pages[0];
  auto& second = document.pages[1];

  const auto heading = add(document, {.role = Role::heading1});
  first.marks.push_back(
      text({50_pt, 60_pt}, "Prosedur Pelayanan – Izin “Usaha”", heading, font::Role::serif));
  const auto body = add(document, {.role = Role::paragraph});
  first.marks.push_back(text({50_pt, 80_pt}, "AVATAR fi éü", body));
  first.marks.push_back(text({50_pt, 100_pt}, "Rapikan e\u0301", body));
  first.marks.push_back(text({50_pt, 120_pt}, "Kode • π", body));
  auto turned = text({30_pt, 300_pt}, "Bidang", body);
  turned.rotation = page::Rotation::upward;
  first.marks.emplace_back(turned);
  auto foreign = text({150_pt, 120_pt}, "Software", body);
  foreign.foreign = true;
  first.marks.emplace_back(foreign);
  auto draft = text({100_pt, 500_pt}, "DRAF", page::artifact);
  draft.outlined = true;
  draft.size = 90_pt;
  first.marks.emplace_back(draft);
  add_table(document, first);
  add_drawing(document, first);
  add_links(document, first);

  const auto second_heading = add(document, {.role = Role::heading2});
  second.marks.push_back(page::Destination{"langkah", {50_pt, 50_pt}});
  second.marks.push_back(text({50_pt, 60_pt}, "Halaman 2", second_heading));
  document.bookmarks = {{0, "Prosedur – umum", "langkah"}, {1, "Langkah", "langkah"}};
  return document;
}

}  // namespace sopan::test
