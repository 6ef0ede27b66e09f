#include "layouts/procedure_table.hpp"
#include "layouts/table_pages.hpp"

namespace sopan::layouts {

Cursor plain_steps(const manuscript::Procedure& procedure, const Context& context, Cursor start,
                   page::Document& document) {
  auto built = plain_table(procedure, context);
  return table_pages(built.table, procedure.title, procedure.notes, context, start, document);
}

}  // namespace sopan::layouts
