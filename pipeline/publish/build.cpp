#include "pipeline/publish/build.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string_view>
#include <utility>

#include "layouts/missing_glyphs.hpp"
#include "pipeline/localize/printed_texts.hpp"
#include "pipeline/publish/fonts.hpp"
#include "pipeline/publish/manual.hpp"
#include "pipeline/publish/media_type.hpp"
#include "pipeline/publish/reduce.hpp"
#include "pipeline/publish/workers.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::publish {
namespace {

namespace fs = std::filesystem;

std::vector<pdf::Attachment> attachments_of(std::vector<ProjectFile> files) {
  std::vector<pdf::Attachment> attachments;
  attachments.reserve(files.size());
  for (auto& file : files) {
    attachments.push_back(
        {.name = file.path, .media_type = media_type(file.path), .bytes = std::move(file.bytes)});
  }
  return attachments;
}

std::string without_suffix(const std::string& path) {
  return fs::path(path).replace_extension().generic_string();
}

Length smallest_type(const page::Document& document) {
  Length smallest;
  for (const auto& sheet : document.pages) {
    for (const auto& mark : sheet.marks) {
      const auto* run = std::get_if<page::TextRun>(&mark);
      if (run == nullptr) continue;
      if (smallest == Length{} || run->size < smallest) smallest = run->size;
    }
  }
  return smallest;
}

/// The number of warnings by file.
std::map<SourceId, std::size_t> warnings_of(const Diagnostics& told) {
  std::map<SourceId, std::size_t> numbers;
  for (const auto& one : told.all())
    if (one.severity == Severity::warning) ++numbers[one.span.source];
  return numbers;
}

/// Names of what is other now, or was not there, or is there no more.
std::vector<std::string> changes_between(const Causes& before, const Causes& now) {
  std::vector<std::string> names;
  for (const auto& [name, hash] : now) {
    const auto was = before.find(name);
    if (was == before.end() || was->second != hash) names.push_back(name);
  }
  for (const auto& [name, hash] : before)
    if (!now.contains(name)) names.push_back(name);
  std::ranges::sort(names);
  return names;
}

/// One SOP that was made, and what the state shall remember of it.
struct Result {
  std::optional<Made> made;
  std::unique_ptr<Record> record;
  Diagnostics told;
};

std::vector<std::string> approvers_of(const draft::Sop& draft) {
  std::vector<std::string> officials;
  officials.reserve(draft.approvals.size());
  for (const auto& one : draft.approvals) officials.push_back(one.official.text);
  return officials;
}

/// Makes one SOP after the other; `make` may run on several threads at once.
class Builder {
 public:
  Builder(const Loaded& loaded, const Settings& settings, const Equipment& equipment,
          const Fonts& fonts, Sources& sources, const Diagnostics& before)
      : loaded_(loaded),
        settings_(settings),
        equipment_(equipment),
        equipment_hash_(equipment_hash(equipment, fonts.fingerprints)),
        sources_(sources),
        press_{.project = loaded.project,
               .profile = equipment.profile,
               .faces = fonts.faces,
               .paper = equipment.paper,
               .logo = equipment.logo},
        faces_(fonts.faces),
        warnings_before_(warnings_of(before)) {
    for (const auto& sop : loaded.project.sops) sops_.insert(cause_of(sop));
  }

  /// Whether a SOP that was not read can stay as it is. What it links to may have another name now.
  [[nodiscard]] bool is_current(const SopFile& sop) const {
    const auto& record = *sop.recalled;
    const auto is_same = [&](const auto& cause) {
      if (!cause.first.starts_with("SOP ")) return true;
      const auto now = sops_.find(cause.first);
      return now != sops_.end() && now->second == cause.second;
    };
    return std::ranges::all_of(record.causes, is_same) && !is_faulty(sop) &&
           is_printed(record, pdf_name(sop.path));
  }

  /// One that rests is awake for as long as it is made; of its text stays what messages show.
  Result make(const SopFile& sop) const {
    if (!sop.resting) return make_awake(sop);
    auto awake = sop;
    Diagnostics told;
    read_now(awake, loaded_.root, sources_, told);
    auto result = make_awake(awake);
    result.told.append(std::move(told));
    sources_.keep_lines_of(sop.source, places_of(result.told));
    return result;
  }

 private:
  Result make_awake(const SopFile& sop) const {
    Result result;
    if (!sop.draft) return result;
    const bool prints = settings_.output != nullptr || settings_.deliver;
    auto source = prints ? reduced(loaded_, sop, equipment_, sources_) : Reduced{};
    const auto* before =
        settings_.output == nullptr ? nullptr : settings_.output->state().find(pdf_name(sop.path));
    Made made{.id = id_of(sop), .path = without_suffix(sop.path)};
    if (before != nullptr) {
      made.changes = changes_between(before->causes, source.causes);
      if (before->equipment != equipment_hash_) made.changes.emplace_back("program");
      if (made.changes.empty() && before->project == loaded_.root && !is_faulty(sop) &&
          is_printed(*before, pdf_name(sop.path)))
        return unchanged(sop, *before, std::move(made));
    }
    print(sop, *sop.draft, std::move(made), std::move(source), result);
    return result;
  }

