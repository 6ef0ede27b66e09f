#include "pipeline/cli/batch.hpp"

#include "pipeline/cli/usage.hpp"
#include "pipeline/validate/nearest.hpp"

namespace sopan::cli {

publish::Batch asked_batch(const Options& options, Sources& sources, Diagnostics& diagnostics) {
  publish::Request request{.only = options.only};
  request.paths.assign(options.arguments.begin(), options.arguments.end());
  if (request.paths.empty()) request.paths.emplace_back(".");
  auto batch = publish::open_batch(request, sources, diagnostics);
  if (!batch.outside.empty())
    throw UsageError({"no-project", {batch.outside.front()}}, {"start-project", {}});
  // An id may be one of a manual that could not be read; that fault is told already.
  if (!batch.unknown.empty() && !diagnostics.has_errors()) {
    const auto& id = batch.unknown.front();
    const auto meant = nearest(id, batch.ids);
    throw UsageError({"unknown-id", {id}},
                     meant ? Said{"did-you-mean", {"“" + *meant + "”"}} : Said{"see-help", {}});
  }
  return batch;
}

}  // namespace sopan::cli
