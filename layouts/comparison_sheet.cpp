#include "layouts/comparison_sheet.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "layouts/comparison.hpp"
#include "layouts/pattern.hpp"
#include "layouts/table_pages.hpp"
#include "pipeline/layout/symbols.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;
using layout::Align;
using layout::TextStyle;
using manuscript::Edit;

constexpr TextStyle heading_style{.size = 14_pt, .leading = 18_pt, .bold = true};
constexpr TextStyle subtitle_style{.size = 10_pt, .leading = 13_pt};
constexpr TextStyle caption_style{.size = 8.5_pt, .leading = 10.5_pt};
constexpr TextStyle body{.size = 9_pt, .leading = 11.5_pt};
constexpr TextStyle band_style{
    .size = 9_pt, .leading = 11_pt, .bold = true, .align = Align::centre};
constexpr Length band_height = 6_mm;
constexpr Length band_top = 5_mm;
constexpr Length gap = 4_mm;
constexpr Length legend_height = 10_mm;
constexpr Length sample_width = 17_mm;
constexpr Length pad = 1.8_mm;
constexpr Length over_text = 0.8_mm;  ///< that a bar reaches over and under its text

/// The summary: what is compared, how to read it, and all changes in words.
class Summary {
 public:
  Summary(const manuscript::Comparison& comparison, const Context& context,
          page::Document& document)
      : comparison_(comparison), context_(context), document_(document) {}

  void paint() {
    new_page(context_, document_);
    y_ = context_.paper.frame().origin.y;
    section_ = add_element(document_, page::Role::section, 0);
    const auto& sop = comparison_.sop;
    line(filled_in(label("perbandingan-judul"), sop.name), heading_style, page::Role::heading1);
    auto subtitle =
        filled_in(label("perbandingan-versi"), comparison_.old_version, comparison_.new_version);
    if (!sop.number.empty()) subtitle += " · " + sop.number;
    line(subtitle, subtitle_style, page::Role::paragraph);
    y_ += gap;
    legend();
    y_ += gap;
    changes();
  }

 private:
  [[nodiscard]] const std::string& label(std::string_view key) const {
    return context_.profile.label(key);
  }
  page::Page& page() { return document_.pages.back(); }

  void line(const std::string& text, const TextStyle& style, page::Role role) {
    const auto frame = context_.paper.frame();
    const auto box = layout::set_text(text, style, frame.width, context_.faces);
    layout::paint_text(box, {frame.origin.x, y_}, 0, box.lines.size(),
                       add_element(document_, role, section_), page());
    y_ += box.height;
  }

  /// Samples of the marks in words, symbols and arrows, each with its caption.
  void legend() {
    const auto frame = context_.paper.frame();
    layout::Rules rules;
    rules.frame({{frame.origin.x, y_}, frame.width, legend_height}, 0.4_pt);
    rules.paint(page());
    const auto width = frame.width / 6;
    const auto middle = y_ + legend_height / 2;
    const auto left = [&](std::int64_t at) { return frame.origin.x + width * at + pad; };
    word_sample(Edit::added, left(0), width);
    word_sample(Edit::removed, left(1), width);
    for (const auto edit : {Edit::added, Edit::removed}) {
      const bool lost = edit == Edit::removed;
      const Rect box{{left(lost ? 3 : 2), middle - 2.6_mm}, 13_mm, 5.2_mm};
      page().marks.emplace_back(compared_symbol(edit, layout::process_symbol(box)));
      caption(lost ? "legenda-simbol-lama" : "legenda-simbol-baru", box.origin.x, width);
      const auto x = left(lost ? 5 : 4);
      for (auto& path : compared_arrow(edit, {{x, middle}, {x + 13_mm, middle}}, true, {}))
        page().marks.emplace_back(std::move(path));
      caption(lost ? "legenda-panah-lama" : "legenda-panah-baru", x, width);
    }
    y_ += legend_height;
  }

