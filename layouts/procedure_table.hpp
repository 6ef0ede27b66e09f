#pragma once

#include <vector>

#include "layouts/layouts.hpp"
#include "pipeline/layout/table.hpp"

/// The table that all sheets of a procedure share: its head, its text cells, its widths.
namespace sopan::layouts {

/// Widths of the columns of text; what is left belongs to the actors.
struct ProcedureTable {
  layout::Table table;
  std::size_t actor_count = 0;  ///< columns from the third on (flow table)
};

/// The flow table: No, Kegiatan, one column an actor, the cells of Mutu Baku, Keterangan.
ProcedureTable flow_table(const manuscript::Procedure& procedure, const Context& context);

/// The plain table: No, Kegiatan, Penanggung Jawab, then the cells that are used.
ProcedureTable plain_table(const manuscript::Procedure& procedure, const Context& context);

}  // namespace sopan::layouts
