#include "pipeline/publish/archived.hpp"

#include <algorithm>
#include <string>

#include "pipeline/archive/record.hpp"
#include "pipeline/digest/stream.hpp"
#include "pipeline/publish/facts.hpp"
#include "pipeline/publish/files.hpp"
#include "pipeline/publish/object_id.hpp"
#include "pipeline/read/scan.hpp"

namespace sopan::publish {
namespace {

/// Where the version stands, else the root of the SOP.
Span place_of(const draft::Sop& draft, SourceId source) {
  if (draft.version) return draft.version->span;
  if (draft.history.empty()) return {.source = source};
  const auto& last = draft.history.back().version;
  return last ? last->span : Span{.source = source};
}

void hold(const Loaded& loaded, const SopFile& sop, const draft::Sop& draft,
          const archive::Store& store, Diagnostics& diagnostics) {
  const auto facts = facts_of(loaded, sop);
  const auto object = store.find(object_id(facts));
  if (!object) return;
  const auto bytes = files::read_file(loaded.root / sop.path, xml::max_bytes);
  const auto digest = digest::hex_of(digest::Algorithm::sha512, bytes);
  const auto record = archive::record_of(*object);
  const auto last = record.newest().version;
  const auto place = place_of(draft, sop.source);
  if (const auto* const same = archive::edition_of(record, facts.version)) {
    if (same->source == digest) return;
    diagnostics.report({.code = "changed-since-archived",
                        .severity = Severity::warning,
                        .span = place,
                        .arguments = {std::int64_t{facts.version}},
                        .hint = Message{"raise-archived",
                                        {std::int64_t{last} + 1, store.root().string(), facts.id,
                                         shown(loaded.root / sop.path)}}});
    return;
  }
  if (facts.version < last || !facts.change.empty()) return;
  diagnostics.report({.code = "untold-change",
                      .severity = Severity::warning,
                      .span = place,
                      .arguments = {std::int64_t{facts.version}},
                      .hint = Message{"tell-change",
                                      {std::int64_t{facts.version}, store.root().string(), facts.id,
                                       shown(loaded.root / sop.path)}}});
}

}  // namespace

void hold_against_archive(const Selection& selection, const archive::Store& store, Sources& sources,
                          Diagnostics& diagnostics) {
  for (const auto at : selection.chosen) {
    auto sop = selection.project.sops[at];
    // One that was recalled is only known by what a project needs of it.
    Diagnostics told_already;
    if (sop.recalled != nullptr || sop.resting)
      read_now(sop, selection.project.root, sources, told_already);
    if (sop.draft) hold(selection.project, sop, *sop.draft, store, diagnostics);
  }
}

}  // namespace sopan::publish