  void word_sample(Edit edit, Length x, Length width) {
    const auto& words = label(edit == Edit::added ? "legenda-kata-baru" : "legenda-kata-lama");
    const auto box =
        layout::set_text(text_of(words, edit), caption_style, width - 2 * pad, context_.faces);
    put(box, x);
  }

  void caption(std::string_view key, Length x, Length width) {
    const auto box =
        layout::set_text(label(key), caption_style, width - sample_width - pad, context_.faces);
    put(box, x + sample_width - pad);
  }

  void put(const layout::TextBox& box, Length x) {
    layout::paint_text(box, {x, y_ + (legend_height - box.height) / 2}, 0, box.lines.size(),
                       add_element(document_, page::Role::paragraph, section_), page());
  }

  void changes() {
    if (comparison_.differences.empty()) {
      line(label("perubahan-tidak-ada"), subtitle_style, page::Role::paragraph);
      return;
    }
    layout::Table table;
    table.style = {.pad_x = pad,
                   .pad_y = 0.9_mm,
                   .frame_rule = 1.25_pt,
                   .block_rule = 0.75_pt,
                   .inner_rule = 0.4_pt,
                   .head = {.size = 9_pt, .leading = 11.5_pt, .bold = true, .align = Align::left},
                   .least_row = 6_mm,
                   .least_head_row = 6.5_mm};
    constexpr Length number_width = 10_mm;
    constexpr Length kind_width = 22_mm;
    constexpr Length part_width = 48_mm;
    table.widths = {number_width, kind_width, part_width,
                    context_.paper.frame().width - number_width - kind_width - part_width};
    const std::vector<std::string> heads = {label("no"), label("perubahan"), label("bagian"),
                                            label("uraian-perubahan")};
    for (std::size_t i = 0; i < heads.size(); ++i)
      table.head.push_back({.text = heads[i], .column = i});
    for (const auto& one : comparison_.differences) add(one, table);
    table_pages(table, {}, {}, context_, {.y = y_}, document_);
  }

  void add(const manuscript::Difference& one, layout::Table& table) const {
    const auto cell = [&](const manuscript::TextBlock& text, bool bold = false) {
      auto style = body;
      style.bold = bold;
      return layout::TableCell{
          .text = layout::set_text(
              text, style, table.widths[table.rows.back().cells.size()] - 2 * pad, context_.faces)};
    };
    table.rows.emplace_back();
    auto& cells = table.rows.back().cells;
    cells.push_back(cell(text_of(std::to_string(table.rows.size()), Edit::none)));
    cells.push_back(cell(text_of(label(label_of(one.edit)), Edit::none), true));
    cells.push_back(cell(text_of(one.part, Edit::none)));
    cells.push_back(cell({manuscript::Paragraph{.runs = one.words}}));
  }

  const manuscript::Comparison& comparison_;
  const Context& context_;
  page::Document& document_;
  page::ElementId section_ = 0;
  Length y_;
};

/// Says on every page that this is no official sheet.
void paint_bands(const Context& context, page::Document& document) {
  const auto frame = context.paper.frame();
  const auto words = layout::set_text(context.profile.label("perbandingan-pita"), band_style,
                                      frame.width, context.faces);
  for (auto& page : document.pages) {
    const Rect box{{frame.origin.x, band_top}, frame.width, band_height};
    page.marks.emplace_back(layout::filled(box, page::Ink::grey10));
    layout::Rules rules;
    rules.frame(box, 0.75_pt);
    rules.paint(page);
    layout::paint_text(words, {box.origin.x, box.origin.y + (box.height - words.height) / 2}, 0,
                       words.lines.size(), page::artifact, page);
  }
}

/// A stretch of a margin beside which text has changed.
struct Stretch {
  bool right = false;
  Length top, bottom;
  page::Ink ink = page::Ink::blue;
};

