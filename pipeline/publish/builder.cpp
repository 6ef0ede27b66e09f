#include "pipeline/publish/builder.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <variant>

#include "pipeline/publish/media_type.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::publish {
namespace {

std::vector<pdf::Attachment> attachments_of(std::vector<ProjectFile> files) {
  std::vector<pdf::Attachment> attachments;
  attachments.reserve(files.size());
  for (auto& file : files) {
    attachments.push_back(
        {.name = file.path, .media_type = media_type(file.path), .bytes = std::move(file.bytes)});
  }
  return attachments;
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

/// A link to a SOP that leads nowhere, perhaps because the file of that SOP could not be read.
Diagnostic as_unread(Diagnostic link) {
  link.variant = "unknown-sop-unread";
  link.hint = Message{.key = "mend-other-sop", .arguments = {}};
  return link;
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

std::vector<std::string> approvers_of(const draft::Sop& draft) {
  std::vector<std::string> officials;
  officials.reserve(draft.approvals.size());
  for (const auto& one : draft.approvals) officials.push_back(one.official.text);
  return officials;
}

}  // namespace

std::string without_suffix(const std::string& path) {
  return std::filesystem::path(path).replace_extension().generic_string();
}

Builder::Builder(const Loaded& loaded, const Settings& settings, const Equipment& equipment,
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

bool Builder::is_current(const SopFile& sop) const {
  const auto& record = *sop.recalled;
  const auto is_same = [&](const auto& cause) {
    if (!cause.first.starts_with("SOP ")) return true;
    const auto now = sops_.find(cause.first);
    return now != sops_.end() && now->second == cause.second;
  };
  return std::ranges::all_of(record.causes, is_same) && !is_faulty(sop) &&
         is_printed(record, pdf_name(sop.path));
}

Result Builder::make(const SopFile& sop) const {
  if (!sop.resting) return make_awake(sop);
  auto awake = sop;
  Diagnostics told;
  read_now(awake, loaded_.root, sources_, told);
  auto result = make_awake(awake);
  result.told.append(std::move(told));
  sources_.keep_lines_of(sop.source, places_of(result.told));
  return result;
}

Result Builder::make_awake(const SopFile& sop) const {
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
bool Builder::is_faulty(const SopFile& sop) const {
  const auto has = [&](SourceId id) { return std::ranges::count(loaded_.faulty, id) > 0; };
  return !sop.entry || has(sop.source) || std::ranges::any_of(loaded_.common, has);
}

bool Builder::is_printed(const Record& record, const std::string& pdf) const {
  return record.equipment == equipment_hash_ && !(settings_.strict && record.warnings > 0) &&
         settings_.output->holds(pdf, record);
}

Result Builder::unchanged(const SopFile& sop, const Record& record, Made made) const {
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

void Builder::print(const SopFile& sop, const draft::Sop& draft, Made made, Reduced source,
                    Result& result) const {
  Diagnostics told;
  auto composed =
      compose(draft, {.path = sop.path, .fingerprint = fingerprint_of(loaded_, source.files)},
              press_, told, settings_.clock);
  made.warnings = warnings_of(told)[sop.source];
  if (const auto before = warnings_before_.find(sop.source); before != warnings_before_.end())
    made.warnings += before->second;
  const Diagnostic* lost = nullptr;
  for (const auto& one : told.all()) {
    if (!follows(one, loaded_)) {
      result.told.report(one);
    } else if (lost == nullptr && one.code == "unknown-sop") {
      lost = &one;
    }
  }
  // The fault is in the file of another SOP, which need not be asked for.
  if (lost != nullptr && !result.told.has_errors()) result.told.report(as_unread(*lost));
  if (!composed || is_faulty(sop)) return;
  if (settings_.strict && made.warnings > 0) return;
  made.pages = composed->document.pages.size();
  made.flow = composed->report;
  made.smallest_type = smallest_type(composed->document);
  const auto start = now();
  if (settings_.output != nullptr || settings_.deliver) {
    auto bytes =
        pdf::write_pdf(std::move(composed->document), faces_, attachments_of(source.files));
    if (settings_.deliver) {
      result.facts = facts_of(loaded_, sop);
      result.pdf = std::move(bytes);
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

bool Builder::put(const SopFile& sop, const draft::Sop& draft, const std::string& bytes,
                  const Made& made, Causes causes, Result& result) const {
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
  result.record = std::make_unique<Record>(Record{.project = loaded_.root.string(),
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

double Builder::now() const { return settings_.clock == nullptr ? 0 : settings_.clock(); }

}  // namespace sopan::publish
