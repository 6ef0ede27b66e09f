#pragma once

#include <vector>

#include "layouts/layouts.hpp"
#include "pipeline/model/book.hpp"

/// The sheets of a manual around its SOPs. Each arranges to a document of its own, or appends pages
/// to one; the book joins them.
namespace sopan::layouts {

/// Logo, title, year, the office at the foot; upright.
void manual_cover(const manuscript::Manual& manual, const Context& context,
                  page::Document& document);

/// Keputusan: upright, in the serif face.
void decree(const manuscript::Manual& manual, const Context& context, page::Document& document);

/// LAMPIRAN … at the upper right of the last page; returns where it ends.
Length annex_head(const manuscript::AnnexHead& head, const Context& context,
                  page::ElementId section, page::Document& document);

/// A line of the contents: what it leads to. Parts hold the SOPs after them.
struct ContentsLine {
  std::string number, title, target;
  int level = 0;
};

/// Daftar isi: numbers of SOPs, titles, leaders, pages.
void contents(const std::vector<ContentsLine>& lines, const Context& context,
              page::Document& document);

/// Penjelasan: scope, summary, definitions, the five symbols.
void explanation(const manuscript::Manual& manual, const Context& context,
                 page::Document& document);

/// Kata pengantar; upright.
void foreword(const manuscript::Manual& manual, const Context& context, page::Document& document);

/// Lembar pengesahan: who drew up, examined and approved the manual, with room to sign.
void approval_sheet(const manuscript::Manual& manual, const Context& context,
                    page::Document& document);

/// Pictures as large as the page allows, each on a page held as it asks for.
void annex(const manuscript::Annex& annex, const Context& context, page::Document& document);

/// The leaf before a part: its title and its SOPs with their pages; the first bears the head of the
/// decree's second annex.
void divider(const manuscript::Manual& manual, const manuscript::Part& part,
             const manuscript::AnnexHead* head, const Context& context, page::Document& document);

/// A page in the place of a SOP that cannot be printed.
void placeholder(const manuscript::Entry& entry, const Context& context, page::Document& document);

/// Daftar SOP: all SOPs with dates, version, status and page.
void sop_register(const manuscript::Manual& manual, const Context& context,
                  page::Document& document);

/// Indeks jabatan: in which steps of which SOPs a position acts.
void position_index(const manuscript::Manual& manual, const Context& context,
                    page::Document& document);

/// Daftar SOP yang berlaku: what is in force on a day, with what it replaced.
void edition_register(const manuscript::EditionList& editions, const Context& context,
                      page::Document& document);

/// The whole manual; `sops[i]` are the pages of `manual.entries[i]`, of a missing one none.
page::Document arrange_manual(const manuscript::Manual& manual, std::vector<page::Document> sops,
                              const Context& context);

}  // namespace sopan::layouts
