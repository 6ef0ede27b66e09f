#pragma once

#include "pipeline/archive/store.hpp"
#include "pipeline/base/diagnostic.hpp"
#include "pipeline/base/source.hpp"
#include "pipeline/publish/batch.hpp"

namespace sopan::publish {

/// Warns of SOPs that say something else than the edition of their version that is archived, and
/// of new editions whose history does not tell what has changed. Throws BadStore.
void hold_against_archive(const Selection& selection, const archive::Store& store, Sources& sources,
                          Diagnostics& diagnostics);

}  // namespace sopan::publish
