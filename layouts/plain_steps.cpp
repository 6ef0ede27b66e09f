#include "layouts/procedure_table.hpp"
#include "layouts/table_pages.hpp"

namespace sopan::layouts {

void plain_steps(const manuscript::Procedure& procedure, const Context& context,
                 page::Document& document) {
  const auto built = plain_table(procedure, context);
  table_pages(built.table, procedure.title, procedure.notes, context, document);
}

}  // namespace sopan::layouts
