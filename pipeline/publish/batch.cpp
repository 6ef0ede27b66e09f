#include "pipeline/publish/batch.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <utility>

namespace sopan::publish {
namespace {

namespace fs = std::filesystem;

/// What is asked of one project: all of it, or what lies at or under some paths in it.
struct Demand {
  fs::path manual;
  bool whole = false;
  std::vector<std::string> parts;  ///< relative to the project, with `/`
};

void report_at(const fs::path& file, Diagnostic diagnostic, Sources& sources,
               Diagnostics& diagnostics) {
  diagnostic.span = {.source = sources.add(Source(shown(file), ""))};
  diagnostics.report(std::move(diagnostic));
}

Demand& demand_of(std::vector<Demand>& demands, const fs::path& manual) {
  const auto known = std::ranges::find(demands, manual, &Demand::manual);
  if (known != demands.end()) return *known;
  return demands.emplace_back(Demand{.manual = manual});
}

std::vector<Demand> demands_of(const Request& request, Batch& batch, Sources& sources,
                               Diagnostics& diagnostics) {
  std::vector<Demand> demands;
  for (const auto& asked : request.paths) {
    const auto path = fs::canonical(asked);
    const auto manual = find_manual(path);
    if (!manual && fs::is_directory(path)) {
      batch.outside.push_back(asked.string());
    } else if (!manual) {
      report_at(path, {.code = "no-manual"}, sources, diagnostics);
    } else {
      auto& demand = demand_of(demands, *manual);
      const auto part = path.lexically_relative(manual->parent_path()).generic_string();
      const bool whole = part == "." || part == "manual.xml";
      demand.whole = demand.whole || whole;
      if (!whole) demand.parts.push_back(part);
    }
  }
  return demands;
}

bool lies_in(const std::string& path, const std::string& part) {
  return path == part || path.starts_with(part + "/");
}

/// Reports a file that was asked for but is no SOP of its project; a register stands for all SOPs.
void report_strangers(Demand& demand, const Loaded& loaded, Sources& sources,
                      Diagnostics& diagnostics) {
  for (const auto& part : demand.parts) {
    const fs::path file = loaded.root / part;
    if (fs::is_directory(file) || std::ranges::count(loaded.sops, part, &SopFile::path) > 0)
      continue;
    const bool common = std::ranges::any_of(
        loaded.common, [&](SourceId id) { return sources[id].name() == shown(file); });
    if (common) {
      demand.whole = true;
      continue;
    }
    report_at(file,
              {.code = "not-in-project",
               .arguments = {part},
               .hint = Message{.key = "add-to-manual", .arguments = {part}}},
              sources, diagnostics);
  }
}

bool is_in_paths(const SopFile& sop, const Demand& demand) {
  return demand.whole || std::ranges::any_of(demand.parts, [&](const std::string& part) {
           return lies_in(sop.path, part);
         });
}

/// Chooses the SOPs that are asked for; adds the ids of all to those in the paths or elsewhere.
Selection select(Loaded loaded, const Demand& demand, const Request& request, Batch& batch) {
  Selection selection{.project = std::move(loaded),
                      .chosen = {},
                      .whole = demand.whole && request.only.empty() && request.shard.is_all()};
  const auto& sops = selection.project.sops;
  for (std::size_t at = 0; at < sops.size(); ++at) {
    const auto id = id_of(sops[at]);
    const bool inside = is_in_paths(sops[at], demand);
    (inside ? batch.ids : batch.elsewhere).push_back(id);
    const bool wanted = request.only.empty() || std::ranges::count(request.only, id) > 0;
    if (inside && wanted && request.shard.holds(at)) selection.chosen.push_back(at);
  }
  return selection;
}

/// Passes on what concerns the chosen SOPs and the project as a whole.
void pass_on(const Diagnostics& told, const Selection& selection, bool whole,
             Diagnostics& diagnostics) {
  const auto& loaded = selection.project;
  std::set<SourceId> sources(loaded.common.begin(), loaded.common.end());
  if (whole) sources.insert(loaded.unmatched.begin(), loaded.unmatched.end());
  for (const auto at : selection.chosen) sources.insert(loaded.sops[at].source);
  for (const auto& one : told.all()) {
    if (sources.contains(one.span.source)) diagnostics.report(one);
  }
}

}  // namespace

std::string id_of(const SopFile& sop) {
  if (sop.entry && sop.entry->id) return sop.entry->id->text;
  return fs::path(sop.path).stem().string();
}

Batch open_batch(const Request& request, Sources& sources, Diagnostics& diagnostics,
                 const Loading& loading) {
  Batch batch;
  for (auto& demand : demands_of(request, batch, sources, diagnostics)) {
    Diagnostics told;
    auto loaded = load(demand.manual, sources, told, loading);
    if (loaded && loaded->must_be_read) {
      auto whole = loading;
      whole.state = nullptr;
      whole.rest_above = std::numeric_limits<std::size_t>::max();
      told = {};
      loaded = load(demand.manual, sources, told, whole);
    }
    if (!loaded) {
      diagnostics.append(std::move(told));
      continue;
    }
    report_strangers(demand, *loaded, sources, diagnostics);
    batch.selections.push_back(select(std::move(*loaded), demand, request, batch));
    pass_on(told, batch.selections.back(), batch.selections.back().whole, diagnostics);
  }
  std::ranges::copy_if(request.only, std::back_inserter(batch.unknown), [&](const std::string& id) {
    return std::ranges::count(batch.ids, id) == 0;
  });
  return batch;
}

}  // namespace sopan::publish
