#pragma once

#include "pipeline/validate/context.hpp"

namespace sopan {

/// Fills `context.sop` and `context.flows` with all that can be resolved; reports nothing: what is
/// left out is told by the rules.
void resolve(Context& context);

/// The flow of one procedure: its symbols, arrows and the default way to the next row. Fills
/// `procedure.symbols`, `procedure.arrows` and the symbols of its steps, of which there is already
/// one a row.
Flow resolve_flow(const draft::Procedure& draft, Procedure& procedure);

}  // namespace sopan
