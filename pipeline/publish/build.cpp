#include "pipeline/publish/build.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <set>
#include <string_view>
#include <utility>

#include "layouts/missing_glyphs.hpp"
#include "pipeline/localize/printed_texts.hpp"
#include "pipeline/publish/builder.hpp"
#include "pipeline/publish/fonts.hpp"
#include "pipeline/publish/manual.hpp"
#include "pipeline/publish/reduce.hpp"
#include "pipeline/publish/workers.hpp"

namespace sopan::publish {
namespace {

/// Tells of PDFs whose SOPs are no more, or removes them.
void look_for_stale(const Loaded& loaded, const Settings& settings, Diagnostics& diagnostics) {
  auto& output = *settings.output;
  std::set<std::string_view> sops;
  for (const auto& sop : loaded.sops) sops.insert(sop.path);
  std::vector<std::pair<std::string, Record>> stale;
  for (const auto& [pdf, record] : output.state().records()) {
    const bool known = record->sop.empty() || sops.contains(record->sop);
    if (record->project == loaded.root.string() && !known) stale.emplace_back(pdf, *record);
  }
  for (const auto& [pdf, record] : stale) {
    if (!settings.prune) {
      diagnostics.report({.code = "stale-output",
                          .severity = Severity::note,
                          .span = {.source = loaded.common.front()},
                          .arguments = {shown(output.folder() / pdf)},
                          .hint = Message{.key = "use-prune", .arguments = {}}});
    } else {
      output.remove(pdf, record);
      output.state().remove(pdf);
    }
  }
}

/// Holds the words of the manual and its registers against the fonts; they stand in every sheet.
void look_for_missing_glyphs(Loaded& loaded, const font::Faces& faces, Diagnostics& diagnostics) {
  Diagnostics told;
  layouts::report_missing_glyphs(printed_texts(loaded.project), Severity::error, faces, told);
  for (const auto& one : told.all()) {
    loaded.faulty.push_back(one.span.source);
    diagnostics.report(one);
  }
}

/// Whether the manual can be made: what is common is sound, and if it is to be final, all SOPs are.
bool can_bind(const Loaded& loaded, const Failed& failed, const Settings& settings,
              Diagnostics& diagnostics) {
  const auto is_faulty = [&](SourceId id) { return std::ranges::count(loaded.faulty, id) > 0; };
  if (std::ranges::any_of(loaded.common, is_faulty)) return false;
  if (!settings.final || failed.empty()) return true;
  diagnostics.report({.code = "incomplete-manual",
                      .span = {.source = loaded.common.front()},
                      .arguments = {static_cast<std::int64_t>(failed.size())}});
  return false;
}

/// Puts the manual into the output, unless it is there and nothing in it has changed.
void put_manual(Loaded& loaded, const Failed& failed, const Settings& settings,
                const Equipment& equipment, const Fonts& fonts, Sources& sources,
                Diagnostics& diagnostics) {
  auto& output = *settings.output;
  std::string all = loaded.common_hash;
  for (const auto& sop : loaded.sops) {
    all += sop.path + (failed.contains(sop.path) ? " - " : " + ");
    all += sop.recalled != nullptr ? sop.recalled->sop_hash
           : sop.resting           ? sop.hash
                                   : hash_of(sources[sop.source].bytes());
  }
  Record record{.project = loaded.root.string(),
                .equipment = equipment_hash(equipment, fonts.fingerprints)};
  record.causes["manual.xml"] = hash_of(all);
  const auto* before = output.state().find(manual_name);
  if (before != nullptr && before->equipment == record.equipment &&
      before->causes == record.causes && output.holds(manual_name, *before))
    return;
  Diagnostics told;  // already, when their PDFs were made
  for (auto& sop : loaded.sops)
    if (sop.recalled != nullptr || sop.resting) read_now(sop, loaded.root, sources, told);
  if (settings.begin) settings.begin(without_suffix(manual_name));
  const auto bytes = print_manual(loaded, failed, equipment, fonts.faces, sources);
  const auto put = output.put(manual_name, bytes);
  if (put.fate == Fate::refused) {
    diagnostics.report({.code = "foreign-output",
                        .span = {.source = loaded.common.front()},
                        .arguments = {shown(output.folder() / manual_name)},
                        .hint = Message{.key = "use-force", .arguments = {}}});
    return;
  }
  record.pdf_stamp = put.stamp;
  record.pdf_hash = hash_of(bytes);
  output.state().put(manual_name, std::make_unique<Record>(std::move(record)));
}

/// Makes the chosen SOPs that are `open`; delivers those whose turn has come.
void make_all(const Builder& builder, Selection& selection, const std::vector<std::size_t>& open,
              const Settings& settings, std::vector<Result>& results) {
  const auto sop_of = [&](std::size_t at) -> const SopFile& {
    return selection.project.sops[selection.chosen[open[at]]];
  };
  std::mutex guard;
  std::vector<bool> is_ready(open.size());
  std::size_t next = 0;
  const auto deliver_ready = [&] {
    while (next < open.size() && is_ready[next]) {
      const auto at = next++;
      auto& result = results[open[at]];
      if (result.made)
        settings.deliver({.sop = sop_of(at),
                          .facts = std::exchange(result.facts, {}),
                          .pdf = std::exchange(result.pdf, {}),
                          .told = result.told});
    }
  };
  in_parallel(open.size(), settings.jobs, [&](std::size_t at) {
    if (settings.stopped && settings.stopped()) {
      const std::lock_guard lock(guard);
      ++selection.left;
      return;
    }
    if (settings.begin) {
      const std::lock_guard lock(guard);
      settings.begin(without_suffix(sop_of(at).path));
    }
    auto result = builder.make(sop_of(at));
    const std::lock_guard lock(guard);
    results[open[at]] = std::move(result);
    is_ready[at] = true;
    if (!settings.deliver) return;
    try {
      deliver_ready();
    } catch (...) {
      next = open.size();  // nothing more is delivered
      throw;
    }
  });
}

}  // namespace

std::vector<Made> build(Selection& selection, const Settings& settings, Sources& sources,
                        Diagnostics& diagnostics) {
  auto& loaded = selection.project;
  const auto equipment = equip(loaded, settings.choices, sources, diagnostics);
  if (!equipment || selection.chosen.empty()) return {};
  auto* const state = settings.output == nullptr ? nullptr : &settings.output->state();
  const auto fonts = open_fonts(equipment->fonts, loaded.root / "fonts", state);
  look_for_missing_glyphs(loaded, fonts.faces, diagnostics);
  const Builder builder(loaded, settings, *equipment, fonts, sources, diagnostics);
  std::vector<Result> results(selection.chosen.size());
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < results.size(); ++i) {
    auto& sop = loaded.sops[selection.chosen[i]];
    if (sop.recalled != nullptr && builder.is_current(sop)) {
      results[i].made = Made{.id = id_of(sop),
                             .path = without_suffix(sop.path),
                             .unchanged = true,
                             .warnings = sop.recalled->warnings};
      continue;
    }
    if (sop.recalled != nullptr) read_now(sop, loaded.root, sources, diagnostics);
    open.push_back(i);
  }
  make_all(builder, selection, open, settings, results);
  std::vector<Made> all;
  all.reserve(results.size());
  Failed failed;
  for (std::size_t i = 0; i < results.size(); ++i) {
    auto result = std::exchange(results[i], {});
    const auto& path = loaded.sops[selection.chosen[i]].path;
    diagnostics.append(std::move(result.told));
    if (result.record) settings.output->state().put(pdf_name(path), std::move(result.record));
    if (result.made) {
      all.push_back(std::move(*result.made));
    } else {
      failed.insert(path);
    }
  }
  if (!selection.whole || (settings.stopped && settings.stopped())) return all;
  if (settings.output != nullptr) look_for_stale(loaded, settings, diagnostics);
  if ((settings.manual || settings.deliver_manual) &&
      can_bind(loaded, failed, settings, diagnostics)) {
    if (settings.deliver_manual) {
      settings.deliver_manual(print_manual(loaded, failed, *equipment, fonts.faces, sources));
    } else {
      put_manual(loaded, failed, settings, *equipment, fonts, sources, diagnostics);
    }
  }
  return all;
}

}  // namespace sopan::publish