std::vector<Stretch> changed_stretches(const page::Page& page, Length middle) {
  std::vector<Stretch> stretches;
  for (const auto& mark : page.marks) {
    const auto* const run = std::get_if<page::TextRun>(&mark);
    if (run == nullptr || (run->ink != page::Ink::blue && run->ink != page::Ink::red)) continue;
    Stretch one{.right = run->origin.x >= middle,
                .top = run->origin.y - run->size * 80 / 100 - over_text,
                .bottom = run->origin.y + run->size * 25 / 100 + over_text,
                .ink = run->ink};
    const auto near = std::ranges::find_if(stretches, [&](const Stretch& other) {
      return other.right == one.right && one.top <= other.bottom + 2_mm &&
             other.top <= one.bottom + 2_mm;
    });
    if (near == stretches.end()) {
      stretches.push_back(one);
      continue;
    }
    near->top = std::min(near->top, one.top);
    near->bottom = std::max(near->bottom, one.bottom);
    if (one.ink == page::Ink::blue) near->ink = one.ink;
  }
  return stretches;
}

/// Bars in the margins of the identity sheet, beside the texts that have changed.
void paint_text_bars(const Context& context, std::size_t first, page::Document& document) {
  const auto frame = context.paper.frame();
  const auto middle = frame.origin.x + frame.width * 55 / 100;
  for (auto at = first; at < document.pages.size(); ++at) {
    auto& page = document.pages[at];
    for (const auto& one : changed_stretches(page, middle)) {
      const auto edit = one.ink == page::Ink::red ? Edit::removed : Edit::changed;
      if (one.right) {
        layout::right_change_bar(edit, {frame.right(), one.top}, one.bottom - one.top, page);
      } else {
        layout::change_bar(edit, {frame.origin.x, one.top}, one.bottom - one.top, {},
                           page::artifact, page);
      }
    }
  }
}

void add_bookmark(const std::string& title, std::size_t index, page::Document& document) {
  const auto name = "halaman-" + std::to_string(index + 1);
  document.pages[index].marks.emplace_back(page::Destination{.name = name});
  document.bookmarks.push_back({.level = 0, .title = title, .destination = name});
}

}  // namespace

page::Document comparison(const manuscript::Comparison& compared, const Context& given) {
  auto context = given;
  context.in_book = true;  // no room to sign
  context.comparison = true;
  Diagnostics unheard;
  Report unread;
  context.diagnostics = &unheard;
  context.report = &unread;
  const auto& sop = compared.sop;
  const auto& profile = context.profile;
  page::Document document;
  document.metadata = {.title = filled_in(profile.label("perbandingan-judul"), sop.name) + " v" +
                                compared.old_version + " – v" + compared.new_version,
                       .creator = sop.office,
                       .subject = profile.label("perbandingan-pita"),
                       .created = sop.created,
                       .modified = sop.revised ? sop.revised : sop.created};
  Summary(compared, context, document).paint();
  add_bookmark(profile.label("perbandingan"), 0, document);
  const auto first = document.pages.size();
  identity(sop, context, document);
  paint_text_bars(context, first, document);
  add_bookmark(profile.label("identitas"), first, document);
  Cursor cursor{.y = context.paper.frame().bottom()};
  for (const auto& one : sop.procedures) {
    cursor.y = context.paper.frame().bottom();
    const auto begins = document.pages.size();
    cursor = procedure(one, context, cursor, document);
    add_bookmark(one.title.empty() ? profile.label("prosedur") : one.title, begins, document);
  }
  if (!sop.history.empty() && profile.on("riwayat")) {
    const auto begins = document.pages.size();
    history(sop, context, document);
    add_bookmark(profile.label("riwayat-perubahan"), begins, document);
  }
  auto unmarked = sop;
  unmarked.mark.clear();
  continuation_lines(unmarked, context, document);
  paint_bands(context, document);
  return document;
}

}  // namespace sopan::layouts
