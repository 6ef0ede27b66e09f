#include "layouts/manual.hpp"

#include <utility>

#include "layouts/join.hpp"

namespace sopan::layouts {
namespace {

/// Puts the pieces of a manual together and keeps what its contents say of them.
class Book {
 public:
  Book(const manuscript::Manual& manual, const Context& context)
      : manual_(manual), context_(context) {
    book_.metadata = {.title = manual.title,
                      .creator = manual.office,
                      .subject = manual.title,
                      .created = manual.date,
                      .modified = manual.date,
                      .effective = manual.date};
  }

  page::Document make(std::vector<page::Document> sops) {
    lines_ = contents_lines();
    front();
    book_.numberings = {{0, true}, {book_.pages.size(), false}};
    body(std::move(sops));
    fill_page_numbers(book_, context_.faces);
    add_folios(book_, context_.faces);
    return std::move(book_);
  }

 private:
  [[nodiscard]] const std::string& label(std::string_view key) const {
    return context_.profile.label(key);
  }

  [[nodiscard]] static std::string part_target(std::size_t part) {
    return "bagian-" + std::to_string(part + 1);
  }

  [[nodiscard]] static std::string annex_target(std::size_t annex) {
    return "lampiran-" + std::to_string(annex + 1);
  }

  [[nodiscard]] std::vector<ContentsLine> contents_lines() const {
    std::vector<ContentsLine> lines;
    const auto add = [&](std::string_view key) {
      lines.push_back({.title = label(key), .target = std::string(key)});
    };
    if (manual_.decree) add("surat-keputusan");
    if (!manual_.approvals.empty()) add("lembar-pengesahan");
    if (!manual_.foreword.empty()) add("kata-pengantar");
    add("penjelasan");
    add("daftar-sop");
    for (std::size_t i = 0; i < manual_.parts.size(); ++i) {
      const auto& part = manual_.parts[i];
      lines.push_back({.title = part.title, .target = part_target(i)});
      for (auto at = part.first; at < part.first + part.count; ++at) {
        const auto& entry = manual_.entries[at];
        lines.push_back(
            {.number = entry.number, .title = entry.name, .target = entry.target, .level = 1});
      }
    }
    if (!manual_.positions.empty()) add("indeks-jabatan");
    for (std::size_t i = 0; i < manual_.annexes.size(); ++i)
      lines.push_back({.title = manual_.annexes[i].title, .target = annex_target(i)});
    return lines;
  }

  /// Appends a piece that `arrange` makes, with a bookmark.
  template <class Arrange>
  void piece(std::string_view key, const Arrange& arrange) {
    page::Document document;
    arrange(document);
    append(book_, std::move(document), {.target = std::string(key), .title = label(key)});
  }

  void front() {
    piece("sampul", [&](auto& document) {
      auto own = context_;
      std::swap(own.paper.width, own.paper.height);
      manual_cover(manual_, own, document);
    });
    if (manual_.decree)
      piece("surat-keputusan", [&](auto& document) { decree(manual_, context_, document); });
    if (!manual_.approvals.empty())
      piece("lembar-pengesahan",
            [&](auto& document) { approval_sheet(manual_, context_, document); });
    if (!manual_.foreword.empty())
      piece("kata-pengantar", [&](auto& document) { foreword(manual_, context_, document); });
    piece("daftar-isi", [&](auto& document) { contents(lines_, context_, document); });
    piece("penjelasan", [&](auto& document) { explanation(manual_, context_, document); });
  }

  void body(std::vector<page::Document> sops) {
    piece("daftar-sop", [&](auto& document) { sop_register(manual_, context_, document); });
    for (std::size_t i = 0; i < manual_.parts.size(); ++i) {
      const auto& part = manual_.parts[i];
      const auto* head = i == 0 && manual_.decree ? &manual_.decree->sheets_head : nullptr;
      page::Document leaf;
      divider(manual_, part, head, context_, leaf);
      const auto element =
          append(book_, std::move(leaf),
                 {.target = part_target(i), .title = part.title, .role = page::Role::part});
      for (auto at = part.first; at < part.first + part.count; ++at)
        sop(manual_.entries[at], std::move(sops[at]), element);
    }
    if (!manual_.positions.empty())
      piece("indeks-jabatan", [&](auto& document) { position_index(manual_, context_, document); });
    for (std::size_t i = 0; i < manual_.annexes.size(); ++i) {
      page::Document pages;
      annex(manual_.annexes[i], context_, pages);
      append(book_, std::move(pages),
             {.target = annex_target(i), .title = manual_.annexes[i].title});
    }
  }

  void sop(const manuscript::Entry& entry, page::Document pages, page::ElementId part) {
    if (entry.missing) placeholder(entry, context_, pages);
    append(
        book_, std::move(pages),
        {.target = entry.target, .title = entry.name, .level = 1, .parent = part, .headings = 1});
  }

  const manuscript::Manual& manual_;
  const Context& context_;
  page::Document book_;
  std::vector<ContentsLine> lines_;
};

}  // namespace

page::Document arrange_manual(const manuscript::Manual& manual, std::vector<page::Document> sops,
                              const Context& context) {
  return Book(manual, context).make(std::move(sops));
}

}  // namespace sopan::layouts