  /// What other stages have found wrong in a SOP, or in what all SOPs stand on.
  [[nodiscard]] bool is_faulty(const SopFile& sop) const {
    const auto has = [&](SourceId id) { return std::ranges::count(loaded_.faulty, id) > 0; };
    return !sop.entry || has(sop.source) || std::ranges::any_of(loaded_.common, has);
  }

  [[nodiscard]] bool is_printed(const Record& record, const std::string& pdf) const {
    return record.equipment == equipment_hash_ && !(settings_.strict && record.warnings > 0) &&
           settings_.output->holds(pdf, record);
  }

  [[nodiscard]] Result unchanged(const SopFile& sop, const Record& record, Made made) const {
    made.unchanged = true;
    made.warnings = record.warnings;
    Result result;
    if (record.sop_stamp != sop.stamp || record.common != loaded_.common_hash) {
      result.record = std::make_unique<Record>(record);
      result.record->sop_stamp = sop.stamp;
      result.record->common = loaded_.common_hash;
    }
    result.made = std::move(made);
    return result;
  }

  void print(const SopFile& sop, const draft::Sop& draft, Made made, Reduced source,
             Result& result) const {
    Diagnostics told;
    auto composed =
        compose(draft, {.path = sop.path, .fingerprint = fingerprint_of(loaded_, source.files)},
                press_, told, settings_.clock);
    made.warnings = warnings_of(told)[sop.source];
    if (const auto before = warnings_before_.find(sop.source); before != warnings_before_.end())
      made.warnings += before->second;
    for (const auto& one : told.all()) {
      if (!follows(one, loaded_)) result.told.report(one);
    }
    if (!composed || is_faulty(sop)) return;
    if (settings_.strict && made.warnings > 0) return;
    made.pages = composed->document.pages.size();
    made.flow = composed->report;
    made.smallest_type = smallest_type(composed->document);
    const auto start = now();
    if (settings_.output != nullptr || settings_.deliver) {
      const auto bytes =
          pdf::write_pdf(std::move(composed->document), faces_, attachments_of(source.files));
      if (settings_.deliver) {
        settings_.deliver(sop, bytes);
      } else if (!put(sop, draft, bytes, made, std::move(source.causes), result)) {
        return;
      }
    }
    made.times = {.read = sop.read_time,
                  .validate = composed->times.validate,
                  .localize = composed->times.localize,
                  .arrange = composed->times.arrange,
                  .write = now() - start};
    result.made = std::move(made);
  }

  bool put(const SopFile& sop, const draft::Sop& draft, const std::string& bytes, const Made& made,
           Causes causes, Result& result) const {
    auto& output = *settings_.output;
    const auto pdf = pdf_name(sop.path);
    const auto put = output.put(pdf, bytes);
    if (put.fate == Fate::refused) {
      result.told.report({.code = "foreign-output",
                          .span = {.source = sop.source},
                          .arguments = {shown(output.folder() / pdf)},
                          .hint = Message{.key = "use-force", .arguments = {}}});
      return false;
    }
    const auto text = [](const draft::MaybeText& one) { return one ? one->text : std::string(); };
    result.record =
        std::make_unique<Record>(Record{.project = loaded_.root.string(),
                                        .sop = sop.path,
                                        .sop_stamp = sop.stamp,
                                        .sop_hash = hash_of(sources_[sop.source].bytes()),
                                        .common = loaded_.common_hash,
                                        .equipment = equipment_hash_,
                                        .id = text(draft.id),
                                        .name = text(draft.name),
                                        .number = text(draft.number),
                                        .status = text(draft.status),
                                        .signer = text(draft.signer),
                                        .approvers = approvers_of(draft),
                                        .pdf_stamp = put.stamp,
                                        .pdf_hash = hash_of(bytes),
                                        .warnings = made.warnings,
                                        .causes = std::move(causes)});
    return true;
  }

  [[nodiscard]] double now() const { return settings_.clock == nullptr ? 0 : settings_.clock(); }

  const Loaded& loaded_;
  const Settings& settings_;
  const Equipment& equipment_;
  std::string equipment_hash_;
  Sources& sources_;
  Press press_;
  const font::Faces& faces_;
  std::map<SourceId, std::size_t> warnings_before_;
  Causes sops_;  ///< what other SOPs know of each
};

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
  std::mutex guard;
  in_parallel(open.size(), settings.jobs, [&](std::size_t at) {
    if (settings.stopped && settings.stopped()) return;
    const auto& sop = loaded.sops[selection.chosen[open[at]]];
    if (settings.begin) {
      const std::lock_guard lock(guard);
      settings.begin(without_suffix(sop.path));
    }
    results[open[at]] = builder.make(sop);
  });
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
