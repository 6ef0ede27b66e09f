#include "layouts/faults.hpp"

namespace sopan::layouts {
namespace {

Cursor procedure_sheet(const manuscript::Procedure& procedure, const Context& context, Cursor start,
                       page::Document& document) {
  switch (procedure.format) {
    case Format::flowchart:
    case Format::graphic:
      return flowchart(procedure, context, start, document);
    case Format::simple_steps:
    case Format::hierarchical:
      return plain_steps(procedure, context, start, document);
  }
  return start;
}

}  // namespace

page::Document arrange(const manuscript::Sop& sop, const Context& context) {
  report_missing_glyphs(sop, context);
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
  if (context.profile.choice("halaman-judul") == "selalu") cover(sop, context, document);
  identity(sop, context, document);
  Cursor cursor{context.paper.frame().bottom()};
  for (const auto& procedure : sop.procedures)
    cursor = procedure_sheet(procedure, context, cursor, document);
  if (!sop.history.empty()) history(sop, context, document);
  continuation_lines(sop, context, document);
  return document;
}

}  // namespace sopan::layouts
