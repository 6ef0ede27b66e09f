#include "layouts/layouts.hpp"

namespace sopan::layouts {
namespace {

using namespace literals;

/// A bookmark to the top of page `index`.
void add_bookmark(const std::string& title, std::size_t index, page::Document& document) {
  const auto name =
      "halaman-" + std::to_string(index + 1) + "-" + std::to_string(document.bookmarks.size() + 1);
  document.pages[index].marks.emplace_back(page::Destination{.name = name});
  document.bookmarks.push_back({.level = 0, .title = title, .destination = name});
}

/// Where the procedures begin: under the identity (layout B) if all of them then end on its page,
/// else on a page of their own (layout A).
Cursor begin_procedures(const manuscript::Sop& sop, const Context& context, Cursor identity_end,
                        const page::Document& document) {
  const Cursor own_page{.y = context.paper.frame().bottom()};
  if (context.profile.choice("alir-di-bawah-identitas") != "bila-muat") return own_page;
  constexpr Length least_head = 14_mm;
  constexpr Length least_row = 7_mm;
  auto least = identity_end.y;
  for (const auto& procedure : sop.procedures)
    least += least_head + least_row * static_cast<std::int64_t>(procedure.steps.size());
  if (least > context.paper.frame().bottom()) return own_page;
  Diagnostics unheard;
  Report unread;
  auto trial_context = context;
  trial_context.diagnostics = &unheard;
  trial_context.report = &unread;
  auto trial = document;
  auto cursor = identity_end;
  for (const auto& one : sop.procedures) cursor = procedure(one, trial_context, cursor, trial);
  const bool fits = trial.pages.size() == document.pages.size() && !unheard.has_errors();
  return fits ? identity_end : own_page;
}

}  // namespace

Cursor procedure(const manuscript::Procedure& one, const Context& context, Cursor start,
                 page::Document& document) {
  switch (one.format) {
    case Format::flowchart:
    case Format::graphic:
      return flowchart(one, context, start, document);
    case Format::simple_steps:
    case Format::hierarchical:
      return plain_steps(one, context, start, document);
  }
  return start;
}

page::Document arrange(const manuscript::Sop& sop, const Context& context) {
  page::Document document;
  document.metadata = {.title = sop.name,
                       .creator = sop.office,
                       .subject = sop.number,
                       .number = sop.number,
                       .version = sop.version,
                       .status = sop.status,
                       .created = sop.created,
                       .modified = sop.revised ? sop.revised : sop.created,
                       .effective = sop.effective};
  const auto& profile = context.profile;
  const auto& wish = profile.choice("halaman-judul");
  if (wish == "selalu" || (wish == "buku" && context.in_book)) {
    cover(sop, context, document);
    add_bookmark(profile.label("halaman-judul"), 0, document);
  }
  const auto identity_page = document.pages.size();
  const auto identity_end = identity(sop, context, document);
  add_bookmark(profile.label("identitas"), identity_page, document);
  auto cursor = begin_procedures(sop, context, identity_end, document);
  for (const auto& one : sop.procedures) {
    cursor = procedure(one, context, cursor, document);
    add_bookmark(one.title.empty() ? profile.label("prosedur") : one.title, cursor.began, document);
  }
  if (!sop.history.empty() && profile.on("riwayat")) {
    const auto begins = document.pages.size();
    history(sop, context, document);
    add_bookmark(profile.label("riwayat-perubahan"), begins, document);
  }
  continuation_lines(sop, context, document);
  return document;
}

}  // namespace sopan::layouts
