#include "pipeline/cli/press.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>
#include <utility>

#include "pipeline/archive/store.hpp"
#include "pipeline/base/nearest.hpp"
#include "pipeline/cli/interrupt.hpp"
#include "pipeline/cli/progress.hpp"
#include "pipeline/cli/usage.hpp"
#include "pipeline/localize/numbers.hpp"
#include "pipeline/publish/archived.hpp"
#include "pipeline/publish/files.hpp"

namespace sopan::cli {
namespace {

/// The names in a row, the first few of many.
std::string few(const std::vector<std::string>& names) {
  constexpr std::size_t most = 12;
  std::string row;
  for (std::size_t at = 0; at < std::min(names.size(), most); ++at)
    row += (at == 0 ? "" : ", ") + names[at];
  return names.size() > most ? row + ", …" : row;
}

/// Throws `UsageError` with the nearest of the names, or all.
[[noreturn]] void unknown_value(const std::string& value, const std::string& option,
                                const std::vector<std::string>& known) {
  const auto meant = nearest(value, known);
  throw UsageError({"bad-option-value", {value, option}},
                   meant ? Said{"did-you-mean", {*meant}} : Said{"choose-one-of", {few(known)}});
}

/// `a4` is A4.
std::string paper(const std::string& value) {
  const auto& names = publish::paper_names();
  const auto large = localization::capitals(value);
  const auto found = std::ranges::find_if(
      names, [&](const std::string& one) { return localization::capitals(one) == large; });
  if (found == names.end()) unknown_value(value, "--paper", names);
  return *found;
}

publish::Batch asked_batch(const Options& options, const publish::State* state, Pressed& pressed) {
  publish::Request request{.only = options.only, .shard = options.shard};
  request.paths.assign(options.arguments.begin(), options.arguments.end());
  if (request.paths.empty()) request.paths.emplace_back(".");
  publish::Loading loading{.clock = milliseconds, .jobs = options.jobs, .state = state};
  constexpr std::size_t many = 200;  // a manual needs all SOPs at once anyway
  const bool may_rest = state == nullptr || options.no_manual || !options.shard.is_all();
  if (may_rest && !options.archive) loading.rest_above = many;
  auto batch = publish::open_batch(request, pressed.sources, pressed.diagnostics, loading);
  if (!batch.outside.empty())
    throw UsageError({"no-project", {batch.outside.front()}}, {"start-project", {}});
  // An id may be one of a manual that could not be read; that fault is told already.
  if (!batch.unknown.empty() && !pressed.diagnostics.has_errors()) {
    const auto& id = batch.unknown.front();
    if (std::ranges::count(batch.elsewhere, id) > 0)
      throw UsageError({"id-elsewhere", {id}}, {"widen-path", {}});
    const auto meant = nearest(id, batch.ids);
    throw UsageError({"unknown-id", {id}}, meant ? Said{"did-you-mean", {"“" + *meant + "”"}}
                                                 : Said{"choose-one-of", {few(batch.ids)}});
  }
  return batch;
}

void check_profile(const Options& options, const publish::Batch& batch) {
  if (!options.profile) return;
  for (const auto& selection : batch.selections) {
    const auto names = publish::profile_names(selection.project);
    if (std::ranges::count(names, *options.profile) == 0)
      unknown_value(*options.profile, "--profile", names);
  }
}

/// Two projects may have SOPs of one path; they need folders of their own.
void check_outputs(const Options& options, const publish::Batch& batch) {
  std::set<std::string> outputs;
  const auto add = [&](const std::string& pdf) {
    if (outputs.insert(pdf).second) return;
    const auto file = std::filesystem::path(output_of(options)) / pdf;
    throw UsageError({"same-output", {file.string()}}, {"build-apart", {}});
  };
  for (const auto& selection : batch.selections) {
    for (const auto at : selection.chosen) add(publish::pdf_name(selection.project.sops[at].path));
    if (selection.whole && !options.no_manual) add(std::string(publish::manual_name));
  }
}

void hold_against_archive(const std::string& folder, const publish::Batch& batch,
                          Pressed& pressed) {
  const archive::Store store(folder);
  for (const auto& selection : batch.selections)
    publish::hold_against_archive(selection, store, pressed.sources, pressed.diagnostics);
}

}  // namespace

std::string output_of(const Options& options) { return options.output.value_or("keluaran"); }

double milliseconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double, std::milli>(now).count();
}

Pressed press(const Options& options, bool write) {
  const auto start = milliseconds();
  Pressed pressed;
  std::optional<publish::Output> output;
  if (write) output.emplace(output_of(options), options.force, options.shard);
  if (output && options.join) output->state().join(output->folder());
  publish::Settings settings{.strict = options.strict,
                             .prune = options.prune,
                             .jobs = options.jobs,
                             .clock = milliseconds,
                             .stopped = Interrupt::came,
                             .output = output ? &*output : nullptr};
  settings.choices.profile = options.profile;
  if (options.paper) settings.choices.paper = paper(*options.paper);
  settings.final = options.final;
  settings.manual = write && !options.no_manual;
  auto batch = asked_batch(options, output ? &output->state() : nullptr, pressed);
  check_profile(options, batch);
  if (options.archive) hold_against_archive(*options.archive, batch, pressed);
  if (write) check_outputs(options, batch);
  std::size_t all = 0;
  for (const auto& selection : batch.selections) all += selection.chosen.size();
  {
    const Interrupt interrupt;
    const auto manuals = static_cast<std::size_t>(
        std::ranges::count(batch.selections, true, &publish::Selection::whole));
    Progress progress(all + (settings.manual ? manuals : 0), options.language,
                      options.json && write ? Telling::events : Telling::line);
    settings.begin = [&](const std::string& path) { progress.begin(path); };
    for (auto& selection : batch.selections)
      std::ranges::move(publish::build(selection, settings, pressed.sources, pressed.diagnostics),
                        std::back_inserter(pressed.made));
    if (output) output->remember();
  }
  pressed.diagnostics = judged(std::move(pressed.diagnostics), options.strict);
  const auto unchanged =
      static_cast<std::size_t>(std::ranges::count(pressed.made, true, &publish::Made::unchanged));
  std::size_t left = 0;
  for (const auto& selection : batch.selections) left += selection.left;
  pressed.tally = {.phrase = write ? "built" : "checked",
                   .sops = write ? pressed.made.size() - unchanged : all,
                   .unchanged = unchanged,
                   .failed = all - left - pressed.made.size(),
                   .left = left,
                   .seconds = (milliseconds() - start) / 1000};
  return pressed;
}

}  // namespace sopan::cli
