#include "pipeline/publish/build.hpp"

#include <cmath>
#include <csignal>
#include <iostream>
#include <nlohmann/json.hpp>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/interrupt.hpp"
#include "pipeline/cli/phrases.hpp"
#include "pipeline/cli/press.hpp"
#include "pipeline/publish/files.hpp"

namespace sopan::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Thousandths are enough, and are the same on every machine.
double rounded(double value) { return std::round(value * 1000) / 1000; }

Json as_data(const publish::Made& made) {
  return {{"id", made.id},
          {"path", made.path},
          {"unchanged", made.unchanged},
          {"pages", made.pages},
          {"rows", made.flow.rows},
          {"arrows", made.flow.arrows},
          {"crossings", made.flow.crossings},
          {"bends", made.flow.bends},
          {"overlaps", made.flow.overlaps},
          {"through", made.flow.through},
          {"label_hits", made.flow.label_hits},
          {"smallest_type", rounded(made.smallest_type.pt())},
          {"warnings", made.warnings},
          {"ms",
           {{"read", rounded(made.times.read)},
            {"validate", rounded(made.times.validate)},
            {"localize", rounded(made.times.localize)},
            {"arrange", rounded(made.times.arrange)},
            {"write", rounded(made.times.write)}}}};
}

void write_report(const std::string& file, const std::vector<publish::Made>& made) {
  Json documents = Json::array();
  for (const auto& one : made) documents.push_back(as_data(one));
  const Json report = {{"documents", std::move(documents)}};
  files::write_file(file, report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

/// Why each PDF was printed.
void explain(const std::vector<publish::Made>& made, Language language) {
  for (const auto& one : made) {
    if (one.unchanged) continue;
    std::string changes;
    for (const auto& name : one.changes) changes += (changes.empty() ? "" : ", ") + name;
    std::cout << (changes.empty() ? phrase("is-new", {one.path}, language)
                                  : phrase("has-changed", {one.path, changes}, language))
              << '\n';
  }
}

}  // namespace

int build(const Options& options) {
  const auto pressed = press(options, true);
  if (options.explain && !options.json) explain(pressed.made, options.language);
  const int code = tell(pressed.diagnostics, pressed.sources, pressed.tally, options);
  if (options.report) write_report(*options.report, pressed.made);
  if (!Interrupt::came()) return code;
  std::cerr << phrase("stopped", {}, options.language) << '\n';
  return 128 + SIGINT;
}

}  // namespace sopan::cli
