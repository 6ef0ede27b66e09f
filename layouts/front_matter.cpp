#include <map>
#include <memory>
#include <string>
#include <utility>

#include "layouts/manual.hpp"
#include "layouts/signature.hpp"
#include "layouts/table_pages.hpp"
#include "layouts/text_flow.hpp"

/// Sheets that a manual may have: foreword, approval sheet, annexes of pictures.
namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextStyle;

constexpr TextStyle heading_style{
    .size = 14_pt, .leading = 18_pt, .bold = true, .align = Align::centre};
constexpr TextStyle body{
    .size = 10.5_pt, .leading = 15_pt, .indent = 6_mm, .marker_gap = 1.5_mm, .item_space = 2_pt};
constexpr TextStyle cell_style{.size = 9.5_pt, .leading = 13_pt};
constexpr Length heading_gap = 8_mm;
constexpr Length role_width = 38_mm;
constexpr Length signature_width = 48_mm;
constexpr Length approval_height = 34_mm;
constexpr Length pad = 1.8_mm;

Context for_text(const Context& context) {
  auto own = context;
  own.paper = for_reading(context.paper);
  return own;
}

/// Post, name, rank and number under each other.
manuscript::TextBlock words_of(const manuscript::Signatory& official) {
  std::vector<manuscript::Run> runs;
  const auto add = [&](std::string words, bool bold) {
    if (words.empty()) return;
    if (!runs.empty()) runs.back().text += "\u2028";
    runs.push_back({.text = std::move(words), .bold = bold});
  };
  for (auto line : official.post) {
    if (line.ends_with(',')) line.pop_back();
    add(std::move(line), false);
  }
  add(official.name, true);
  add(official.rank, false);
  add(official.nip, false);
  return {manuscript::Paragraph{.runs = std::move(runs)}};
}

/// The largest box of the picture's shape within `room`, centred at its top.
Rect fitted(const page::ImageData& data, Rect room) {
  auto width = room.width;
  Length height{width.millipoints * data.height / data.width};
  if (height > room.height) {
    height = room.height;
    width = Length{height.millipoints * data.width / data.height};
  }
  return {{room.origin.x + (room.width - width) / 2, room.origin.y}, width, height};
}

/// The picture of a link, or nothing.
std::shared_ptr<const page::ImageData> data_of(const std::string& source, const Context& context) {
  if (context.pictures == nullptr) return {};
  const auto found = context.pictures->find(source);
  return found == context.pictures->end() ? nullptr : found->second;
}

}  // namespace

void foreword(const manuscript::Manual& manual, const Context& context, page::Document& document) {
  const auto own = for_text(context);
  TextFlow flow(own, document, 0);
  flow.line(own.profile.label("kata-pengantar"), heading_style, page::Role::heading1);
  flow.space(heading_gap);
  flow.paragraphs(manual.foreword, body);
}

void approval_sheet(const manuscript::Manual& manual, const Context& context,
                    page::Document& document) {
  const auto own = for_text(context);
  TextFlow flow(own, document, 0);
  flow.line(own.profile.label("lembar-pengesahan"), heading_style, page::Role::heading1);
  flow.space(heading_gap);
  layout::Table table;
  table.style = {.pad_x = pad,
                 .pad_y = pad,
                 .frame_rule = 1.25_pt,
                 .block_rule = 0.75_pt,
                 .inner_rule = 0.4_pt,
                 .head = {.size = 9.5_pt, .leading = 13_pt, .bold = true, .align = Align::centre},
                 .least_row = approval_height,
                 .least_head_row = 8_mm,
                 .grey_head = own.profile.on("kepala-kelabu")};
  const auto name_width = own.paper.frame().width - role_width - signature_width;
  table.widths = {role_width, name_width, signature_width};
  for (const auto* key : {"pengesahan", "nama-jabatan", "tanda-tangan"})
    table.head.push_back({.text = own.profile.label(key), .column = table.head.size()});
  std::map<std::string, int> fields;  // so many of each name
  for (const auto& approval : manual.approvals) {
    layout::TableRow row;
    layout::TableCell place;
    const auto count = ++fields[approval.part];
    place.field =
        signature_field(count == 1 ? approval.part : approval.part + "-" + std::to_string(count),
                        approval.role, approval.official, {}, 0);
    row.cells = {{.text = flow.set(approval.role, cell_style, role_width - 2 * pad)},
                 {.text = flow.set(words_of(approval.official), cell_style, name_width - 2 * pad)},
                 std::move(place)};
    table.rows.push_back(std::move(row));
  }
  table_pages(table, {}, {}, own, {.y = flow.y()}, document);
}

void annex(const manuscript::Annex& annex, const Context& context, page::Document& document) {
  bool first = true;
  for (const auto& picture : annex.pictures) {
    const auto data = data_of(picture.source, context);
    if (!data) continue;
    auto own = context;
    if (data->height > data->width) own.paper = upright(context.paper);
    TextFlow flow(own, document, 0);
    if (first) flow.line(annex.title, heading_style, page::Role::heading1);
    first = false;
    flow.space(heading_gap);
    const auto frame = flow.frame();
    const Rect room{{frame.origin.x, flow.y()}, frame.width, frame.bottom() - flow.y()};
    const auto figure = add_element(document, page::Role::figure, 0);
    document.elements[figure].alternative = picture.alternative;
    flow.page().marks.emplace_back(page::Image{fitted(*data, room), data, figure});
  }
  if (!first) return;
  TextFlow flow(context, document, 0);
  flow.line(annex.title, heading_style, page::Role::heading1);
}

}  // namespace sopan::layouts
